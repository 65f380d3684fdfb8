/** `anglemort analyse`: reads, computes, writes, and says by its exit code whether the stated requirements hold. */
import { analyse, createAnalysisCache, sensitivitySteps } from '../analysis';
import type { Analysis, AnalysisInput, AnalysisProgress } from '../analysis/analysis';
import type { Report } from '../analysis/report';
import { coverageGeoJson } from '../codec/out/geojson';
import { reportJson } from '../codec/out/report-json';
import type { Fault } from '../kernel/fault';
import { err, ok, type Result } from '../kernel/result';
import type { City } from '../model/city';
import type { LevelProfile } from '../model/catalogue';
import type { Plan } from '../model/plan';
import { findScenario, planOfScenario } from '../model/scenarios';
import type { AnalyseRequest } from './arguments';
import { builtInData, type BuiltInData } from './built-in-data';
import { faultLine, inputFault } from './faults';
import { fileName, writeAll, type Output, type Streams } from './files';
import { readInputs } from './inputs';
import { summary } from './summary';

export const EXIT = { done: 0, requirementMissed: 1, unusable: 2, internal: 70 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

export async function analyseCommand(request: AnalyseRequest, streams: Streams): Promise<ExitCode> {
  // Figures need no shapes: tracing them is for the export alone.
  const done = await analyseInputs(request, streams, request.geojson !== undefined);
  if (!done.ok) return refuse(done.error, streams);
  const { analysis, plan } = done.value;
  const written = await writeAll(outputsOf(request, analysis, plan), streams);
  if (!written.ok) return refuse(written.error, streams);
  return verdict(request, analysis.report, streams);
}

export interface Analysed {
  readonly analysis: Analysis;
  /** With what the call asks instead of its own settings. */
  readonly plan: Plan;
  readonly city: City;
  readonly profile: LevelProfile;
  readonly data: BuiltInData;
}

/** Reads what a request names and analyses it; faults that do not stop it are told on the way. */
export async function analyseInputs(
  request: AnalyseRequest,
  streams: Streams,
  shapes: boolean,
): Promise<Result<Analysed, readonly Fault[]>> {
  const started = streams.now();
  const inputs = await readInputs(request, streams);
  if (!inputs.ok) return inputs;
  const data = builtInData();
  const chosen = scenarioOf(inputs.value.plan, request);
  if (!chosen.ok) return chosen;
  const asked = askedOf(chosen.value, request, data.profiles);
  if (!asked.ok) return asked;
  const read = streams.now();
  const { city, area, faults } = inputs.value;
  const { plan, profile } = asked.value;
  const { catalogue, streetClasses, prices } = data;
  const input = { plan, profile, city, catalogue, streetClasses, prices, faults, shapes };
  const analysis = await runAnalysis({ ...input, ...(area ? { area } : {}) }, request, streams);
  const timings_ms = {
    ...analysis.report.timings_ms,
    read: read - started,
    analyse: streams.now() - read,
  };
  if (!request.quiet) for (const fault of faults) streams.writeError(`${faultLine(fault)}\n`);
  const timed = { ...analysis, report: { ...analysis.report, timings_ms } };
  return ok({ analysis: timed, plan, city, profile, data });
}

export function refuse(faults: readonly Fault[], streams: Streams): ExitCode {
  for (const fault of faults) streams.writeError(`${faultLine(fault)}\n`);
  return EXIT.unusable;
}

/** The plan with the scenario that the call names current. */
function scenarioOf(plan: Plan, { plan: path, scenario }: AnalyseRequest): Result<Plan, readonly Fault[]> {
  if (scenario === undefined) return ok(plan);
  const found = findScenario(plan, scenario);
  if (found) return ok(planOfScenario(plan, found.id));
  const known = (plan.head.scenarios?.list ?? []).map(({ name }) => name).join(', ') || 'none';
  return err([inputFault('plan.unknownScenario', fileName(path), `${scenario}; there are: ${known}`)]);
}

/** The plan with what the call asks instead of its own settings, and the profile that it means. */
function askedOf(
  plan: Plan,
  request: AnalyseRequest,
  profiles: readonly LevelProfile[],
): Result<{ readonly plan: Plan; readonly profile: LevelProfile }, readonly Fault[]> {
  const file = fileName(request.plan);
  const { settings } = plan.head;
  const profileId = request.profile ?? settings.profile;
  const profile = profiles.find((p) => p.id === profileId);
  if (!profile) {
    const known = profiles.map((p) => p.id).join(', ');
    return err([inputFault('plan.unknownProfile', file, `${profileId}; there are: ${known}`)]);
  }
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
  { quiet, sensitivity }: AnalyseRequest,
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
function progressLine(streams: Streams): { show: (p: AnalysisProgress) => void; end: () => void } {
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

function outputsOf(request: AnalyseRequest, analysis: Analysis, plan: Plan): Output[] {
  const outputs: Output[] = [];
  if (request.json !== undefined) outputs.push({ path: request.json, text: reportJson(analysis.report) });
  if (request.geojson !== undefined) {
    outputs.push({ path: request.geojson, text: coverageGeoJson(analysis, plan) });
  }
  const isTaken = outputs.some((output) => output.path === '-');
  if (!request.quiet && !isTaken) outputs.push({ path: '-', text: summary(analysis.report) });
  return outputs;
}

/** Whether what was asked is met; every miss is said, in quiet runs too: it is the answer. */
function verdict({ failUnder }: AnalyseRequest, report: Report, streams: Streams): ExitCode {
  if (failUnder === undefined) return EXIT.done;
  const missed: string[] = [];
  if (report.streets.share < failUnder) {
    missed.push(`street share ${report.streets.share.toFixed(4)} is below ${failUnder}`);
  }
  for (const place of report.places) {
    if (!place.met) missed.push(`place ${place.id}: ${place.level} by ${place.k} is not met`);
  }
  for (const zone of report.zones) {
    if (zone.role === 'required' && !zone.met) {
      missed.push(`zone ${zone.id}: ${zone.level} by ${zone.k} is not met`);
    }
  }
  for (const line of missed) streams.writeError(`missed: ${line}\n`);
  return missed.length > 0 ? EXIT.requirementMissed : EXIT.done;
}
