import { describe, expect, it } from 'vitest';
import type { Report } from '../../analysis/report';
import { createFrame } from '../../kernel/frame';
import { regionArea, regionFromRings, type Region } from '../../kernel/region';
import { objectId } from '../../kernel/units';
import { anAnalysis, aSquare } from '../../testing/analysis-builder';
import { aCamera, aSensor, aZone, block, DORI } from '../../testing/town-builder';
import { approachFeatures } from './approach-features';
import {
  bandFeatures,
  countFeatures,
  deviceLimitFeatures,
  gapTagFeatures,
  overlapFeatures,
} from './analysis-features';
import { bandsWithout } from './bands-without';
import { deviceFeatures, mastsOf } from './device-features';
import { limitPaths } from './limits';
import { veilFeatures } from './plan-features';
import { regionPolygons } from './regions';

const now = (): Promise<void> => Promise.resolve();
const plain = (x: number, y: number): [number, number] => [x, y];

const ring = (x: number, y: number, half: number): [number, number][] => [
  [x - half, y - half],
  [x + half, y - half],
  [x + half, y + half],
  [x - half, y + half],
];
const hole = (x: number, y: number, half: number): [number, number][] => ring(x, y, half).toReversed();

describe('[C8] approaches', () => {
  it('are lines by what is seen of them; those of hidden places are left out', () => {
    const pieces = [
      {
        state: 'seen',
        from_m: 0,
        to_m: 3,
        coordinates: [
          [4.8, 45.7],
          [4.9, 45.7],
        ],
      },
    ];
    const places = [
      { id: objectId('a'), approach: { pieces } },
      { id: objectId('b'), approach: { pieces } },
      { id: objectId('c'), approach: null },
      { id: objectId('d') },
    ];
    const report = { places } as unknown as Report;
    expect(approachFeatures(report, undefined).features).toHaveLength(2);
    const [one, ...more] = approachFeatures(report, new Set([objectId('a')])).features;
    expect(more).toEqual([]);
    expect(one).toMatchObject({ properties: { state: 'seen' }, geometry: { type: 'LineString' } });
  });
});

describe('regions as polygons', () => {
  it('give each hole to the smallest ring round it', async () => {
    const region = regionFromRings([
      ring(0, 0, 100),
      hole(0, 0, 50),
      ring(0, 0, 20),
      hole(0, 0, 5),
      ring(300, 0, 10),
    ]);
    const polygons = await regionPolygons(region, plain, now);
    const shape = polygons.map((rings) => rings.map((r) => Math.abs(r[0]![0]! - r[1]![0]!) || r.length));
    expect(polygons).toHaveLength(3);
    expect(shape.map((rings) => rings.length).sort((a, b) => a - b)).toEqual([1, 2, 2]);
    const wide = polygons.find((rings) => rings[0]!.some(([x]) => x === 100))!;
    expect(wide[1]!.some(([x]) => x === 50)).toBe(true);
  });

  it('close their rings', async () => {
    const [[outer]] = (await regionPolygons(aSquare(0, 0, 5), plain, now)) as [[number[][]]];
    expect(outer).toHaveLength(5);
    expect(outer[0]).toEqual(outer[4]);
  });
});

