/** The background noise at a sensor ([S1]): its own, else the street's by class and period, else the plan's. */
import { distanceToSegment } from '../../kernel/wall-index';
import type { StreetClass } from '../../model/catalogue';
import type { PlanSettings, SoundSensor } from '../../model/plan';
import type { Streets } from '../../model/city';
import type { Network } from '../coverage/network';
import { segmentsInBox } from '../coverage/segment-grid';

export interface Background {
  readonly level_db: number;
  readonly from: 'sensor' | 'street' | 'plan';
  /** OSM class of the street that it was taken from. */
  readonly highway?: string;
}

/** A street farther off says nothing of the noise at a sensor, m. */
const STREET_WITHIN_M = 60;

export function backgroundAt(
  sensor: SoundSensor,
  position: { readonly x: number; readonly y: number },
  settings: PlanSettings,
  streets: { readonly network: Network; readonly table: Streets; readonly classes: readonly StreetClass[] },
): Background {
  if (sensor.background_db !== undefined) return { level_db: sensor.background_db, from: 'sensor' };
  const street =
    settings.background_mode === 'street' ? nearestStreet(position, settings, streets) : undefined;
  return street ?? { level_db: settings.background_db, from: 'plan' };
}

/** The nearest counted street with a known level. */
function nearestStreet(
  { x, y }: { readonly x: number; readonly y: number },
  { sound_period }: PlanSettings,
  { network, table, classes }: Parameters<typeof backgroundAt>[3],
): Background | undefined {
  const levels = new Map(classes.map((c) => [c.highway, c.background_db?.[sound_period ?? 'night']]));
  const { ends, street } = network;
  let best = STREET_WITHIN_M;
  let found: Background | undefined;
  const r = STREET_WITHIN_M;
  for (const s of segmentsInBox(network.grid, x - r, y - r, x + r, y + r)) {
    const highway = table.highways[street[s]!]!;
    const level_db = levels.get(highway);
    if (level_db === undefined) continue;
    const d = distanceToSegment(x, y, ends[4 * s]!, ends[4 * s + 1]!, ends[4 * s + 2]!, ends[4 * s + 3]!);
    if (d >= best) continue;
    best = d;
    found = { level_db, from: 'street', highway };
  }
  return found;
}
