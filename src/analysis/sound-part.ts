/** The sound of an analysis, put together: the report's members, the devices' rows, and the shapes. */
import { periodOf } from './acoustics/background';
import { backgroundShares } from './acoustics/background-shares';
import { locationShapes, NO_LOCATION } from './acoustics/location-shapes';
import { soundSteps, type HeardBySensor } from './acoustics/sound';
import type { AnalysisGeometry, AnalysisInput } from './analysis';
import { streetsTogether } from './coverage/together';
import type { DeviceRow, Report } from './report';
import { soundCache } from './overlay-cache';
import { backgroundField } from './sensor-stage';
import type { Ground, SeenByCamera, Space } from './stages';

export interface SoundPart {
  readonly members: Pick<Report, 'sound' | 'together'>;
  readonly rows: readonly DeviceRow[];
  readonly shapes: {
    readonly location: AnalysisGeometry['location'];
    readonly ambiguous: AnalysisGeometry['ambiguous'];
    readonly together?: AnalysisGeometry['together'];
  };
}

const SILENT: SoundPart = { members: {}, rows: [], shapes: NO_LOCATION };

/** Nothing without a sensor. `asked`: the level at which a camera counts as seeing a street. */
export function* soundPart(
  input: AnalysisInput,
  ground: Ground,
  { publicSpace, network, overlays }: Space,
  sensors: readonly HeardBySensor[],
  cameras: readonly SeenByCamera[],
  asked: number,
): Generator<number, SoundPart, void> {
  if (sensors.length === 0) return SILENT;
  const { plan, shapes, city } = input;
  const { settings } = plan.head;
  const field = backgroundField(input, ground, network);
  const cache = soundCache(overlays, settings);
  if (cache.background.key !== field.key)
    cache.background = { key: field.key, rows: backgroundShares(network, city.streets, field) };
  const backgroundByOrigin = cache.background.rows;
  const byPeriod = backgroundByOrigin.some(({ from }) => from !== 'plan');
  const background = { backgroundByOrigin, ...(byPeriod ? { period: periodOf(settings) } : {}) };
  const { report, rows } = yield* soundSteps(sensors, publicSpace.domain, network, settings, overlays);
  yield 1;
  const { length_m, lines } = streetsTogether(
    network,
    sensors.map((s) => s.along),
    cameras.map((c) => c.along[asked]!),
    cache.together,
  );
  const together = {
    heardAndSeen_m: length_m.heardAndSeen,
    heardOnly_m: length_m.heardOnly,
    seenOnly_m: length_m.seenOnly,
    neither_m: length_m.neither,
  };
  const location = shapes === false ? NO_LOCATION : locationShapes(sensors, settings, cache.location);
  return {
    members: { sound: { ...report, ...background }, together },
    rows,
    shapes: { ...location, together: lines },
  };
}
