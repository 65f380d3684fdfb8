/** Reads the plan and the data files of a request; every fault of every file at once. */
import { finish } from '../kernel/steps';
import {
  loadSqlite,
  mergeCities,
  needsSqlite,
  readFile,
  type ImportLayer,
  type NoiseChoice,
  type ReadOutcome,
} from '../codec';
import { readPlan } from '../codec/plan';
import type { Fault } from '../kernel/fault';
import { err, ok, type Result } from '../kernel/result';
import { objectId } from '../kernel/units';
import { EMPTY_CITY, type City, type PolygonTable } from '../model/city';
import type { DataSource, LonLat, Plan, PolygonCoordinates } from '../model/plan';
import type { InputRequest } from './arguments';
import { fileName, readBytes, type Streams } from './files';
import { inputFault } from './faults';

export interface Inputs {
  readonly plan: Plan;
  readonly city: City;
  readonly area?: readonly PolygonCoordinates[];
  /** What was left out or repaired on reading: the analysis goes on. */
  readonly faults: readonly Fault[];
}

type DataLayer = Extract<ImportLayer, 'buildings' | 'streets' | 'furniture' | 'noise'>;

/** A city without these would be seen through, or have nothing to cover: refused, not computed. */
const NEEDED: readonly DataLayer[] = ['buildings', 'streets', 'noise'];

export async function readInputs(
  request: InputRequest,
  streams: Streams,
): Promise<Result<Inputs, readonly Fault[]>> {
  const faults: Fault[] = [];
  const fatal: Fault[] = [];
  const plan = await readPlanFile(request.plan, streams, faults, fatal);
  const cities: City[] = [];
  const sources: DataSource[] = [];
  for (const layer of ['buildings', 'streets', 'furniture'] as const) {
    for (const path of request[layer]) {
      const outcome = await readDataFile(path, layer, streams, fatal);
      if (!outcome) continue;
      faults.push(...outcome.faults);
      const count = outcome.preview[layer];
      if (count === 0) emptyLayer(path, layer, faults, fatal);
      cities.push({ ...EMPTY_CITY, [layer]: outcome.city[layer] });
      sources.push({ layer, name: fileName(path), count });
    }
  }
  await readNoise(request, streams, { faults, fatal, cities, sources });
  const area = request.area === undefined ? undefined : await readArea(request.area, streams, faults, fatal);
  if (!plan || fatal.length > 0) return err([...fatal, ...faults.filter((f) => f.severity === 'error')]);
  return ok({
    plan: withNoise(withSources(plan, sources), sources),
    city: mergeCities(cities),
    ...(area ? { area } : {}),
    faults,
  });
}

/** Noise maps: named in the call, they are the background. */
async function readNoise(
  { noise = [], noiseProperty, noisePeriod }: InputRequest,
  streams: Streams,
  into: {
    readonly faults: Fault[];
    readonly fatal: Fault[];
    readonly cities: City[];
    readonly sources: DataSource[];
  },
): Promise<void> {
  const choice = {
    ...(noiseProperty === undefined ? {} : { property: noiseProperty }),
    ...(noisePeriod === undefined ? {} : { period: noisePeriod }),
  };
  for (const path of noise) {
    const outcome = await readDataFile(path, 'noise', streams, into.fatal, true, choice);
    if (!outcome) continue;
    into.faults.push(...outcome.faults);
    if (!outcome.city.noise) {
      emptyLayer(path, 'noise', into.faults, into.fatal);
      continue;
    }
    into.cities.push({ ...EMPTY_CITY, noise: outcome.city.noise });
    into.sources.push({ layer: 'noise', name: fileName(path), count: outcome.preview.noise });
  }
}

function withNoise(plan: Plan, sources: readonly DataSource[]): Plan {
  if (!sources.some(({ layer }) => layer === 'noise')) return plan;
  const settings = { ...plan.head.settings, background_mode: 'layer' as const };
  return { ...plan, head: { ...plan.head, settings } };
}

/** A plan file alone, for what needs no city. */
export async function readPlanOnly(
  path: string,
  streams: Streams,
): Promise<Result<{ readonly plan: Plan; readonly faults: readonly Fault[] }, readonly Fault[]>> {
  const faults: Fault[] = [];
  const fatal: Fault[] = [];
  const plan = await readPlanFile(path, streams, faults, fatal);
  return plan && fatal.length === 0 ? ok({ plan, faults }) : err(fatal);
}

