import { strFromU8 } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { read } from '../../testing/geojson';
import { hasSharedData, sharedFile } from '../../../tests/fixtures/shared-data';
import type { Fault } from '../../kernel/fault';
import type { ReadOutcome } from './outcome';
import { READ_FAULTS } from './fault-codes';
import { loadSqlite } from './sqlite/load';

interface Expected {
  readonly file: string;
  readonly verdict: 'accept' | 'warn' | 'reject';
  readonly keep: { streets: number; buildings: number; cameras: number } | null;
}

/** Files that are refused, by what is wrong with them. */
const REFUSED: Readonly<Record<string, string>> = {
  '01-truncated.geojson': 'json.truncated',
  '11-nan-literal.geojson': 'json.syntax',
  '22-zip-of-zeros-200MB.zip': 'file.isBomb',
  '24-not-a-shapefile.zip': 'file.zipBroken',
  '27-xxe.kml': 'xml.entities',
  '32-cameras-no-coordinates.csv': 'table.noCoordinates',
  '35-zero-bytes.geojson': 'file.empty',
  '36-png-renamed.geojson': 'file.isImage',
  '44-deeply-nested.json': 'json.tooDeep',
  '53-comments-and-trailing-commas.geojson': 'json.syntax',
  '54-login-page-saved-as.geojson': 'file.isWebPage',
  // Read, but the list says nowhere where its cameras are: as 32.
  '64-cameras.xlsx': 'table.noCoordinates',
};

/** What a report must say of a file that is taken with one. */
const TOLD: Readonly<Record<string, readonly string[]>> = {
  '03-lambert93-old-crs-member.geojson': ['crs.reprojected'],
  '06-lat-lon-swapped.geojson': ['coordinates.maybeSwapped'],
  '07-self-intersecting-building.geojson': ['ring.repaired'],
  '08-unclosed-ring.geojson': ['ring.wasOpen', 'ring.tooFewPoints'],
  '10-zero-area-polygon.geojson': ['ring.zeroArea'],
  '12-null-and-string-coordinates.geojson': ['coordinates.notNumbers', 'coordinates.missing'],
  '13-null-geometry.geojson': ['feature.noGeometry', 'feature.unclassified'],
  '14-geometrycollection.geojson': ['geometry.collectionFlattened', 'geometry.emptyCollection'],
  '17-empty-featurecollection.geojson': ['geojson.empty'],
  '19-shapefile-lambert93.zip': ['crs.reprojected'],
  '25-cameras.kml': ['feature.noGeometry'],
  '26-cameras.kmz': ['feature.noGeometry'],
  '28-cameras-excel-francais-windows1252.csv': ['file.encodingGuessed'],
  '34-header-only.csv': ['geojson.empty'],
  '55-overpass-raw.json': ['osm.missingNodes'],
  '57-tiny-osm.osm': ['osm.missingNodes'],
  '42-out-of-range.geojson': [
    'coordinates.notFinite',
    'coordinates.outOfRange',
    'coordinates.nullIsland',
    'coordinates.pole',
  ],
  '51-bare-geometry.geojson': ['feature.unclassified'],
};

/** What `expected.json` leaves open. */
const KEPT: Readonly<Record<string, Expected['keep']>> = {
  '65-batiments.gpkg': { streets: 0, buildings: 2, cameras: 0 },
};

/** Files of metres that do not say which: asked about, and read once the user agrees. */
const ASKED = new Set(['02-lambert93-no-crs.geojson', '20-shapefile-no-prj-no-dbf.zip']);

/** One layer per file is how data come: that streets stand in another one is no fault of this one. */
const NOTHING_TO_TELL = new Set(['59-only-one-layer.geojson', '23-zip-path-traversal.zip']);

/** Cameras without a direction are told in every file; a placemark without a place as README asks: no complaints. */
const ALWAYS_TOLD = new Set(['camera.directionUnknown', 'feature.unclassified', 'feature.noGeometry']);

