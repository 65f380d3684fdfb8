/** The entities of a DXF drawing: pairs of a group code and a value, each on a line of its own. */
import type { Xy } from './arcs';

export interface Entity {
  readonly type: string;
  readonly layer: string;
  /** The last value of each numeric group code. */
  readonly numbers: ReadonlyMap<number, number>;
  readonly vertices: readonly { readonly at: Xy; readonly bulge: number }[];
}

interface Growing extends Entity {
  layer: string;
  readonly numbers: Map<number, number>;
  readonly vertices: { readonly at: Xy; bulge: number }[];
}

/** Of the section ENTITIES, blocks not: what stands there is drawn where an INSERT says. */
export function* dxfEntities(text: string): Generator<{ readonly entity: Entity; readonly share: number }> {
  const reader = new EntityReader();
  for (const { code, value, at } of pairs(text)) {
    const entity = code === 0 ? reader.begin(value) : reader.take(code, value);
    if (entity) yield { entity, share: at / text.length };
  }
}

const ENDS = new Set(['SEQEND', 'ENDSEC', 'SECTION', 'EOF']);

class EntityReader {
  private section = '';
  private entity: Growing | undefined;
  /** A POLYLINE gathers the VERTEX entities that follow, up to SEQEND. */
  private polyline: Growing | undefined;

  /** A group 0 begins something and ends what was there. @returns what is finished. */
  begin(value: string): Entity | undefined {
    const ends = ENDS.has(value);
    const finished = this.polyline ? (ends ? this.polyline : undefined) : this.entity;
    if (ends) this.polyline = undefined;
    if (value === 'ENDSEC') this.section = '';
    this.entity = this.section === 'ENTITIES' && !ends ? begun(value) : undefined;
    if (this.entity?.type === 'POLYLINE') this.polyline = this.entity;
    return finished;
  }

  take(code: number, value: string): undefined {
    if (this.entity) takeValue(this.entity, this.polyline, code, value);
    else if (code === 2 && this.section === '') this.section = value;
  }
}

const begun = (type: string): Growing => ({ type, layer: '0', numbers: new Map(), vertices: [] });

function takeValue(entity: Growing, polyline: Growing | undefined, code: number, value: string): void {
  if (code === 8) {
    entity.layer = decoded(value);
    return;
  }
  const number = Number(value);
  if (!Number.isFinite(number) || code >= 210) return;
  const target = entity.type === 'VERTEX' ? polyline : entity.type === 'LWPOLYLINE' ? entity : undefined;
  if (target) addVertexValue(target, entity, code, number);
  entity.numbers.set(code, number);
}

/** The x of a vertex comes before its y, its bulge after. */
function addVertexValue(target: Growing, entity: Growing, code: number, number: number): void {
  if (code === 20) {
    const x = entity.numbers.get(10);
    if (x !== undefined) target.vertices.push({ at: [x, number], bulge: 0 });
  } else if (code === 42) {
    const vertex = target.vertices.at(-1);
    if (vertex) vertex.bulge = number;
  }
}

/** `\U+00E9` is how older drawings write é. */
const decoded = (value: string): string =>
  value.replace(/\\U\+([\da-f]{4})/giu, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

function* pairs(
  text: string,
): Generator<{ readonly code: number; readonly value: string; readonly at: number }> {
  let at = 0;
  const line = (): string => {
    const end = text.indexOf('\n', at);
    const found = text.slice(at, end === -1 ? text.length : end).trim();
    at = end === -1 ? text.length : end + 1;
    return found;
  };
  while (at < text.length) {
    const code = Number.parseInt(line(), 10);
    const value = line();
    // A line that is no code is a comment of a broken writer: the next pair begins anew.
    if (Number.isInteger(code)) yield { code, value, at };
  }
}