/** Any fault of error grade in the plan is fatal: a device that was not understood would change every figure. */
async function readPlanFile(
  path: string,
  streams: Streams,
  faults: Fault[],
  fatal: Fault[],
): Promise<Plan | undefined> {
  const outcome = await readDataFile(path, undefined, streams, fatal);
  if (!outcome) return undefined;
  const file = fileName(path);
  if (!outcome.planJson) {
    fatal.push(inputFault('plan.notAPlan', file));
    return undefined;
  }
  const reading = readPlan(outcome.planJson, { file });
  if (!reading.ok) {
    fatal.push(...reading.error.faults.map((fault): Fault => ({ ...fault, severity: 'error' })));
    return undefined;
  }
  fatal.push(...reading.value.faults.filter((fault) => fault.severity === 'error'));
  faults.push(...reading.value.faults.filter((fault) => fault.severity !== 'error'));
  return reading.value.plan;
}

async function readDataFile(
  path: string,
  as: ImportLayer | undefined,
  streams: Streams,
  fatal: Fault[],
  evenIfTagged = false,
  noise: NoiseChoice = {},
): Promise<ReadOutcome | undefined> {
  const bytes = await readBytes(path, streams);
  if (!bytes.ok) {
    fatal.push(bytes.error);
    return undefined;
  }
  const sqlite = needsSqlite(bytes.value) ? { sqlite: await loadSqlite() } : {};
  const options = { makeId: counter(), evenIfTagged, noise, ...(as ? { as } : {}), ...sqlite };
  const outcome = finish(readFile(fileName(path), bytes.value, options));
  if (outcome.ok) return outcome.value;
  fatal.push(...outcome.error.map((fault): Fault => ({ ...fault, severity: 'error' })));
  return undefined;
}

function counter(): () => ReturnType<typeof objectId> {
  let next = 0;
  return () => objectId(`read-${++next}`);
}

function emptyLayer(path: string, layer: DataLayer, faults: Fault[], fatal: Fault[]): void {
  const fault = inputFault(`input.no${layer.charAt(0).toUpperCase()}${layer.slice(1)}`, fileName(path));
  if (NEEDED.includes(layer)) fatal.push(fault);
  else faults.push({ ...fault, severity: 'warning' });
}

/** Polygons of any kind; of a plan file, its study zones. */
async function readArea(
  path: string,
  streams: Streams,
  faults: Fault[],
  fatal: Fault[],
): Promise<readonly PolygonCoordinates[]> {
  // An administrative boundary is a fine area, whatever its tags.
  const outcome = await readDataFile(path, 'buildings', streams, fatal, true);
  if (!outcome) return [];
  faults.push(...outcome.faults);
  const polygons = outcome.planJson
    ? studyZones(outcome.planJson, fileName(path))
    : polygonsOf(outcome.city.buildings);
  if (polygons.length === 0) fatal.push(inputFault('input.noArea', fileName(path)));
  return polygons;
}

function studyZones(json: Uint8Array, file: string): PolygonCoordinates[] {
  const reading = readPlan(json, { file });
  if (!reading.ok) return [];
  return [...reading.value.plan.objects.values()].flatMap((o) =>
    o.kind === 'zone' && o.role === 'study' ? [o.polygon] : [],
  );
}

/** Table rows as GeoJSON coordinates, rings closed. */
function polygonsOf({ lonLat, ringStart, polygonStart }: PolygonTable): PolygonCoordinates[] {
  const polygons: PolygonCoordinates[] = [];
  for (let p = 0; p + 1 < polygonStart.length; p++) {
    const rings: LonLat[][] = [];
    for (let r = polygonStart[p]!; r < polygonStart[p + 1]!; r++) {
      const ring: LonLat[] = [];
      for (let v = ringStart[r]!; v < ringStart[r + 1]!; v++) ring.push([lonLat[2 * v]!, lonLat[2 * v + 1]!]);
      const first = ring[0];
      if (first) rings.push([...ring, first]);
    }
    polygons.push(rings);
  }
  return polygons;
}

/** The plan's own sources, and the files for layers of which the plan says nothing ([O5]). */
function withSources(plan: Plan, files: readonly DataSource[]): Plan {
  const stated = new Set(plan.head.sources.map((source) => source.layer));
  const added = files.filter((file) => !stated.has(file.layer));
  return { ...plan, head: { ...plan.head, sources: [...plan.head.sources, ...added] } };
}
