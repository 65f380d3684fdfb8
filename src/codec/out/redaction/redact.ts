/**
 * Plan and result for a version that goes public (CSI R252-4 to R252-6): one pure step before any format is written, so
 * that no format can tell what it was never given.
 */
import type { Analysis, AnalysisGeometry } from '../../../analysis/analysis';
import type { Redaction } from '../../../analysis/redaction';
import { createFrame, type Frame } from '../../../kernel/frame';
import { EMPTY_REGION, type Region } from '../../../kernel/region';
import { objectId } from '../../../kernel/units';
import type { LonLat, Plan } from '../../../model/plan';
import type { Withheld } from '../../../model/withholding';
import { cellsOf } from './cells';
import { deviceGroups, redactPlan } from './redact-plan';
import { redactReport } from './redact-report';

/** Side of the squares that tell what is filmed where positions are withheld, m. */
const CELL_M = 100;
/** The frame's origin is then told to this, degrees: about a kilometre. */
const ORIGIN_STEP_DEG = 0.01;

/** Stands for all cameras together, and for all sensors. */
const ALL_CAMERAS = objectId('filmed');
const ALL_SENSORS = objectId('heard');

/** With or without a result, as it came. */
interface Told<Result extends Analysis | undefined> {
  readonly plan: Plan;
  readonly analysis: Result;
}

/** What is told; the same when nothing is withheld. */
export const redact = <Result extends Analysis | undefined>(
  { plan, analysis }: Told<Result>,
  withheld: readonly Withheld[],
): Told<Result> =>
  withheld.length === 0
    ? { plan, analysis }
    : {
        plan: redactPlan(plan, withheld),
        analysis: (analysis && redactAnalysis(plan, analysis, withheld)) as Result,
      };

function redactAnalysis(plan: Plan, analysis: Analysis, withheld: readonly Withheld[]): Analysis {
  const hidesPositions = withheld.includes('positions');
  const origin = hidesPositions ? roundedPlace(analysis.frame) : analysis.frame;
  const { devices } = analysis.report;
  const redaction: Redaction = {
    withheld,
    cameras: devices.filter(({ kind }) => kind === 'camera').length,
    sensors: devices.filter(({ kind }) => kind === 'sound-sensor').length,
    ...(hidesPositions ? { groups: deviceGroups(plan, withheld), cell_m: CELL_M } : {}),
  };
  return {
    frame: origin,
    report: redactReport(analysis.report, redaction, origin),
    geometry: redactGeometry(analysis, withheld, origin),
  };
}

const roundedPlace = ([lon, lat]: LonLat): LonLat => [roundedDegrees(lon), roundedDegrees(lat)];

const roundedDegrees = (value: number): number =>
  Math.round(value / ORIGIN_STEP_DEG) / Math.round(1 / ORIGIN_STEP_DEG);

const NOTHING: AnalysisGeometry = {
  devices: [],
  reachable: [],
  byLevel: [],
  k: [],
  gaps: [],
  unseen: EMPTY_REGION,
  sound: [],
  location: [],
  ambiguous: EMPTY_REGION,
  together: {
    heardAndSeen: new Float64Array(0),
    heardOnly: new Float64Array(0),
    seenOnly: new Float64Array(0),
    neither: new Float64Array(0),
  },
  soundK: [],
};

/** A field of view has its tip at the camera: without positions only squares that any camera sees are told. */
function redactGeometry(
  { geometry, report, frame }: Analysis,
  withheld: readonly Withheld[],
  origin: LonLat,
): AnalysisGeometry {
  if (withheld.includes('zones')) return NOTHING;
  if (!withheld.includes('positions')) return { ...geometry, reachable: [] };
  const moved = mover(createFrame(frame), createFrame(origin));
  const level = report.level.id;
  const seen = geometry.devices.flatMap(({ levels }) =>
    levels.filter((own) => own.level === level).map(({ region }) => moved(region)),
  );
  const heard = geometry.sound.map(({ region }) => moved(region));
  return {
    ...NOTHING,
    devices: seen.length > 0 ? [{ id: ALL_CAMERAS, levels: [{ level, region: cellsOf(seen, CELL_M) }] }] : [],
    sound: heard.length > 0 ? [{ id: ALL_SENSORS, region: cellsOf(heard, CELL_M), steps: [] }] : [],
  };
}

/** From one frame's metres to another's. */
const mover =
  (from: Frame, to: Frame) =>
  ({ xy, ringStart }: Region): Region => {
    const moved = new Float64Array(xy.length);
    for (let i = 0; i < xy.length; i += 2) {
      const [lon, lat] = from.toLonLat(xy[i]!, xy[i + 1]!);
      const [x, y] = to.toFrame(lon, lat);
      moved[i] = x;
      moved[i + 1] = y;
    }
    return { xy: moved, ringStart };
  };
