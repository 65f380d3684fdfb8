/** A drawing of AutoCAD 2000 (AC1015): the sections, tables and handles without which CAD programs refuse it. */
import { cadText } from './encoding';

type Xy = readonly [x: number, y: number];
type Code = readonly [group: number, value: string | number];

/** Handles of what every drawing has; entities count on from FIRST. */
const HANDLE = { blocks: '1', model: '2', paper: '3', root: '4', groups: '5' } as const;
const FIRST = 0x100;

export class Drawing {
  private readonly lines: string[] = [];
  private next = FIRST;
  private readonly layers: ReadonlyMap<string, number>;
  /** west, south, east, north of all that was drawn, m. */
  readonly box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];

  /** @param layers name to AutoCAD colour number. */
  constructor(layers: ReadonlyMap<string, number>) {
    this.layers = layers;
  }

  polyline(layer: string, points: readonly Xy[], closed: boolean): void {
    if (points.length < 2) return;
    this.entity('LWPOLYLINE', layer, 'AcDbPolyline', [
      [90, points.length],
      [70, closed ? 1 : 0],
      ...points.flatMap((point) => this.at(point)),
    ]);
  }

  circle(layer: string, centre: Xy, radius_m: number): void {
    this.entity('CIRCLE', layer, 'AcDbCircle', [...this.at(centre), [30, 0], [40, radius_m]]);
  }

  text(layer: string, at: Xy, height_m: number, text: string): void {
    const value = cadText(text);
    if (value === '') return;
    this.entity('TEXT', layer, 'AcDbText', [
      ...this.at(at),
      [30, 0],
      [40, height_m],
      [1, value],
      [100, 'AcDbText'],
    ]);
  }

  private at([x, y]: Xy): readonly Code[] {
    const { box } = this;
    box[0] = Math.min(box[0], x);
    box[1] = Math.min(box[1], y);
    box[2] = Math.max(box[2], x);
    box[3] = Math.max(box[3], y);
    return [
      [10, x],
      [20, y],
    ];
  }

  private entity(type: string, layer: string, subclass: string, codes: readonly Code[]): void {
    this.lines.push(
      coded([
        [0, type],
        [5, this.handle()],
        [330, HANDLE.model],
        [100, 'AcDbEntity'],
        [8, layer],
        [100, subclass],
      ]),
      coded(codes),
    );
  }

  private handle(): string {
    return (this.next++).toString(16).toUpperCase();
  }

  /** The file's text, every sign of it in windows-1252. */
  toText(): string {
    const tables = this.tables();
    const [west, south, east, north] = this.box[0] <= this.box[2] ? this.box : [0, 0, 1, 1];
    const header = section('HEADER', [
      coded([
        [9, '$ACADVER'],
        [1, 'AC1015'],
        [9, '$DWGCODEPAGE'],
        [3, 'ANSI_1252'],
        [9, '$INSUNITS'],
        [70, 6],
      ]),
      coded([
        [9, '$MEASUREMENT'],
        [70, 1],
        [9, '$EXTMIN'],
        [10, west],
        [20, south],
        [30, 0],
      ]),
      coded([
        [9, '$EXTMAX'],
        [10, east],
        [20, north],
        [30, 0],
        [9, '$HANDSEED'],
        [5, this.handle()],
      ]),
    ]);
    const body = [section('TABLES', tables), blocks(), section('ENTITIES', this.lines), objects()];
    return `${header}${section('CLASSES', [])}${body.join('')}${coded([[0, 'EOF']])}`;
  }

  private tables(): string[] {
    const own = (type: string, subclass: string, codes: readonly Code[]): readonly Code[] =>
      record(type, subclass, this.handle(), codes);
    const table = (name: string, records: readonly (readonly Code[])[]): string =>
      tableText(name, this.handle(), records);
    const lineType = (name: string): readonly Code[] =>
      own('LTYPE', 'Linetype', pairs(2, name, 70, 0, 3, '', 72, 65, 73, 0, 40, 0));
    const layer = (name: string, colour: number): readonly Code[] =>
      own('LAYER', 'Layer', pairs(2, name, 70, 0, 62, colour, 6, 'Continuous'));
    const style = pairs(2, 'Standard', 70, 0, 40, 0, 41, 1, 50, 0, 71, 0, 42, 2, 3, 'arial.ttf', 4, '');
    return [
      table('VPORT', []),
      table('LTYPE', ['ByBlock', 'ByLayer', 'Continuous'].map(lineType)),
      table('LAYER', [layer('0', 7), ...[...this.layers].map(([name, colour]) => layer(name, colour))]),
      table('STYLE', [own('STYLE', 'TextStyle', style)]),
      table('VIEW', []),
      table('UCS', []),
      table('APPID', [own('APPID', 'RegApp', pairs(2, 'ACAD', 70, 0))]),
      table('DIMSTYLE', []),
      tableText('BLOCK_RECORD', HANDLE.blocks, [
        record('BLOCK_RECORD', 'Block', HANDLE.model, pairs(2, '*Model_Space')),
        record('BLOCK_RECORD', 'Block', HANDLE.paper, pairs(2, '*Paper_Space')),
      ]),
    ];
  }
}