describe('limits of bands', () => {
  it('follow the lower region and the frame, though those of the same are kept', () => {
    const id = objectId('c1');
    const level = aSquare(0, 0, 5);
    const drawn = (lower: Region, origin: readonly [number, number]) =>
      deviceLimitFeatures(
        new Map([
          [
            id,
            {
              origin,
              levels: [
                { level: DORI.levels[0]!.id, region: lower },
                { level: DORI.levels[1]!.id, region: level },
              ],
            },
          ],
        ]),
        DORI,
        'fr',
      ).features.map(({ geometry }) => (geometry as { coordinates: unknown }).coordinates);
    const around = aSquare(0, 0, 9);
    const first = drawn(around, [4.8, 45.7]);
    expect(first).toHaveLength(1);
    expect(drawn(around, [4.8, 45.7])).toEqual(first);
    expect(drawn(around, [4.9, 45.7])).not.toEqual(first);
    expect(drawn(around, [4.8, 45.7])).toEqual(first);
    // Nothing of the lower level goes on beyond the upper one: no line.
    expect(drawn(aSquare(0, 0, 5), [4.8, 45.7])).toEqual([]);
  });

  const sector = (radius: number): [number, number][] => [
    [0, 0],
    ...Array.from({ length: 31 }, (_, i): [number, number] => {
      const a = ((60 + i) * Math.PI) / 180;
      return [radius * Math.cos(a), radius * Math.sin(a)];
    }),
  ];

  it('are where the lower level goes on: not the edges from the foot, which both share', () => {
    const paths = limitPaths(regionFromRings([sector(40)]), regionFromRings([sector(80)]));
    expect(paths).toHaveLength(1);
    expect(paths[0]).toHaveLength(31);
    expect(paths[0]!.every(([x, y]) => Math.abs(Math.hypot(x, y) - 40) < 1e-9)).toBe(true);
  });

  it('are none where the range ends both levels at once', () => {
    const both = regionFromRings([sector(40)]);
    expect(limitPaths(both, both)).toEqual([]);
  });

  it('go round a hole that the lower level fills: a foot too near for the higher one', () => {
    const ringed = regionFromRings([ring(0, 0, 20), hole(0, 0, 5)]);
    const paths = limitPaths(ringed, regionFromRings([ring(0, 0, 20)]));
    expect(paths).toHaveLength(1);
    expect(paths[0]).toHaveLength(5);
  });
});

describe('results', () => {
  const analysis = anAnalysis({
    geometry: {
      byLevel: [{ level: 'observe', region: aSquare(0, 0, 10) }],
      k: [
        { k: 0, region: aSquare(50, 0, 10) },
        { k: 1, region: aSquare(0, 0, 10) },
        { k: 5, orMore: true, region: aSquare(20, 0, 5) },
      ],
    },
  });

  it('carry the place of their level in the profile', async () => {
    const { features } = await bandFeatures(analysis, DORI, new Set(), now);
    expect(features.map(({ properties }) => properties)).toEqual([{ i: 1 }]);
    const [lon, lat] = createFrame(analysis.frame).toLonLat(-10, -10);
    const geometry = features[0]!.geometry;
    if (geometry.type !== 'MultiPolygon') throw new Error(geometry.type);
    expect(geometry.coordinates[0]![0]![0]).toEqual([lon, lat]);
  });

  it('[C3] count cameras to three and more, and leave out what none sees', async () => {
    const { features } = await countFeatures(analysis, now);
    expect(features.map(({ properties }) => properties)).toEqual([{ k: 1 }, { k: 3 }]);
  });

  it('number gaps in the order of the report', () => {
    const { features } = gapTagFeatures(analysis, 'gap-1', (row) => `A-${row + 1}`);
    expect(features[0]!.properties).toMatchObject({ id: 'gap-1', label: 'A-1', on: true });
  });

  it('[C5] show the ground that both of a pair see', async () => {
    const levels = (x: number) => [{ level: 'detect', region: aSquare(x, 0, 10) }];
    const pair = anAnalysis({
      geometry: {
        devices: [
          { id: objectId('a'), levels: levels(0) },
          { id: objectId('b'), levels: levels(15) },
        ],
      },
    });
    const both = await overlapFeatures(pair, [objectId('a'), objectId('b')], 'detect', now);
    expect(both.features).toHaveLength(1);
    expect((await overlapFeatures(pair, undefined, 'detect', now)).features).toEqual([]);
  });
});