const there = hasSharedData();
const cases: readonly Expected[] = there
  ? (JSON.parse(strFromU8(sharedFile('bad-input/expected.json'))) as Expected[])
  : [];

const kept = ({ preview: { streets, buildings, cameras } }: ReadOutcome) => ({ streets, buildings, cameras });

function refusedWith(
  file: string,
  outcome: ReadOutcome | undefined,
  faults: readonly Fault[],
): string | undefined {
  expect(outcome).toBeUndefined();
  expect(faults.every((fault) => fault.file === file && fault.severity === 'error')).toBe(true);
  return faults[0]?.code;
}

let sqlite: Awaited<ReturnType<typeof loadSqlite>>;
beforeAll(async () => {
  sqlite = await loadSqlite();
});

describe.skipIf(!there)('bad-input', () => {
  it('is known, file by file', () => {
    expect(cases.length).toBeGreaterThan(50);
  });

  it.each(cases.map((one) => [one.file, one] as const))('%s', (file, { verdict, keep }) => {
    const bytes = sharedFile(`bad-input/${file}`);
    const { outcome, faults, codes } = read(bytes, { sqlite }, file);
    for (const code of codes) expect(Object.keys(READ_FAULTS)).toContain(code);
    const named = REFUSED[file];
    if (verdict === 'reject') expect(named).toBeDefined();
    if (named !== undefined) {
      expect(refusedWith(file, outcome, faults)).toBe(named);
    } else if (ASKED.has(file)) {
      expect(outcome).toBeUndefined();
      expect(faults[0]).toMatchObject({ code: 'crs.notDegrees', params: { proposal: 'EPSG:2154' } });
      const agreed = read(bytes, { crs: 'EPSG:2154' }, file);
      expect(kept(agreed.outcome!)).toEqual(keep);
      if (file.endsWith('.zip'))
        expect(agreed.codes).toEqual(expect.arrayContaining(['shapefile.noPrj', 'shapefile.noAttributes']));
    } else {
      expect(kept(outcome!)).toEqual(keep ?? KEPT[file]);
      expect(codes).toEqual(expect.arrayContaining([...(TOLD[file] ?? [])]));
      // What was done for the user (converted, decoded) is news, no complaint.
      const complaints = faults
        .filter(({ code, severity }) => severity !== 'info' && !ALWAYS_TOLD.has(code))
        .map(({ code }) => code);
      if (verdict === 'accept') expect(complaints).toEqual([]);
      else if (!NOTHING_TO_TELL.has(file)) expect(codes.length).toBeGreaterThan(0);
    }
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it('lands Lambert-93 within 0.1 m of the same quarter in degrees', () => {
    const degrees = read(sharedFile('bad-input/00-valid-reference.geojson')).outcome!.city;
    for (const [file, options] of [
      ['02-lambert93-no-crs.geojson', { crs: 'EPSG:2154' }],
      ['03-lambert93-old-crs-member.geojson', {}],
    ] as const) {
      const metres = read(sharedFile(`bad-input/${file}`), options).outcome!.city;
      for (const layer of ['buildings', 'streets'] as const) {
        metres[layer].lonLat.forEach((value, i) => {
          // 1e-6° is 0.1 m; the files give centimetres.
          expect(Math.abs(value - degrees[layer].lonLat[i]!)).toBeLessThan(1e-6);
        });
      }
    }
  });

  it('says where a damaged text breaks', () => {
    const place = (file: string) => {
      const [fault] = read(sharedFile(`bad-input/${file}`)).faults;
      return [fault!.line, fault!.column];
    };
    expect(place('11-nan-literal.geojson')).toEqual([18, 7]);
    expect(place('53-comments-and-trailing-commas.geojson')).toEqual([1, 1]);
    expect(place('01-truncated.geojson')[0]).toBe(68);
  });
});
