import { booleanClockwise, kinks } from '@turf/turf';
import type { Feature, FeatureCollection, MultiPolygon } from 'geojson';
import { valid } from 'geojson-validation';
import { describe, expect, it } from 'vitest';
import { regionFromRings } from '../../kernel/region';
import { createFrame } from '../../kernel/frame';
import { objectId } from '../../kernel/units';
import { anAnalysis, ORIGIN, squareRing } from '../../testing/analysis-builder';
import { aCamera, aPlan } from '../../testing/small-plan';
import { coverageGeoJson } from './geojson';

interface Written extends FeatureCollection {
  readonly anglemort: Record<string, unknown>;
  readonly attribution: readonly string[];
}

const written = (analysis = anAnalysis(), plan = aPlan()): Written =>
  JSON.parse(coverageGeoJson(analysis, plan)) as Written;

const ofKind = (collection: FeatureCollection, kind: string): Feature[] =>
  collection.features.filter((f) => f.properties?.['kind'] === kind);

describe('coverageGeoJson', () => {
  it('[X3] is GeoJSON with one feature per device and level, per k, and per gap', () => {
    const collection = written();
    expect(valid(collection)).toBe(true);
    expect(collection.features.map((f) => f.id)).toEqual([
      'seen/c1/detect',
      'seen/c1/observe',
      'k/1',
      'gap/gap-1',
      'gap-area/gap-1',
    ]);
  });

  it('says of what plan, at what level, from whose data', () => {
    const { anglemort, attribution } = written();
    expect(anglemort).toMatchObject({ revision: 3, profile: 'dori', level: 'detect', targetHeight_m: 1.6 });
    expect(attribution).toEqual(['© OpenStreetMap contributors']);
  });

  it('names devices as people do, and keeps hostile names as text', () => {
    const plan = aPlan([aCamera({ name: '</script>"\u2028' })]);
    const [seen] = ofKind(written(anAnalysis(), plan), 'seen');
    expect(seen?.properties).toMatchObject({ ref: 'C-01', name: '</script>"\u2028', area_m2: 2500 });
  });

  it('[X3] winds by RFC 7946: outer rings counter-clockwise, holes clockwise, closed', () => {
    const region = regionFromRings([squareRing(0, 0, 50), squareRing(0, 0, 20).toReversed()]);
    const collection = written(
      anAnalysis({ geometry: { devices: [{ id: objectId('c1'), levels: [{ level: 'detect', region }] }] } }),
    );
    const [outer, hole] = (ofKind(collection, 'seen')[0]!.geometry as MultiPolygon).coordinates[0]!;
    expect([booleanClockwise(outer!), booleanClockwise(hole!)]).toEqual([false, true]);
    expect(outer!.at(-1)).toEqual(outer![0]);
    expect(kinks({ type: 'Polygon', coordinates: [outer!] }).features).toEqual([]);
  });

  it('[F1] lands within 2 mm of the frame', () => {
    const [seen] = ofKind(written(), 'seen');
    const [lon, lat] = (seen!.geometry as MultiPolygon).coordinates[0]![0]![0]!;
    const [x, y] = createFrame(ORIGIN).toFrame(lon!, lat!);
    // The first vertex of the square of half side 25 m round (20, 30); 1e-8° is 1.1 mm.
    expect(Math.hypot(x + 5, y - 5)).toBeLessThan(0.002);
  });

  it('[X4] leaves out what rounding leaves nothing of', () => {
    const speck = regionFromRings([squareRing(0, 0, 1e-5)]);
    const collection = written(
      anAnalysis({
        geometry: { devices: [{ id: objectId('c1'), levels: [{ level: 'detect', region: speck }] }] },
      }),
    );
    expect(ofKind(collection, 'seen')).toEqual([]);
  });

  it('[X3] is one feature per line, so that two runs can be compared', () => {
    const lines = coverageGeoJson(anAnalysis(), aPlan()).trimEnd().split('\n');
    expect(lines.filter((line) => line.startsWith('{"type":"Feature"'))).toHaveLength(5);
  });
});
