/** From a call to a computed plan: what `analyse` and `export` have in common. */
import { analyse, createAnalysisCache, sensitivitySteps, withScenarioCosts } from '../analysis';
import type { Analysis, AnalysisInput, AnalysisProgress } from '../analysis/analysis';
import type { Fault } from '../kernel/fault';
import { err, ok, type Result } from '../kernel/result';
import type { LevelProfile } from '../model/catalogue';
import type { City } from '../model/city';
import type { Plan } from '../model/plan';
import { findScenario, planOfScenario } from '../model/scenarios';
import type { ComputeRequest } from './arguments';
import { builtInData, type BuiltInData } from './built-in-data';
import { faultLine, inputFault } from './faults';
import { fileName, type Streams } from './files';
import { readEvents } from './event-files';
import { readInputs } from './inputs';
import { profileOf } from './profile';

export interface Computed {
  /** With what the call asked instead of the plan's own settings. */
  readonly plan: Plan;
  readonly profile: LevelProfile;
  readonly city: City;
  readonly analysis: Analysis;
  readonly data: BuiltInData;
  /** What was left out or repaired on reading. */
  readonly faults: readonly Fault[];
}

/** `shapes`: figures need none; tracing them is for exports alone. */
export async function compute(
  request: ComputeRequest,
  streams: Streams,
  shapes: boolean,
): Promise<Result<Computed, readonly Fault[]>> {
  const started = streams.now();
  const inputs = await readInputs(request, streams);
  if (!inputs.ok) return inputs;
  const events = await readEvents(request, streams);
  if (!events.ok) return events;
  const data = builtInData();
  const chosen = scenarioOf(inputs.value.plan, request);
  if (!chosen.ok) return chosen;
  const profiled = await profileOf(chosen.value, request, data.profiles, streams);
  if (!profiled.ok) return profiled;
  const asked = askedOf(profiled.value.plan, request, profiled.value.profile);
  if (!asked.ok) return asked;
  const read = streams.now();
  const { city, area } = inputs.value;
  const faults = [...inputs.value.faults, ...events.value.faults];
  const analysis = await runAnalysis(
    {
      ...asked.value,
      city,
      catalogue: data.catalogue,
      streetClasses: data.streetClasses,
      prices: data.prices,
      ...(area ? { area } : {}),
      context: events.value.layers,
      faults,
      shapes,
    },
    request,
    streams,
  );
  const timings_ms = { ...analysis.report.timings_ms, read: read - started, analyse: streams.now() - read };
  if (!request.quiet) for (const fault of faults) streams.writeError(`${faultLine(fault)}\n`);
  const report = withScenarioCosts(
    { ...analysis.report, timings_ms },
    { ...asked.value, catalogue: data.catalogue, prices: data.prices },
  );
  const timed = { ...analysis, report };
  return ok({ ...asked.value, city, analysis: timed, data, faults });
}

/** The plan with the scenario that the call names current. */
function scenarioOf(plan: Plan, { plan: path, scenario }: ComputeRequest): Result<Plan, readonly Fault[]> {
  if (scenario === undefined) return ok(plan);
  const found = findScenario(plan, scenario);
  if (found) return ok(planOfScenario(plan, found.id));
  const known = (plan.head.scenarios?.list ?? []).map(({ name }) => name).join(', ') || 'none';
  return err([inputFault('plan.unknownScenario', fileName(path), `${scenario}; there are: ${known}`)]);
}

/** The plan with what the call asks instead of its own settings, and the profile that it means. */
function askedOf(
  plan: Plan,
  request: ComputeRequest,
  profile: LevelProfile,
): Result<{ readonly plan: Plan; readonly profile: LevelProfile }, readonly Fault[]> {
  const file = fileName(request.plan);
  const { settings } = plan.head;
  const levelIds = profile.levels.map((l) => l.id);
  // A level that the plan states for another profile than the one asked for means nothing in this one.
  const stated =
    settings.level !== undefined && levelIds.includes(settings.level) ? settings.level : undefined;
  const level = request.level ?? stated ?? levelIds[0];
  if (level === undefined || !levelIds.includes(level)) {
    return err([inputFault('plan.unknownLevel', file, `${level}; there are: ${levelIds.join(', ')}`)]);
  }
  const changed = {
    ...settings,
    profile: profile.id,
    level,
    target_height_m: request.targetHeight_m ?? settings.target_height_m,
    night: request.night || settings.night,
    ...(request.phase === undefined ? {} : { after_phase: request.phase }),
  };
  return ok({ plan: { ...plan, head: { ...plan.head, settings: changed } }, profile });
}

async function runAnalysis(
  input: AnalysisInput,
  { quiet, sensitivity }: ComputeRequest,
  streams: Streams,
): Promise<Analysis> {
  const progress = quiet || !streams.isTerminal ? undefined : progressLine(streams);
  const crew = streams.threads?.open();
  try {
    const cache = createAnalysisCache(crew);
    const show = (step: AnalysisProgress): void => progress?.show(step);
    const analysis = await drive(analyse(input, cache), streams, show);
    if (!sensitivity) return analysis;
    const ranges = await drive(sensitivitySteps(input, cache), streams, show);
    return { ...analysis, report: { ...analysis.report, sensitivity: ranges } };
  } finally {
    progress?.end();
    crew?.close();
  }
}

/** How long the analysis runs before the answers of other threads are let in, ms. */
const SLICE_MS = 20;

async function drive<T>(
  steps: Generator<AnalysisProgress, T, void>,
  { threads, now }: Streams,
  tell: (step: AnalysisProgress) => void,
): Promise<T> {
  let until = now() + SLICE_MS;
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    tell(step.value);
    const idle = step.value.idle === true;
    if (threads && (idle || now() >= until)) {
      await threads.breathe(idle);
      until = now() + SLICE_MS;
    }
  }
}

/** One line that is written over; at most ten times a second. */
export function progressLine(streams: Streams): { show: (p: AnalysisProgress) => void; end: () => void } {
  let shown = -Infinity;
  return {
    show: ({ step, done, total }) => {
      const now = streams.now();
      if (now - shown < 100) return;
      shown = now;
      streams.writeError(`\r\u001B[K${step} ${Math.floor(done)}/${total}`);
    },
    end: () => streams.writeError('\r\u001B[K'),
  };
}
