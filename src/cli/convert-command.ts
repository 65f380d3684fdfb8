/** `anglemort convert`: files of any format that is read, as one of another. */
import { planOrigin } from '../analysis/scene';
import { finish } from '../kernel/steps';
import { loadSqlite, mergeCities, needsSqlite, readFile, type ReadOptions, type ReadOutcome } from '../codec';
import { usualGrid } from '../codec/out/convert/convert';
import { ENGLISH_CSV, FRENCH_CSV } from '../codec/out/csv';
import { gridNamed, gridOf, type Grid } from '../codec/out/grid';
import { readPlan } from '../codec/plan';
import { err, ok, type Result } from '../kernel/result';
import type { Fault } from '../kernel/fault';
import { objectId } from '../kernel/units';
import type { City } from '../model/city';
import { EMPTY_PLAN, type Plan, type PlanObject } from '../model/plan';
import { builtInData } from './built-in-data';
import type { ConvertRequest } from './convert-arguments';
import { EXIT, refuse, type ExitCode } from './exit';
import { faultLine, inputFault } from './faults';
import { fileName, readBytes, writeAll, type Streams } from './files';

export async function convertCommand(request: ConvertRequest, streams: Streams): Promise<ExitCode> {
  const read = await readFiles(request, streams);
  if (!read.ok) return refuse(read.error, streams);
  const { plan, city, faults } = read.value;
  if (!request.quiet) for (const fault of faults) streams.writeError(`${faultLine(fault)}\n`);
  const { to, out, language } = request;
  const held = to.objectsOnly ? plan.objects.size : plan.objects.size + sizeOf(city);
  if (held === 0)
    return refuse([inputFault('convert.nothing', out, `nothing for ${to.id} was read`)], streams);
  const models = new Map(builtInData().catalogue.map((model) => [model.id, model]));
  const steps = to.write({
    plan,
    city,
    grid: gridFor(request, plan, city),
    csvStyle: language === 'fr' ? FRENCH_CSV : ENGLISH_CSV,
    modelOf: (id) => models.get(id),
    ...(to.loads ? { sqlite: await loadSqlite() } : {}),
  });
  let step = steps.next();
  while (!step.done) step = steps.next();
  const written = await writeAll([{ path: out, content: step.value }], streams);
  return written.ok ? EXIT.done : refuse(written.error, streams);
}

const sizeOf = ({ buildings, streets, furniture }: City): number =>
  buildings.polygonStart.length - 1 + streets.lineStart.length - 1 + furniture.kind.length;

function gridFor({ to, grid }: ConvertRequest, plan: Plan, city: City): Grid {
  const place = planOrigin(plan, city);
  if (grid === undefined) return usualGrid(to, gridOf(place, plan.head.settings.country));
  const found = gridNamed(grid, place);
  if (!found.ok) throw new Error(`no grid “${found.error}”`);
  return found.value;
}

interface Converted {
  readonly plan: Plan;
  readonly city: City;
  readonly faults: readonly Fault[];
}

/** All files, or every fault of every file. */
async function readFiles(
  request: ConvertRequest,
  streams: Streams,
): Promise<Result<Converted, readonly Fault[]>> {
  const fatal: Fault[] = [];
  const faults: Fault[] = [];
  const cities: City[] = [];
  let plan = EMPTY_PLAN;
  let next = 0;
  const makeId = () => objectId(`read-${++next}`);
  for (const path of request.files) {
    const outcome = await readOne(path, request, makeId, streams);
    if (!outcome.ok) {
      fatal.push(...outcome.error);
      continue;
    }
    const { cameras, sensors, objects, city, planJson } = outcome.value;
    faults.push(...outcome.value.faults);
    cities.push(city);
    plan = planJson
      ? withPlan(plan, planJson, fileName(path), faults, fatal)
      : withObjects(plan, [...cameras, ...sensors, ...objects]);
  }
  if (fatal.length > 0) return err(fatal);
  const [first] = request.files;
  const name = plan.head.name || fileName(first ?? '').replace(/\.[^.]*$/, '');
  return ok({ plan: { ...plan, head: { ...plan.head, name } }, city: mergeCities(cities), faults });
}

async function readOne(
  path: string,
  { from, as }: ConvertRequest,
  makeId: ReadOptions['makeId'],
  streams: Streams,
): Promise<Result<ReadOutcome, readonly Fault[]>> {
  const bytes = await readBytes(path, streams);
  if (!bytes.ok) return err([bytes.error]);
  const sqlite = needsSqlite(bytes.value) ? { sqlite: await loadSqlite() } : {};
  const options = { makeId, ...(from ? { crs: from } : {}), ...(as ? { as } : {}), ...sqlite };
  const outcome = finish(readFile(fileName(path), bytes.value, options));
  return outcome.ok ? outcome : err(outcome.error.map((fault): Fault => ({ ...fault, severity: 'error' })));
}

/** The first plan keeps its head; of the others the objects are taken. */
function withPlan(plan: Plan, json: Uint8Array, file: string, faults: Fault[], fatal: Fault[]): Plan {
  const reading = readPlan(json, { file });
  if (!reading.ok) {
    fatal.push(...reading.error.faults);
    return plan;
  }
  faults.push(...reading.value.faults);
  const other = reading.value.plan;
  const isFirst = plan.objects.size === 0 && plan.head === EMPTY_PLAN.head;
  return isFirst ? other : withObjects(plan, [...other.objects.values()]);
}

/** Ids stay unique: one that is there already gets a number behind. */
function withObjects(plan: Plan, added: readonly PlanObject[]): Plan {
  const objects = new Map(plan.objects);
  for (const object of added) {
    let { id } = object;
    for (let n = 2; objects.has(id); n++) id = objectId(`${object.id}-${n}`);
    objects.set(id, { ...object, id });
  }
  return { ...plan, objects };
}
