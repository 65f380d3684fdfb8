/**
 * Why a stretch of street is unseen ([C4]). Along a straight stretch every planar test of every device changes at
 * places that are computed, not searched: where the line crosses the borders of the picture, the circles of range
 * and density, a mask, or the border of what is not occluded. Between two such places all tests stand; the device
 * with the fewest failed ones speaks.
 */
import { LineScratch } from '../../kernel/line-of-sight';
import type { Region } from '../../kernel/region';
import { toRadians, type ObjectId } from '../../kernel/units';
import { addCrossings, createCrossings, listInside } from '../coverage/crossings';
import { horizontalRange_m } from '../optics/lens';
import type { GapReason } from '../report';
import type { Scene } from '../scene';
import { blockerOf, failuresOf, testPoint, type CameraSight } from '../visibility';
import { hasSides } from '../visibility/light';
import { addBentPicture, addCircle, addPicture, equallyFar, stretchInDisc } from './line-breaks';

export interface ReasonSettings {
  /** Of the profile's lowest level, and of the asked one. */
  readonly lowestDensity_px_per_m: number;
  readonly density_px_per_m: number;
}

/** A stretch with one reason: who speaks, and the solid in the way (−1: none, or another reason). */
export type ReasonVisitor = (
  reason: GapReason,
  device: ObjectId | undefined,
  obstacle: number,
  from: number,
  to: number,
) => void;

/** What is fixed for a run: the devices that can speak, and where. */
export interface ReasonContext {
  readonly scene: Scene;
  readonly settings: ReasonSettings;
  readonly devices: readonly SpeakingDevice[];
  readonly scratch: LineScratch;
}

/** A device with its reach in plan: optical range at the lowest level, and the same cut by its maximum range. */
interface SpeakingDevice {
  readonly sight: CameraSight;
  readonly optical_m: number;
  readonly range_m: number;
  readonly radii_m: readonly number[];
}

/** The obstacle is named anew at least this often along an occluded stretch, m. */
const OBSTACLE_STEP_M = 10;

/**
 * A device beyond the range of its lowest level, maximum range left aside, does not speak: it would have to be
 * tested on every street of the city, to say what `noDeviceInRange` says.
 */
export function reasonContext(
  scene: Scene,
  sights: readonly CameraSight[],
  settings: ReasonSettings,
): ReasonContext {
  const devices = sights
    .filter((sight) => sight.views.length > 0)
    .map((sight): SpeakingDevice => {
      const rise = sight.target_m - sight.height_m;
      const plan = (slant_m: number): number => horizontalRange_m(slant_m, rise);
      const lowest = sight.views.map((v) => v.focal_px / settings.lowestDensity_px_per_m);
      return {
        sight,
        optical_m: Math.max(...lowest.map(plan)),
        range_m: Math.max(...lowest.map((slant, v) => plan(Math.min(slant, sight.views[v]!.max_range_m)))),
        radii_m: [
          ...new Set(
            sight.views.flatMap((v) => [
              plan(v.focal_px / settings.density_px_per_m),
              plan(v.focal_px / settings.lowestDensity_px_per_m),
              ...(sight.light_m < Infinity ? [plan(sight.light_m)] : []),
              ...(v.max_range_m < Infinity ? [plan(v.max_range_m)] : []),
            ]),
          ),
        ].filter((r) => r > 0),
      };
    });
  return { scene, settings, devices, scratch: new LineScratch() };
}

/** Devices that may speak somewhere in the box. */
export function devicesNear(
  ctx: ReasonContext,
  minX: number,
  minY: number,
  maxX: number,
  maxY: number,
): readonly SpeakingDevice[] {
  const near: SpeakingDevice[] = [];
  for (const device of ctx.devices) {
    const { x, y } = device.sight.position;
    const reach = device.optical_m;
    if (x + reach < minX || x - reach > maxX || y + reach < minY || y - reach > maxY) continue;
    const dx = Math.max(minX - x, 0, x - maxX);
    const dy = Math.max(minY - y, 0, y - maxY);
    if (dx * dx + dy * dy <= reach * reach) near.push(device);
  }
  return near;
}

/**
 * Reasons along a + t·(b − a) for t in [from, to], in order. `skipSatisfied` leaves out devices that do see the
 * place (a requirement for several cameras may be missed where one sees).
 */
