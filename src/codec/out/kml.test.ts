/** A KML file read back by OGR. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FeatureCollection, Geometry, Polygon } from 'geojson';
import { describe, expect, it } from 'vitest';
import { exported } from '../../../tests/fixtures/exported';
import { hasTool } from '../../../tests/fixtures/foreign';
import { createFrame } from '../../kernel/frame';
import { regionFromRings } from '../../kernel/region';
import { objectId } from '../../kernel/units';
import { anAnalysis, ORIGIN, squareRing } from '../../testing/analysis-builder';
import { aCamera, aPlan, aZone } from '../../testing/small-plan';

const HAS_OGR = hasTool('ogr2ogr');

const NAME = '</name><Placemark><b>École</b> &amp; ]]> "\u0001';

function written(): Uint8Array {
  const region = regionFromRings([squareRing(0, 0, 50), squareRing(0, 0, 20).toReversed()]);
  return exported({
    format: 'kml',
    plan: aPlan([aCamera({ ref: NAME }), aZone({ name: 'Été' })]),
    analysis: anAnalysis({
      geometry: { devices: [{ id: objectId('c1'), levels: [{ level: 'detect', region }] }] },
    }),
  });
}

function layersOf(bytes: Uint8Array): (name: string) => FeatureCollection {
  const folder = mkdtempSync(join(tmpdir(), 'kml-out-'));
  try {
    const file = join(folder, 'plan.kml');
    writeFileSync(file, bytes);
    const names = [
      ...execFileSync('ogrinfo', ['-ro', '-q', file], { encoding: 'utf8' }).matchAll(
        /^\d+: (.*?)(?: \(|$)/gm,
      ),
    ].map(([, name]) => name!);
    const layers = new Map(
      names.map((name) => [
        name,
        JSON.parse(
          execFileSync(
            'ogr2ogr',
            ['-f', 'GeoJSON', '-lco', 'COORDINATE_PRECISION=10', '/vsistdout/', file, name],
            { encoding: 'utf8' },
          ),
        ) as FeatureCollection,
      ]),
    );
    return (name) => layers.get(name) ?? { type: 'FeatureCollection', features: [] };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** OGR gives a collection of one part as that part, or as a collection. */
const onlyPolygon = (shape: Geometry): Polygon => {
  if (shape.type === 'GeometryCollection') return shape.geometries[0] as Polygon;
  return shape.type === 'MultiPolygon'
    ? { type: 'Polygon', coordinates: shape.coordinates[0]! }
    : (shape as Polygon);
};

describe('KML', () => {
  it.runIf(HAS_OGR)('[X16] has a folder for each kind, hostile names as text', () => {
    const layer = layersOf(written());
    const devices = layer('Appareils').features;
    expect(devices).toHaveLength(1);
    // XML has no place for U+0001 at all.
    expect(devices[0]!.properties?.['Name']).toBe(NAME.replace('\u0001', ''));
    expect(devices[0]!.properties).toMatchObject({ kind: 'camera', id: 'c1' });
    expect(layer('Zones').features[0]!.properties?.['Name']).toBe('Été');
    expect(layer('Zones aveugles').features).toHaveLength(1);
  });

  it.runIf(HAS_OGR)('[X16] has seen areas with their holes, to a centimetre', () => {
    const [seen] = layersOf(written())('Vu – detect').features;
    const frame = createFrame(ORIGIN);
    const halves = onlyPolygon(seen!.geometry).coordinates.map((ring) =>
      ring.map(([lon, lat]) => Math.max(...frame.toFrame(lon!, lat!).map((value) => Math.abs(value)))),
    );
    expect(halves.map((ring) => ring.length)).toEqual([5, 5]);
    for (const half of halves[0]!) expect(Math.abs(half - 50)).toBeLessThan(0.01);
    for (const half of halves[1]!) expect(Math.abs(half - 20)).toBeLessThan(0.01);
  });
});
