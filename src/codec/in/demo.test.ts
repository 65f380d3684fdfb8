import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { strFromU8, gunzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { hasSharedData, sharedFile } from '../../../tests/fixtures/shared-data';
import { analyse } from '../../analysis/analyse';
import { createFrame } from '../../kernel/frame';
import type { Buildings } from '../../model/city';
import type { LonLat, PlanObject } from '../../model/plan';
import { taken } from '../../testing/geojson';
import { parseCatalogue, parseLevelProfile, parseStreetClasses } from '../data-schema';
import { readPlan } from '../plan';
import { finish } from '../../kernel/steps';
import { mergeCities } from './merge-cities';

const DATA = fileURLToPath(new URL('../../../data/', import.meta.url));
const LAYERS = ['buildings', 'streets', 'furniture'] as const;
const bytesOf = (path: string): Uint8Array => readFileSync(DATA + path);
const jsonOf = (path: string): unknown => JSON.parse(strFromU8(bytesOf(path)));

interface GeoJson {
  readonly attribution: string;
  readonly date: string;
  readonly features: readonly {
    readonly id: string;
    readonly properties: Readonly<Record<string, unknown>>;
    readonly geometry: unknown;
  }[];
}

function valueOf<T>(result: { ok: true; value: T } | { ok: false; error: unknown }): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

const city = mergeCities(LAYERS.map((layer) => taken(bytesOf(`demo/${layer}.geojson`)).city));
const reading = valueOf(readPlan(bytesOf('demo/plan.geojson')));
const objects = [...reading.plan.objects.values()];
const ofKind = <K extends PlanObject['kind']>(kind: K) =>
  objects.filter((object): object is Extract<PlanObject, { kind: K }> => object.kind === kind);

describe('the demo city', () => {
  it('is what the build step makes of the tile, byte for byte', () => {
    const folder = mkdtempSync(join(tmpdir(), 'anglemort-demo-'));
    try {
      execFileSync(process.execPath, [`${DATA}demo/build-demo.mjs`, folder], { stdio: 'ignore' });
      for (const layer of LAYERS) {
        const built = readFileSync(join(folder, `${layer}.geojson`), 'utf8');
        expect([layer, built === strFromU8(bytesOf(`demo/${layer}.geojson`))]).toEqual([layer, true]);
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('names its source, carries nobody’s name and stays small', () => {
    let size = statSync(`${DATA}demo/plan.geojson`).size;
    for (const layer of LAYERS) {
      const text = strFromU8(bytesOf(`demo/${layer}.geojson`));
      const { features } = JSON.parse(text) as GeoJson;
      const names = new Set(features.flatMap((one) => Object.keys(one.properties)));
      expect([...names].filter((name) => /^@|user|uid|changeset|timestamp/u.test(name))).toEqual([]);
      expect((JSON.parse(text) as GeoJson).attribution).toBe('© OpenStreetMap contributors');
      expect((JSON.parse(text) as GeoJson).date).toBe('2017-12');
      size += text.length;
    }
    expect(size).toBeLessThan(3_000_000);
  });

  it('is about 2 km square and dense', () => {
    expect(city.buildings.ids.length).toBeGreaterThan(1000);
    expect(city.streets.ids.length).toBeGreaterThan(700);
    expect(city.furniture.ids.length).toBeGreaterThan(80);
  });

  it.skipIf(!hasSharedData())('agrees with the reference, feature by feature', () => {
    for (const layer of LAYERS) {
      const text = strFromU8(gunzipSync(sharedFile(`astana/${layer}.geojson.gz`)));
      const reference = new Map<string, Set<string>>();
      for (const { id, geometry } of (JSON.parse(text) as GeoJson).features) {
        reference.set(id, (reference.get(id) ?? new Set()).add(JSON.stringify(geometry)));
      }
      const { features } = jsonOf(`demo/${layer}.geojson`) as GeoJson;
      const missing = features.filter(({ id }) => !reference.has(id)).map(({ id }) => id);
      const different = features.filter(
        ({ id, geometry }) => reference.has(id) && !reference.get(id)!.has(JSON.stringify(geometry)),
      );
      expect([layer, missing]).toEqual([layer, []]);
      // Ways that the tile's edge cuts are whole in the reference, which joined sixteen tiles.
      expect(different.length).toBeLessThan(0.01 * features.length);
    }
  });
});

describe('the demo plan', () => {
  const frame = createFrame(reading.plan.head.origin!);

  it('opens without a fault', () => {
    expect([reading.status, reading.faults]).toEqual(['ok', []]);
  });

  it('shows what the program knows: devices, zones, places, sites, an obstacle, sources', () => {
    const cameras = ofKind('camera');
    expect(cameras.length).toBeGreaterThanOrEqual(16);
    expect(new Set(cameras.map((camera) => camera.model)).size).toBeGreaterThanOrEqual(6);
    expect(ofKind('sound-sensor')).toHaveLength(6);
    expect(ofKind('zone').map((zone) => zone.role)).toEqual(['study', 'required', 'mask']);
    expect(ofKind('place')).toHaveLength(5);
    expect(ofKind('candidate-site').length).toBeGreaterThanOrEqual(2);
    expect(ofKind('obstacle')).toHaveLength(1);
    for (const source of reading.plan.head.sources) {
      expect(source).toMatchObject({ date: '2017-12', licence: 'ODbL 1.0' });
    }
  });

  it('uses models of the catalogue only', () => {
    const ids = valueOf(parseCatalogue(jsonOf('catalogue/generic.json'))).map((model) => model.id);
    for (const device of [...ofKind('camera'), ...ofKind('sound-sensor')])
      expect(ids).toContain(device.model);
  });

  it('mounts nothing inside a building; on a wall means within a metre of one, on a pole farther off', () => {
    for (const object of [...ofKind('camera'), ...ofKind('sound-sensor'), ...ofKind('candidate-site')]) {
      const { inside, wall_m } = surroundings(city.buildings, object.position, frame);
      expect([object.id, inside]).toEqual([object.id, false]);
      if (object.mount === 'wall') expect(wall_m).toBeLessThan(1);
      else expect(wall_m).toBeGreaterThan(2);
      if (object.kind === 'camera') expect(object.height_m).toBeGreaterThanOrEqual(4);
      expect(object.height_m).toBeLessThanOrEqual(6);
    }
  });

  it('gives a report with gaps, overlaps, and requirements met and missed', () => {
    const { report } = finish(
      analyse({
        plan: reading.plan,
        city,
        catalogue: valueOf(parseCatalogue(jsonOf('catalogue/generic.json'))),
        profile: valueOf(parseLevelProfile(jsonOf('levels/dori.json'))),
        streetClasses: valueOf(parseStreetClasses(jsonOf('street-classes/osm.json'))),
        shapes: false,
      }),
    );
    expect(report.area.basis).toBe('zone');
    expect(report.streets.share).toBeGreaterThan(0.25);
    expect(report.streets.share).toBeLessThan(0.75);
    expect(report.gaps.length).toBeGreaterThan(5);
    expect(report.overlaps.length).toBeGreaterThan(5);
    expect(report.places.filter((place) => place.met).length).toBe(3);
    expect(report.k.every((row) => row.area_m2 > 0)).toBe(true);
    expect(report.sound!.locatable_m2).toBeGreaterThan(0);
  });
});

/** Whether a point lies in a footprint, and how far the nearest wall is. */
function surroundings({ lonLat, ringStart }: Buildings, at: LonLat, frame: ReturnType<typeof createFrame>) {
  const [px, py] = frame.toFrame(...at);
  let inside = false;
  let wall_m = Infinity;
  for (let r = 0; r + 1 < ringStart.length; r++) {
    const first = ringStart[r]!;
    const last = ringStart[r + 1]! - 1;
    let [ax, ay] = frame.toFrame(lonLat[2 * last]!, lonLat[2 * last + 1]!);
    for (let v = first; v <= last; v++) {
      const [bx, by] = frame.toFrame(lonLat[2 * v]!, lonLat[2 * v + 1]!);
      if (ay > py !== by > py && px < ((bx - ax) * (py - ay)) / (by - ay) + ax) inside = !inside;
      const along = ((px - ax) * (bx - ax) + (py - ay) * (by - ay)) / ((bx - ax) ** 2 + (by - ay) ** 2);
      const t = Math.min(1, Math.max(0, along));
      wall_m = Math.min(wall_m, Math.hypot(px - ax - t * (bx - ax), py - ay - t * (by - ay)));
      [ax, ay] = [bx, by];
    }
  }
  return { inside, wall_m };
}