describe('bands without a device', () => {
  const area = (
    parts: readonly { readonly level: string; readonly region: Region }[],
    level: string,
  ): number =>
    parts.filter((part) => part.level === level).reduce((sum, part) => sum + regionArea(part.region), 0);
  const device = (id: string, x: number) => ({
    id: objectId(id),
    levels: [
      { level: 'detect', region: aSquare(x, 0, 20) },
      { level: 'observe', region: aSquare(x, 0, 10) },
    ],
  });

  it('are those of the others: dissolved anew where it was, untouched elsewhere', async () => {
    const devices = [device('a', 0), device('b', 15), device('far', 500)];
    const all = anAnalysis({
      geometry: {
        devices,
        byLevel: [
          {
            level: 'detect',
            region: regionFromRings([
              // Detect alone: a and b dissolved, less what both see better; and the far one, a ring.
              [[-20, -20], [35, -20], [35, 20], [-20, 20]],
              [[-10, -10], [-10, 10], [25, 10], [25, -10]],
              ring(500, 0, 20),
              hole(500, 0, 10),
            ]), // prettier-ignore
          },
          {
            level: 'observe',
            region: regionFromRings([[[-10, -10], [25, -10], [25, 10], [-10, 10]], ring(500, 0, 10)]), // prettier-ignore
          },
        ],
      },
    });
    const parts = await bandsWithout(all, ['detect', 'observe'], new Set([objectId('a')]), now);
    // b and the far one alone: 40 × 40 less 20 × 20, each. A tenth of a square centimetre for the clipper's grid.
    expect(area(parts, 'detect')).toBeCloseTo(2 * (1600 - 400), 3);
    expect(area(parts, 'observe')).toBeCloseTo(2 * 400, 3);
  });

  it('are the result itself when the device was never in it', async () => {
    const all = anAnalysis({ geometry: { byLevel: [{ level: 'detect', region: aSquare(0, 0, 5) }] } });
    expect(await bandsWithout(all, ['detect'], new Set([objectId('new')]), now)).toBe(all.geometry.byLevel);
  });
});

describe('symbols', () => {
  const context = { models: new Map(), faulty: new Set([objectId('bad')]) };
  const propertiesOf = (device: Parameters<typeof deviceFeatures>[0][number]) =>
    deviceFeatures([device], context, new Map()).features[0]!.properties!;

  it('tell type by figure, state by fill, and turn to the azimuth', () => {
    const camera = propertiesOf(aCamera('c', [0, 0], { azimuth_deg: 316, status: 'proposed', ref: 'C-03' }));
    expect(camera).toMatchObject({
      body: 'body-bullet-proposed',
      azimuth: 316,
      label: 'C-03',
      existing: false,
    });
    expect(propertiesOf(aSensor('s', [0, 0]))).toMatchObject({ body: 'body-sound-sensor-existing' });
  });

  it('[V2] show an unknown azimuth as such, unless the camera looks all round or straight down', () => {
    const { azimuth_deg: _, ...lost } = aCamera('c', [0, 0]);
    expect(propertiesOf(lost)).toMatchObject({ unknown: true, warning: true });
    expect(propertiesOf({ ...lost, tilt_deg: 90 })).not.toHaveProperty('unknown');
    expect(propertiesOf({ ...lost, hfov_deg: 360 })).not.toHaveProperty('unknown');
  });

  it('warn of devices with a fault and show locks', () => {
    expect(propertiesOf(aCamera('bad', [0, 0], { locked: true }))).toMatchObject({
      warning: true,
      locked: true,
    });
  });

  it('of devices on one mast are pushed out along their azimuths', () => {
    const masts = mastsOf([
      aCamera('a', [0, 0], { azimuth_deg: 90 }),
      aCamera('b', [0, 0], { azimuth_deg: 180 }),
      aCamera('c', [30, 0], { azimuth_deg: 0 }),
    ]);
    expect(masts.size).toBe(2);
    expect(masts.get(objectId('a'))![0]).toBeCloseTo(15, 9);
    expect(masts.get(objectId('b'))![1]).toBeCloseTo(15, 9);
  });
});

describe('the veil', () => {
  it('covers all but the study area, and nothing when there is none', () => {
    const study = aZone('z', 'study', block(0, 0, 50, 50));
    const { features } = veilFeatures([study, aZone('m', 'mask', block(5, 5, 5, 5))]);
    expect(features).toHaveLength(1);
    expect(veilFeatures([aZone('m', 'mask', block(5, 5, 5, 5))]).features).toEqual([]);
  });
});
