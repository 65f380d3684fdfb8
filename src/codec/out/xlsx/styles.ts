/** The cell styles of a workbook: made when first asked for, written once all sheets are. */

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

/** Numbers of our own formats begin here (ECMA-376, 18.8.30). */
const FIRST_FORMAT = 164;
/** Built in: a date as the reader's language writes it. */
const DATE_FORMAT = 14;

export interface CellStyle {
  /** Excel's format code, or `date`; text as it stands when absent. */
  readonly format?: string;
  readonly header?: true;
  readonly wrapped?: true;
  /** Text that looks like a formula stays text when somebody edits the cell. */
  readonly quoted?: true;
}

export class Styles {
  private readonly formats: string[] = [];
  private readonly cells = new Map<string, number>();

  constructor() {
    this.indexOf({});
  }

  /** The style's number in the workbook. */
  indexOf(style: CellStyle): number {
    const xml = this.cellXml(style);
    const known = this.cells.get(xml);
    if (known !== undefined) return known;
    this.cells.set(xml, this.cells.size);
    return this.cells.size - 1;
  }

  private cellXml({ format, header, wrapped, quoted }: CellStyle): string {
    const look = header ? ' fontId="1" fillId="2" borderId="1"' : ' fontId="0" fillId="0" borderId="0"';
    const wrap =
      header || wrapped ? '<alignment vertical="top" wrapText="1"/>' : '<alignment vertical="top"/>';
    const quote = quoted ? ' quotePrefix="1"' : '';
    return (
      `<xf numFmtId="${this.formatId(format)}"${look} xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" ` +
      `applyBorder="1" applyAlignment="1"${quote}>${wrap}</xf>`
    );
  }

  private formatId(format: string | undefined): number {
    if (format === undefined) return 0;
    if (format === 'date') return DATE_FORMAT;
    const known = this.formats.indexOf(format);
    if (known >= 0) return FIRST_FORMAT + known;
    this.formats.push(format);
    return FIRST_FORMAT + this.formats.length - 1;
  }

  xml(): string {
    const formats = this.formats.map(
      (code, i) => `<numFmt numFmtId="${FIRST_FORMAT + i}" formatCode="${code.replaceAll('"', '&quot;')}"/>`,
    );
    const numFmts =
      formats.length > 0 ? `<numFmts count="${formats.length}">${formats.join('')}</numFmts>` : '';
    return (
      `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<styleSheet xmlns="${MAIN}">${numFmts}` +
      '<fonts count="2"><font><sz val="10"/><name val="Arial"/></font>' +
      '<font><b/><sz val="10"/><name val="Arial"/></font></fonts>' +
      '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>' +
      '<fill><patternFill patternType="solid"><fgColor rgb="FFE4EAEE"/></patternFill></fill></fills>' +
      '<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>' +
      '<border><left/><right/><top/><bottom style="thin"><color rgb="FF5B6B75"/></bottom><diagonal/></border></borders>' +
      '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
      `<cellXfs count="${this.cells.size}">${[...this.cells.keys()].join('')}</cellXfs>` +
      '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    );
  }
}
