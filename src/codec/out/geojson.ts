/** Coverage as GeoJSON (SPEC 7 `--geojson`): RFC 7946, WGS 84, one feature per line. */
import { createFrame, type Frame } from '../../kernel/frame';
import { isEmptyRegion, regionArea, type Region } from '../../kernel/region';
import type { ObjectId } from '../../kernel/units';
import type { Analysis } from '../../analysis/analysis';
import type { GapRow } from '../../analysis/report';
import type { Plan } from '../../model/plan';
import { attributionOf } from './attribution';
import { kShapes } from './k-shapes';
import { regionPolygons } from './polygons';

/** Decimals of a degree: 1e-8 is 1.1 mm at the equator. */
const DEGREE_DECIMALS = 8;

type Position = readonly [lon: number, lat: number];

interface MultiPolygon {
  readonly type: 'MultiPolygon';
  readonly coordinates: readonly (readonly (readonly Position[])[])[];
}

export interface CoverageFeature {
  readonly type: 'Feature';
  readonly id: string;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly geometry: MultiPolygon | GapRow['geometry'];
}

/**
 * The shapes of an analysis: what each device sees at each level (`kind: "seen"`), public space by number of cameras
 * at each level (`kind: "k"`: exactly, or on the last row of the asked level that many or more; `kind: "k-at-least"`),
 * gaps (`kind: "gap"`, and their unseen public space as `kind: "gap-area"`), and what each sound sensor hears
 * (`kind: "heard"`). Without positions the device `filmed` stands for all cameras, in squares. Areas in m² are those of the frame, as in the report.
 */
export function coverageGeoJson(analysis: Analysis, plan: Plan): string {
  const { report } = analysis;
  const features = [...coverageFeatures(analysis, plan)];
  const head = {
    type: 'FeatureCollection',
    name: plan.head.name,
    anglemort: {
      schema: 'anglemort.geojson/1',
      revision: report.revision,
      profile: report.profile,
      level: report.level.id,
      targetHeight_m: report.targetHeight_m,
      night: report.night,
      ...(report.sound?.legal ? { soundLegal: report.sound.legal } : {}),
      ...(report.redaction ? { redaction: report.redaction } : {}),
    },
    attribution: attributionOf(report.data.sources),
    sources: report.data.sources,
  };
  const body = features.map((feature) => JSON.stringify(feature)).join(',\n');
  return `${JSON.stringify(head).slice(0, -1)},"features":[\n${body}\n]}\n`;
}

/** The features of `coverageGeoJson`, one by one: cutting the k areas takes its time. */
export function* coverageFeatures(analysis: Analysis, plan: Plan): Generator<CoverageFeature> {
  yield* seenFeatures(analysis, plan);
  yield* kFeatures(analysis);
  yield* gapFeatures(analysis);
  yield* heardFeatures(analysis, plan);
}

function* seenFeatures(
  { geometry, report, frame: origin }: Analysis,
  plan: Plan,
): Generator<CoverageFeature> {
  const frame = createFrame(origin);
  const lensOf = new Map(report.devices.map((d) => [d.id, d.lens]));
  for (const device of geometry.devices) {
    for (const { level, region } of device.levels) {
      const shape = multiPolygon(region, frame);
      if (!shape) continue;
      yield {
        type: 'Feature',
        id: `seen/${device.id}/${level}`,
        properties: {
          kind: 'seen',
          device: device.id,
          ...namesOf(plan, device.id),
          level,
          lens: lensOf.get(device.id) ?? null,
          area_m2: rounded(regionArea(region)),
        },
        geometry: shape,
      };
    }
  }
}

function* kFeatures(analysis: Analysis): Generator<CoverageFeature> {
  const { geometry, report, frame: origin } = analysis;
  const frame = createFrame(origin);
  const { id: level } = report.level;
  for (const { k, orMore = false, region } of geometry.k) {
    const within = k === 0 && geometry.unseenWithin_m;
    const properties = { kind: 'k', level, k, orMore, ...(within ? { within_m: within } : {}) };
    yield* kFeature(`k/${k}`, properties, region, frame);
  }
  for (const { level: at, k, atLeast, region } of kShapes(analysis)) {
    const id = `${atLeast ? 'k-at-least' : 'k'}/${at}/${k}`;
    const kind = atLeast ? 'k-at-least' : 'k';
    yield* kFeature(id, { kind, level: at, k, orMore: atLeast }, region, frame);
  }
}