/** Groups and values in turn. */
function pairs(...values: readonly (string | number)[]): readonly Code[] {
  const codes: Code[] = [];
  for (let i = 0; i < values.length; i += 2) codes.push([Number(values[i]), values[i + 1]!]);
  return codes;
}

const record = (type: string, subclass: string, handle: string, codes: readonly Code[]): readonly Code[] => [
  ...pairs(0, type, 5, handle, 100, 'AcDbSymbolTableRecord', 100, `AcDb${subclass}TableRecord`),
  ...codes,
];

const tableText = (name: string, handle: string, records: readonly (readonly Code[])[]): string =>
  coded([
    ...pairs(0, 'TABLE', 2, name, 5, handle, 330, 0, 100, 'AcDbSymbolTable', 70, records.length),
    ...(name === 'DIMSTYLE' ? pairs(100, 'AcDbDimStyleTable') : []),
    ...records.flat(),
    [0, 'ENDTAB'],
  ]);

const section = (name: string, parts: readonly string[]): string =>
  `${coded([
    [0, 'SECTION'],
    [2, name],
  ])}${parts.join('')}${coded([[0, 'ENDSEC']])}`;

function blocks(): string {
  const block = (name: string, owner: string, begin: string, end: string): string =>
    coded([
      [0, 'BLOCK'],
      [5, begin],
      [330, owner],
      [100, 'AcDbEntity'],
      [8, '0'],
      [100, 'AcDbBlockBegin'],
      [2, name],
      [70, 0],
      [10, 0],
      [20, 0],
      [30, 0],
      [3, name],
      [1, ''],
      [0, 'ENDBLK'],
      [5, end],
      [330, owner],
      [100, 'AcDbEntity'],
      [8, '0'],
      [100, 'AcDbBlockEnd'],
    ]);
  return section('BLOCKS', [
    block('*Model_Space', HANDLE.model, '10', '11'),
    block('*Paper_Space', HANDLE.paper, '12', '13'),
  ]);
}

const objects = (): string =>
  section('OBJECTS', [
    coded([
      [0, 'DICTIONARY'],
      [5, HANDLE.root],
      [330, 0],
      [100, 'AcDbDictionary'],
      [281, 1],
    ]),
    coded([
      [3, 'ACAD_GROUP'],
      [350, HANDLE.groups],
    ]),
    coded([
      [0, 'DICTIONARY'],
      [5, HANDLE.groups],
      [330, HANDLE.root],
      [100, 'AcDbDictionary'],
      [281, 1],
    ]),
  ]);

/** Lengths in m to a tenth of a millimetre; groups 60 to 99 and 170 on are whole numbers already. */
const coded = (codes: readonly Code[]): string =>
  codes
    .map(
      ([group, value]) =>
        `${group}\r\n${typeof value === 'number' ? Math.round(value * 1e4) / 1e4 : value}\r\n`,
    )
    .join('');
