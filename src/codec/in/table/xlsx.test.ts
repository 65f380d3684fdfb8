import { strFromU8, strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { hasSharedData, sharedFile } from '../../../../tests/fixtures/shared-data';
import { read, taken } from '../../../testing/geojson';
import { finish } from '../../../kernel/steps';
import { readXlsx } from './xlsx';

const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A workbook made of sheets' rows as they stand in the file. */
function workbook(sheets: Record<string, string>, more: Record<string, string> = {}): Uint8Array {
  const names = Object.keys(sheets);
  const files: Record<string, string> = {
    'xl/workbook.xml': `<workbook xmlns:r="${REL}"><sheets>${names.map((name, i) => `<sheet name="${name}" sheetId="${i + 1}" r:id="r${i}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${names.map((_, i) => `<Relationship Id="r${i}" Target="worksheets/s${i}.xml"/>`).join('')}</Relationships>`,
    ...Object.fromEntries(
      names.map((name, i) => [
        `xl/worksheets/s${i}.xml`,
        `<worksheet><sheetData>${sheets[name]}</sheetData></worksheet>`,
      ]),
    ),
    ...more,
  };
  return zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)])));
}

const row = (r: number, ...cells: (string | number)[]): string =>
  `<row r="${r}">${cells
    .map((cell, i) =>
      typeof cell === 'number'
        ? `<c r="${String.fromCharCode(65 + i)}${r}"><v>${cell}</v></c>`
        : `<c r="${String.fromCharCode(65 + i)}${r}" t="inlineStr"><is><t>${cell}</t></is></c>`,
    )
    .join('')}</row>`;

describe('XLSX', () => {
  it('finds the header below a title, skips sheets without places, keeps row numbers', () => {
    const bytes = workbook({
      Notes: row(1, 'nothing here'),
      Caméras:
        row(1, 'Parc de caméras 2026') +
        row(3, 'Réf', 'Latitude', 'Longitude', 'Hauteur (m)') +
        row(4, 'C-1', 43.3, 5.37, 4.5) +
        row(5, 'C-2', 'x', 5.37),
    });
    const { outcome, fault } = read(bytes);
    expect(outcome?.preview).toMatchObject({ format: 'xlsx', cameras: 1, leftOut: 1 });
    expect(outcome?.cameras[0]).toMatchObject({ ref: 'C-1', position: [5.37, 43.3], height_m: 4.5 });
    expect(fault('coordinates.notNumbers')).toMatchObject({ line: 5 });
  });

  it('reads shared and rich text, dates, truth values and gaps between cells', () => {
    const bytes = workbook(
      {
        A:
          '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="D1" t="s"><v>2</v></c><c r="E1" t="s"><v>3</v></c></row>' +
          '<row r="2"><c r="A2"><v>5.37</v></c><c r="B2"><v>43.3</v></c><c r="D2" s="1"><v>46352.5</v></c><c r="E2" t="b"><v>1</v></c></row>',
      },
      {
        'xl/sharedStrings.xml':
          '<sst><si><t>lon</t></si><si><r><t>la</t></r><r><t>t</t></r><rPh><t>no</t></rPh></si><si><t>posé le</t></si><si><t>vu</t></si></sst>',
        'xl/styles.xml': '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="22"/></cellXfs></styleSheet>',
      },
    );
    // 46352 days after 1899-12-30 is 2026-11-26 (Excel's own =DATE(2026,11,26)).
    expect(taken(bytes).cameras[0]!.unknown).toMatchObject({ 'posé le': '2026-11-26T12:00:00', vu: 'true' });
  });

  it.each([
    // LibreOffice's own days for these numbers.
    [1, '1899-12-31'],
    [60, '1900-02-28'],
    [61, '1900-03-01'],
    [36585, '2000-02-29'],
    [46353.25, '2026-11-27T06:00:00'],
  ])('day %d is %s', (number, date) => {
    const bytes = workbook(
      {
        A: `${row(1, 'lon', 'lat', 'd')}<row r="2"><c r="A2"><v>5</v></c><c r="B2"><v>43</v></c><c r="C2" s="1"><v>${number}</v></c></row>`,
      },
      {
        'xl/styles.xml': '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>',
      },
    );
    expect(taken(bytes).cameras[0]!.unknown).toMatchObject({ d: date });
  });

  it('opens the plan that a workbook of tables holds, shapes longer than a cell too', () => {
    const rest = JSON.stringify({ anglemort: { format: 1, name: 'Vieux-Port' } });
    const zone = JSON.stringify({
      geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [5, 43],
            [5.1, 43],
            [5.1, 43.1],
            [5, 43],
          ],
        ],
      },
    });
    const bytes = workbook({
      Plan:
        row(1, 'kind', 'id', 'name', 'azimuth_deg', 'longitude', 'latitude', 'geometry', 'geometry_2') +
        row(2, 'anglemort', '', '', '', '', '', rest.slice(0, 20), rest.slice(20)) +
        row(3, 'camera', 'c1', '&quot;12&quot;', 90, 5.37, 43.3, '') +
        row(4, 'zone', 'z1', 'Place', '', '', '', zone.slice(0, 30), zone.slice(30)),
    });
    const { format, planJson } = taken(bytes);
    expect(format).toBe('plan');
    expect(JSON.parse(strFromU8(planJson!))).toEqual({
      type: 'FeatureCollection',
      anglemort: { format: 1, name: 'Vieux-Port' },
      features: [
        {
          type: 'Feature',
          properties: { kind: 'camera', id: 'c1', name: '12', azimuth_deg: 90 },
          geometry: { type: 'Point', coordinates: [5.37, 43.3] },
        },
        {
          type: 'Feature',
          properties: { kind: 'zone', id: 'z1', name: 'Place' },
          geometry: {
            type: 'Polygon',
            coordinates: [
              [
                [5, 43],
                [5.1, 43],
                [5.1, 43.1],
                [5, 43],
              ],
            ],
          },
        },
      ],
    });
  });

  it('refuses what is broken, packed without end or has no places', () => {
    expect(read(workbook({ A: '<row><c>' })).codes).toEqual(['xlsx.broken']);
    expect(read(workbook({ A: row(1, 'a', 'b') + row(2, 1, 2) })).codes).toEqual(['table.noCoordinates']);
    expect(read(workbook({ A: row(1, 'lon', 'lat') }), { maxBytes: 100 }).codes).toEqual(['file.tooBig']);
  });

  it.runIf(hasSharedData())('reads a real workbook, and says that it has no places', () => {
    const bytes = sharedFile('bad-input/64-cameras.xlsx');
    expect(read(bytes).fault('table.noCoordinates')?.params).toMatchObject({
      columns: 'id_cam, adresse, hauteur, azimut, type_cam',
    });
    const grids = finish(readXlsx(bytes, { maxBytes: 1e6, maxRatio: 200 }));
    expect(grids.ok && grids.value[0]).toMatchObject({
      name: 'Caméras',
      lines: [1, 2, 3, 4, 5],
      rows: [
        expect.anything(),
        ['CAM-001', 'Quai du Port – entrée', '6.5', '120', 'dôme'],
        expect.anything(),
        ['CAM-003', 'Rue de la République n° 3', '4.25', '', 'fixe'],
        expect.anything(),
      ],
    });
  });
});