function* kFeature(
  id: string,
  properties: Readonly<Record<string, unknown>>,
  region: Region,
  frame: Frame,
): Generator<CoverageFeature> {
  const geometry = multiPolygon(region, frame);
  if (!geometry) return;
  yield {
    type: 'Feature',
    id,
    properties: { ...properties, area_m2: rounded(regionArea(region)) },
    geometry,
  };
}

function* gapFeatures({ geometry, report, frame: origin }: Analysis): Generator<CoverageFeature> {
  const frame = createFrame(origin);
  const areaOf = new Map(geometry.gaps.map((gap) => [gap.id, gap.region]));
  for (const gap of report.gaps) {
    const { geometry: shape, ...figures } = gap;
    const properties = {
      ...figures,
      length_m: rounded(gap.length_m),
      area_m2: rounded(gap.area_m2),
      reasons: gap.reasons.map((r) => ({ ...r, length_m: rounded(r.length_m) })),
    };
    yield {
      type: 'Feature',
      id: `gap/${gap.id}`,
      properties: { kind: 'gap', ...properties },
      geometry: roundedGeometry(shape),
    };
    const area = multiPolygon(areaOf.get(gap.id), frame);
    if (!area) continue;
    yield {
      type: 'Feature',
      id: `gap-area/${gap.id}`,
      properties: { kind: 'gap-area', gap: gap.id, names: gap.names, area_m2: rounded(gap.area_m2) },
      geometry: area,
    };
  }
}

function* heardFeatures({ geometry, frame: origin }: Analysis, plan: Plan): Generator<CoverageFeature> {
  const frame = createFrame(origin);
  for (const { id, region } of geometry.sound) {
    const shape = multiPolygon(region, frame);
    if (!shape) continue;
    yield {
      type: 'Feature',
      id: `heard/${id}`,
      properties: {
        kind: 'heard',
        device: id,
        ...namesOf(plan, id),
        area_m2: rounded(regionArea(region)),
      },
      geometry: shape,
    };
  }
}

function namesOf(plan: Plan, id: ObjectId): { ref: string | null; name: string | null } {
  const object = plan.objects.get(id);
  const ref = object?.kind === 'camera' || object?.kind === 'sound-sensor' ? object.ref : undefined;
  return { ref: ref ?? null, name: object?.name ?? null };
}

/** The region in degrees, rings closed; undefined when nothing of it is left after rounding. */
function multiPolygon(region: Region | undefined, frame: Frame): MultiPolygon | undefined {
  if (!region || isEmptyRegion(region)) return undefined;
  const coordinates: Position[][][] = [];
  for (const polygon of regionPolygons(region)) {
    const [outer, ...holes] = polygon.map((ring) => closedRing(ring, frame));
    if (outer) coordinates.push([outer, ...holes.filter((hole) => hole !== undefined)]);
  }
  return coordinates.length > 0 ? { type: 'MultiPolygon', coordinates } : undefined;
}

/** A ring in rounded degrees, without repeated positions; undefined when fewer than three are left. */
function closedRing(ring: readonly (readonly [number, number])[], frame: Frame): Position[] | undefined {
  const positions: Position[] = [];
  for (const [x, y] of ring) {
    const next = roundedPosition(frame.toLonLat(x, y));
    const last = positions.at(-1);
    if (!last || last[0] !== next[0] || last[1] !== next[1]) positions.push(next);
  }
  const first = positions[0];
  const last = positions.at(-1);
  if (positions.length > 1 && first && last && first[0] === last[0] && first[1] === last[1]) positions.pop();
  if (!first || positions.length < 3) return undefined;
  return [...positions, first];
}

function roundedGeometry(shape: GapRow['geometry']): GapRow['geometry'] {
  return shape.type === 'MultiLineString'
    ? { type: shape.type, coordinates: shape.coordinates.map((line) => line.map(roundedPosition)) }
    : {
        type: shape.type,
        coordinates: shape.coordinates.map((p) => p.map((ring) => ring.map(roundedPosition))),
      };
}

const DEGREE_UNIT = 10 ** DEGREE_DECIMALS;

const roundedPosition = ([lon, lat]: readonly [number, number]): Position => [
  Math.round(lon * DEGREE_UNIT) / DEGREE_UNIT,
  Math.round(lat * DEGREE_UNIT) / DEGREE_UNIT,
];

/** Figures to a thousandth of their unit. */
const rounded = (value: number): number => Math.round(value * 1000) / 1000;
