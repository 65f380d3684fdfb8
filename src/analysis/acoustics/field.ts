/**
 * The level about a listener on rings and rays, fine enough for contours. Rays double in number with the distance, so
 * that samples lie about one step apart everywhere. A level whose class is certain from the roof path alone, and from
 * the most that side paths can add, is not computed further.
 */
import { level_db } from './carrier';
import type { Listener } from './listener';

export interface FieldShape {
  /** Radius of each ring, m; the last lies a hair beyond the reach and hears nothing. */
  readonly radius_m: Float64Array;
  /** Samples on each ring: a power of two times the first. */
  readonly rays: Uint32Array;
  /** First sample of each ring, plus one closing entry. Sample k of ring j lies at the angle 2π·k/rays[j]. */
  readonly start: Uint32Array;
}

export interface Field {
  readonly shape: FieldShape;
  /** Level in dB by sample; −∞ beyond the reach. Inside buildings the level before the wall goes on. */
  readonly level_db: Float64Array;
  /** By sample: 1 where the level is only known to be in its class, 2 inside a building. */
  readonly mark: Uint8Array;
  /** Level at the foot. */
  readonly centre_db: number;
}

export const LOOSE = 1;
export const INDOORS = 2;

const FIRST_RAYS = 16;

/** Samples lie one share of their distance apart, within bounds: near the listener a street fills more of the sight. */
export interface FieldStep {
  readonly least_m: number;
  readonly most_m: number;
  /** Of the distance. */
  readonly share: number;
}

export const stepAt_m = (r: number, { least_m, most_m, share }: FieldStep): number =>
  Math.min(most_m, Math.max(least_m, r * share));

/** Rings out to the reach, m. */
export function fieldShape(reach_m: number, step: FieldStep): FieldShape {
  const radii: number[] = [];
  for (let r = stepAt_m(0, step); r < reach_m - step.least_m / 2; r += stepAt_m(r, step)) radii.push(r);
  radii.push(reach_m, reach_m * (1 + 1e-9));
  const rays = new Uint32Array(radii.length);
  const start = new Uint32Array(radii.length + 1);
  let n = FIRST_RAYS;
  radii.forEach((r, j) => {
    if (j + 1 < radii.length && (2 * Math.PI * r) / n > 1.25 * stepAt_m(r, step)) n *= 2;
    rays[j] = n;
    start[j + 1] = start[j]! + n;
  });
  return { radius_m: Float64Array.from(radii), rays, start };
}

/** Computes the field in steps; yields the share done. `thresholds_db` part the levels into classes. */
export function* fieldSteps(
  listener: Listener,
  shape: FieldShape,
  thresholds_db: readonly number[],
): Generator<number, Field, void> {
  const { radius_m, rays, start } = shape;
  const samples = start[start.length - 1]!;
  const level_db = new Float64Array(samples).fill(-Infinity);
  const mark = new Uint8Array(samples);
  const limits = Float64Array.from(thresholds_db, (t) => 10 ** (t / 10));
  const centre_db = listener.carrier.freeLevel_db(Math.abs(listener.event_m - listener.ear.height_m));
  const finest = rays[rays.length - 1]!;
  const rings = radius_m.length - 1;
  for (let i = 0; i < finest; i++) {
    const angle = (2 * Math.PI * i) / finest;
    listener.aim(Math.cos(angle), Math.sin(angle), radius_m[rings - 1]!);
    let before = Number.NaN;
    for (let j = 0; j < rings; j++) {
      const every = finest / rays[j]!;
      if (i % every !== 0) continue;
      const sample = start[j]! + i / every;
      const r = radius_m[j]!;
      if (listener.ray.goTo(r)) {
        mark[sample] = INDOORS;
        // A ray that begins here goes on from its neighbour's level.
        if (Number.isNaN(before))
          before =
            j > 0
              ? level_db[start[j - 1]! + ((sample - start[j]!) >> (rays[j] === rays[j - 1] ? 0 : 1))]!
              : centre_db;
        level_db[sample] = before;
        continue;
      }
      before = level_db[sample] = sampleLevel(listener, r, limits, mark, sample);
    }
    if (i % 32 === 31) yield i / finest;
  }
  return { shape, level_db, mark, centre_db };
}

/** The level at a place outdoors, as far as its class asks for it. */
function sampleLevel(
  listener: Listener,
  r: number,
  limits: Float64Array,
  mark: Uint8Array,
  sample: number,
): number {
  if (!listener.straight(r)) return level_db(listener.energy.direct);
  const roof = listener.sum();
  const { clear } = listener;
  // Each side path loses at least 10·lg 3.
  if (
    parted(limits, roof, Math.min(clear, roof + (2 / 3) * clear)) &&
    parted(limits, roof, Math.min(clear, roof + listener.sidesAtMost(r)))
  )
    return level_db(listener.withSides(r));
  mark[sample] = LOOSE;
  return level_db(roof);
}

/** Whether a limit lies between two energies. */
function parted(limits: Float64Array, least: number, most: number): boolean {
  for (let i = 0; i < limits.length; i++) if (least < limits[i]! && most >= limits[i]!) return true;
  return false;
}
