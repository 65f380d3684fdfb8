/**
 * A workbook (ECMA-376, SpreadsheetML): one sheet per table, typed cells, a filter and a frozen row of headers, set up
 * to print on A4 landscape, one page wide, headers on every page. The same tables give the same bytes.
 */
import { zipSync, strToU8 } from 'fflate';
import type { Table } from '../table';
import { escaped } from '../xml';
import { columnName, sheetXml, type SheetLook, type WorkbookWords } from './sheet-xml';
import { Styles } from './styles';

export interface Sheet extends SheetLook {
  readonly name: string;
  readonly table: Table;
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
/** Zip files hold a time; a fixed one keeps equal content equal. */
const TIME = '2000-01-01T00:00:00Z';

/** Progress in sheets; each step is a place to stop. */
export function* workbookSteps(
  sheets: readonly Sheet[],
  words: WorkbookWords,
): Generator<number, Uint8Array, void> {
  const named = withNames(sheets);
  const styles = new Styles();
  const files: Record<string, Uint8Array> = {};
  for (const [i, sheet] of named.entries()) {
    files[`xl/worksheets/sheet${i + 1}.xml`] = strToU8(sheetXml(sheet.table, sheet, styles, words));
    yield (i + 1) / (named.length + 1);
  }
  files['[Content_Types].xml'] = strToU8(contentTypes(named.length));
  files['_rels/.rels'] = strToU8(packageRelations());
  files['docProps/core.xml'] = strToU8(coreProperties(words.title));
  files['xl/workbook.xml'] = strToU8(workbookXml(named));
  files['xl/_rels/workbook.xml.rels'] = strToU8(workbookRelations(named.length));
  files['xl/styles.xml'] = strToU8(styles.xml());
  return zipSync(files, { mtime: TIME, level: 6 });
}

/** Excel takes at most 31 characters, none of []:*?/\ and no name twice, whatever its case. */
function withNames(sheets: readonly Sheet[]): Sheet[] {
  const taken = new Set<string>();
  return sheets.map((sheet) => {
    const plain =
      sheet.name
        .replaceAll(/[[\]:*?/\\']/g, ' ')
        .trim()
        .slice(0, 31) || 'Sheet';
    let name = plain;
    for (let n = 2; taken.has(name.toLowerCase()); n++) name = `${plain.slice(0, 27)} ${n}`;
    taken.add(name.toLowerCase());
    return { ...sheet, name };
  });
}

const contentTypes = (sheets: number): string =>
  `${HEAD}<Types xmlns="${PACKAGE}/content-types">` +
  '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
  '<Default Extension="xml" ContentType="application/xml"/>' +
  `<Override PartName="/xl/workbook.xml" ContentType="${TYPES}.sheet.main+xml"/>` +
  `<Override PartName="/xl/styles.xml" ContentType="${TYPES}.styles+xml"/>` +
  '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>' +
  numbered(
    sheets,
    (n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${TYPES}.worksheet+xml"/>`,
  ) +
  '</Types>';

const numbered = (count: number, write: (n: number) => string): string =>
  Array.from({ length: count }, (_, i) => write(i + 1)).join('');

const packageRelations = (): string =>
  `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">` +
  `<Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/>` +
  `<Relationship Id="rId2" Type="${PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>` +
  '</Relationships>';

const workbookRelations = (sheets: number): string =>
  `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">` +
  numbered(
    sheets,
    (n) => `<Relationship Id="rId${n}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${n}.xml"/>`,
  ) +
  `<Relationship Id="rId${sheets + 1}" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`;

const coreProperties = (title: string): string =>
  `${HEAD}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">` +
  `<dc:title>${escaped(title)}</dc:title><dc:creator>Anglemort</dc:creator></cp:coreProperties>`;

function workbookXml(sheets: readonly Sheet[]): string {
  const list = sheets.map(
    ({ name }, i) => `<sheet name="${escaped(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`,
  );
  // The filter's range is named twice: in the sheet, and here, where Excel looks for it.
  const names = sheets.flatMap(({ name, table, filter }, i) => {
    const quoted = escaped(`'${name}'`);
    const last = columnName(table.columns.length - 1);
    const titles = `<definedName name="_xlnm.Print_Titles" localSheetId="${i}">${quoted}!$1:$1</definedName>`;
    const range = `${quoted}!$A$1:$${last}$${table.rows.length + 1}`;
    const filtered = `<definedName name="_xlnm._FilterDatabase" localSheetId="${i}" hidden="1">${range}</definedName>`;
    return filter ? [filtered, titles] : [titles];
  });
  return (
    `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${list.join('')}</sheets>` +
    `<definedNames>${names.join('')}</definedNames></workbook>`
  );
}