export function reasonsAlong(
  ctx: ReasonContext,
  near: readonly SpeakingDevice[],
  a: readonly [number, number],
  b: readonly [number, number],
  from: number,
  to: number,
  visit: ReasonVisitor,
  skipSatisfied = false,
): void {
  const voices = near
    .map((device) => voiceAlong(ctx, device, a, b, from, to))
    .filter((voice) => voice !== undefined);
  if (voices.length === 0) {
    visit('noDeviceInRange', undefined, -1, from, to);
    return;
  }
  const breaks = [...new Set(voices.flatMap((v) => v.breaks))].sort((p, q) => p - q);
  const place = voices.map(() => 0);
  for (let i = 0; i + 1 < breaks.length; i++) {
    const t0 = breaks[i]!;
    const t1 = breaks[i + 1]!;
    voices.forEach((voice, v) => {
      while (voice.breaks[place[v]! + 1]! <= t0) place[v]!++;
    });
    const cuts = [t0, ...switches(voices, place, a, b, t0, t1, skipSatisfied), t1];
    for (let c = 0; c + 1 < cuts.length; c++)
      speak(ctx, voices, place, a, b, cuts[c]!, cuts[c + 1]!, visit, skipSatisfied);
  }
}

/** What one device has to say along a stretch: between breaks i and i + 1 its tests stand. */
interface Voice {
  readonly sight: CameraSight;
  readonly breaks: readonly number[];
  /** Number of failed tests; Infinity where the device does not speak. */
  readonly failed: readonly number[];
  readonly reason: readonly GapReason[];
  readonly inRange: readonly boolean[];
}

/** Where, of devices that fail equally few tests, another one becomes the nearer. */
function switches(
  voices: readonly Voice[],
  place: readonly number[],
  a: readonly [number, number],
  b: readonly [number, number],
  t0: number,
  t1: number,
  skipSatisfied: boolean,
): readonly number[] {
  const failed = voices.map((voice, v) => {
    const count = voice.failed[place[v]!]!;
    return skipSatisfied && count === 0 ? Infinity : count;
  });
  const fewest = Math.min(...failed);
  const tied = fewest === Infinity ? [] : voices.filter((_, v) => failed[v] === fewest);
  const d = [b[0] - a[0], b[1] - a[1]] as const;
  return tied
    .flatMap((p, i) => tied.slice(i + 1).flatMap((q) => equallyFar(p.sight, q.sight, a, d)))
    .filter((t) => t > t0 && t < t1)
    .sort((p, q) => p - q);
}

function speak(
  ctx: ReasonContext,
  voices: readonly Voice[],
  place: readonly number[],
  a: readonly [number, number],
  b: readonly [number, number],
  t0: number,
  t1: number,
  visit: ReasonVisitor,
  skipSatisfied: boolean,
): void {
  const middle = (t0 + t1) / 2;
  const x = a[0] + middle * (b[0] - a[0]);
  const y = a[1] + middle * (b[1] - a[1]);
  let best = -1;
  let slant = Infinity;
  let someInRange = false;
  voices.forEach((voice, v) => {
    const failed = voice.failed[place[v]!]!;
    if (voice.inRange[place[v]!]) someInRange = true;
    if (failed === Infinity || (skipSatisfied && failed === 0)) return;
    const fewest = best < 0 ? Infinity : voices[best]!.failed[place[best]!]!;
    if (failed > fewest) return;
    const { position, height_m, target_m, id } = voice.sight;
    const own = Math.hypot(x - position.x, y - position.y, target_m - height_m);
    const tie = failed === fewest && (own > slant || (own === slant && id > voices[best]!.sight.id));
    if (tie) return;
    best = v;
    slant = own;
  });
  if (best < 0 || !someInRange) {
    visit('noDeviceInRange', undefined, -1, t0, t1);
    return;
  }
  const { sight, reason } = voices[best]!;
  const why = reason[place[best]!]!;
  if (why !== 'occluded') {
    visit(why, sight.id, -1, t0, t1);
    return;
  }
  const length = (t1 - t0) * Math.hypot(b[0] - a[0], b[1] - a[1]);
  const steps = Math.max(1, Math.ceil(length / OBSTACLE_STEP_M));
  for (let i = 0; i < steps; i++) {
    const s0 = t0 + ((t1 - t0) * i) / steps;
    const s1 = t0 + ((t1 - t0) * (i + 1)) / steps;
    const m = (s0 + s1) / 2;
    const solid = blockerOf(
      ctx.scene,
      sight,
      a[0] + m * (b[0] - a[0]),
      a[1] + m * (b[1] - a[1]),
      ctx.scratch,
    );
    visit(why, sight.id, solid, s0, s1);
  }
}

