/** What the plan says of light by night ([V9]): how far lamps light, and zones that are lit or dark. */
import type { Frame } from '../kernel/frame';
import { ABSENT_SETTINGS, type Plan, type Zone } from '../model/plan';
import { zoneRegion } from './coverage/public-space';
import type { Lighting } from './visibility/light';

/** With a key of everything that it depends on. By day nothing of it matters. */
export function lightingOf(plan: Plan, frame: Frame): { readonly lighting: Lighting; readonly key: string } {
  const { night, lamp_light_m } = plan.head.settings;
  const lamp_m = lamp_light_m ?? ABSENT_SETTINGS.lamp_light_m;
  const zones = night
    ? [...plan.objects.values()].filter((o): o is Zone => o.kind === 'zone' && o.lit !== undefined)
    : [];
  const regions = (lit: boolean): Lighting['lit'] =>
    zones.filter((zone) => zone.lit === lit).map((zone) => zoneRegion([zone.polygon], frame));
  return {
    lighting: { lamp_m, lit: regions(true), unlit: regions(false) },
    key: night ? JSON.stringify([lamp_m, zones.map((zone) => [zone.lit, zone.polygon])]) : '',
  };
}
