/** A small analysis, but for what a test is about: one camera that sees a square, one gap, one place. */
import { EMPTY_SHAPES } from '../analysis/shapes/shapes';
import type { Analysis, AnalysisGeometry } from '../analysis/analysis';
import type { GapRow, Report } from '../analysis/report';
import { EMPTY_REGION, regionFromRings, type Region } from '../kernel/region';
import { objectId } from '../kernel/units';

/** Monaco: far enough from the equator and the meridian to tell longitude from latitude. */
export const ORIGIN = [7.42, 43.73] as const;

/** A square of side 2 × `half` m round a frame point, counter-clockwise. */
export const squareRing = (x: number, y: number, half: number): [number, number][] => [
  [x - half, y - half],
  [x + half, y - half],
  [x + half, y + half],
  [x - half, y + half],
];

export const aSquare = (x: number, y: number, half: number): Region =>
  regionFromRings([squareRing(x, y, half)]);

export const aGap = (overrides: Partial<GapRow> = {}): GapRow => ({
  id: 'gap-1',
  basis: 'street',
  length_m: 42.25,
  area_m2: 300.5,
  names: ['Rue Grimaldi'],
  ends: [['Rue Louis Notari'], ['Rue Suffren Reymond', 'Rue de la Turbie']],
  reasons: [
    {
      reason: 'occluded',
      length_m: 30,
      device: objectId('c1'),
      obstacle: { id: 'way/1', name: 'Mairie', top_m: 18, assumed: false },
    },
    { reason: 'outOfRange', length_m: 12.25, device: objectId('c1') },
  ],
  geometry: {
    type: 'MultiLineString',
    coordinates: [
      [
        [7.4201, 43.7301],
        [7.4204, 43.7303],
        [7.4208, 43.7304],
      ],
    ],
  },
  ...overrides,
});

export const aReport = (overrides: Partial<Report> = {}): Report => ({
  schema: 'anglemort.report/1',
  revision: 3,
  frame: { origin: ORIGIN },
  profile: 'dori',
  level: { id: 'detect', density_px_per_m: 25 },
  targetHeight_m: 1.6,
  night: false,
  afterPhase: null,
  data: {
    buildings: 12,
    heightKnown: 9,
    heightAssumed: 3,
    assumedHeight_m: 6,
    streets: 4,
    streetClasses: ['residential'],
    groundFlat: true,
    sources: [
      {
        layer: 'buildings',
        name: 'OpenStreetMap',
        date: '2022-07-19',
        licence: 'ODbL 1.0',
        attribution: '© OpenStreetMap contributors',
      },
    ],
    faults: [],
  },
  streets: { length_m: 1000, covered_m: 400, share: 0.4, underBuildings_m: 5, byLevel: { detect: 400 } },
  area: {
    basis: 'zone',
    public_m2: 8000,
    covered_m2: 2500,
    share: 0.3125,
    byLevel: { detect: 2500 },
    courtyardsCounted: true,
  },
  k: [
    { k: 0, area_m2: 5500, length_m: 600 },
    { k: 1, area_m2: 2500, length_m: 400 },
    { k: 2, area_m2: 0, length_m: 0 },
    { k: 3, orMore: true, area_m2: 0, length_m: 0 },
  ],
  redundancy: 1,
  devices: [
    {
      id: objectId('c1'),
      kind: 'camera',
      lens: 'rectilinear',
      seen_m2: 2500,
      seenAnywhere_m2: 2600.125,
      seen_m: 400,
      byLevel: { detect: 2500, observe: 400.5 },
      unique_m2: 2500,
      unique_m: 400,
      unachievable: [],
      nearBlind_m: 6.25,
      faults: [],
    },
  ],
  gaps: [aGap()],
  gapsBelowMinimum_m: 2.5,
  overlaps: [],
  zones: [],
  places: [],
  privacy: { zones: [] },
  costs: {},
  timings_ms: { total: 12.3456 },
  ...overrides,
});

export function anAnalysis(
  overrides: { readonly report?: Partial<Report>; readonly geometry?: Partial<AnalysisGeometry> } = {},
): Analysis {
  const seen = aSquare(20, 30, 25);
  return {
    frame: ORIGIN,
    report: aReport(overrides.report),
    geometry: {
      devices: [
        {
          id: objectId('c1'),
          levels: [
            { level: 'detect', region: seen },
            { level: 'observe', region: aSquare(20, 30, 10) },
          ],
        },
      ],
      reachable: [],
      byLevel: [],
      k: [{ k: 1, region: seen }],
      gaps: [{ id: 'gap-1', region: aSquare(80, 30, 8) }],
      unseen: aSquare(80, 30, 8),
      sound: [],
      location: [],
      ambiguous: EMPTY_REGION,
      together: EMPTY_SHAPES.together,
      soundK: [{ k: 0, region: EMPTY_REGION }],
      ...overrides.geometry,
    },
  };
}