/** The tests of a device along a stretch, or undefined when it speaks nowhere on it. */
function voiceAlong(
  ctx: ReasonContext,
  device: SpeakingDevice,
  a: readonly [number, number],
  b: readonly [number, number],
  from: number,
  to: number,
): Voice | undefined {
  const { sight } = device;
  const dx = b[0] - a[0];
  const dy = b[1] - a[1];
  const clear = clearStretches(sight.clear, a, b);
  const breaks = breaksAlong(device, ctx.settings, clear, a, b, from, to);
  const failed: number[] = [];
  const reason: GapReason[] = [];
  const inRange: boolean[] = [];
  let speaks = false;
  for (let i = 0; i + 1 < breaks.length; i++) {
    const t = (breaks[i]! + breaks[i + 1]!) / 2;
    const x = a[0] + t * dx;
    const y = a[1] + t * dy;
    const distance = Math.hypot(x - sight.position.x, y - sight.position.y);
    inRange.push(distance <= device.range_m);
    if (distance > device.optical_m) {
      failed.push(Infinity);
      reason.push('outOfRange');
      continue;
    }
    speaks = true;
    const occluded = !holds(clear, t);
    const tests = testPoint(sight, x, y, ctx.settings.density_px_per_m)!;
    failed.push(tests.failed + Number(occluded));
    // What passes every test and is yet unseen lies between an arc and its chord.
    reason.push(failuresOf(tests, occluded)[0] ?? 'tooFewPixels');
  }
  return speaks ? { sight, breaks, failed, reason, inRange } : undefined;
}

/** Every place from `from` to `to` where a test of the device may change, both ends included. */
function breaksAlong(
  device: SpeakingDevice,
  { density_px_per_m }: ReasonSettings,
  clear: readonly number[],
  a: readonly [number, number],
  b: readonly [number, number],
  from: number,
  to: number,
): readonly number[] {
  const { sight } = device;
  const ax = a[0] - sight.position.x;
  const ay = a[1] - sight.position.y;
  const dx = b[0] - a[0];
  const dy = b[1] - a[1];
  const found = [...clear];
  for (const r of device.radii_m) addCircle(found, ax, ay, dx, dy, r);
  const rise = sight.target_m - sight.height_m;
  const inReach = stretchInDisc([ax, ay], [dx, dy], device.optical_m, from, to);
  for (const view of sight.views) {
    if (view.zones.length === 0) addPicture(found, view, rise, ax, ay, dx, dy);
    for (const zone of view.zones) addRegion(found, zone, a, b);
    if (view.zones.length > 0 && inReach)
      addBentPicture(found, view, rise, [ax, ay], [dx, dy], inReach, density_px_per_m);
  }
  for (const mask of sight.masks) addRegion(found, mask, a, b);
  if (sight.light_m < Infinity) addLight(found, sight, a, b);
  return [from, ...found.filter((t) => t > from && t < to).sort((p, q) => p - q), to];
}

function clearStretches(clear: Region, a: readonly [number, number], b: readonly [number, number]): number[] {
  const c = createCrossings();
  addCrossings(c, Float64Array.of(...a, ...b), 0, clear.xy, clear.ringStart, 0, clear.ringStart.length - 1);
  return listInside(c);
}

const holds = (stretches: readonly number[], t: number): boolean => {
  for (let i = 0; i < stretches.length; i += 2) if (t >= stretches[i]! && t <= stretches[i + 1]!) return true;
  return false;
};

function addRegion(
  found: number[],
  region: Region,
  a: readonly [number, number],
  b: readonly [number, number],
): void {
  const c = createCrossings();
  addCrossings(
    c,
    Float64Array.of(...a, ...b),
    0,
    region.xy,
    region.ringStart,
    0,
    region.ringStart.length - 1,
  );
  for (let i = 0; i < c.count; i++) found.push(c.t[i]!);
}

/** Where the light may change: the discs of the street lamps, zones that are lit or not, the sides of the beam ([V9]). */
function addLight(
  found: number[],
  { lamps, lighting, views, irBeam_deg, position }: CameraSight,
  a: readonly [number, number],
  b: readonly [number, number],
): void {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  for (let i = 0; i < lamps.length; i += 2) {
    addCircle(found, a[0] - lamps[i]!, a[1] - lamps[i + 1]!, dx, dy, lighting.lamp_m);
  }
  for (const zone of [...lighting.lit, ...lighting.unlit]) addRegion(found, zone, a, b);
  for (const { aim } of views) {
    if (!hasSides(aim, irBeam_deg)) continue;
    for (const side of [-irBeam_deg / 2, irBeam_deg / 2]) {
      const bearing = toRadians(aim.bearing_deg + side);
      const [nx, ny] = [Math.cos(bearing), -Math.sin(bearing)];
      const across = dx * nx + dy * ny;
      if (across !== 0) found.push(((position.x - a[0]) * nx + (position.y - a[1]) * ny) / across);
    }
  }
}

/** How far in plan a camera's best view reaches at a density, its maximum range left aside, m. */
export function reach_m(sight: CameraSight, density_px_per_m: number): number {
  const rise = sight.target_m - sight.height_m;
  return Math.max(0, ...sight.views.map((v) => horizontalRange_m(v.focal_px / density_px_per_m, rise)));
}
