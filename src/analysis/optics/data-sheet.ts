/** What a catalogue model's figures amount to, and where they contradict one another (domain reference §1.3, §3.2). */
import { toRadians } from '../../kernel/units';
import {
  PRINTED_DISTANCES,
  type DeviceModel,
  type LensModel,
  type LevelProfile,
} from '../../model/catalogue';
import { sceneWidth_m } from './lens';
import { createProjection, guardedLens, type LensGuard, type LensSettings } from './projection';
import { verticalAngleOf } from './zoom';

/** A contradiction in a data sheet: a code for the words, and the two values that do not go together. */
export interface SheetFinding {
  readonly code: 'sheet.ladder' | 'sheet.detect' | 'sheet.aspect' | 'sheet.focal';
  /** The member of the model that is in doubt. */
  readonly member: string;
  readonly stated: number;
  readonly expected: number;
}

/** Distances at one end of the lens, per level of the profile, m. */
export interface LensEnd {
  readonly end: 'wide' | 'tele';
  readonly hfov_deg: number;
  readonly vfov_deg: number;
  /** Image width over scene width (Model A): the wording of tenders. Null where the scene has no finite width. */
  readonly average_m: readonly (number | null)[];
  /** On the axis of the lens model: the wording of makers. */
  readonly centre_m: readonly number[];
}

export interface ModelSheet {
  readonly lens: LensModel;
  /** The guard that chose the lens; `stated` where the model says it and the guards would not. */
  readonly guard: LensGuard | 'stated';
  readonly ends: readonly LensEnd[];
  readonly findings: readonly SheetFinding[];
}

/** Lens, level distances and contradictions of a model; undefined for a sound sensor or without a picture. */
export function modelSheet(model: DeviceModel, profile: LevelProfile): ModelSheet | undefined {
  const wide = settingsAt(model, model.hfov_deg);
  if (!wide) return undefined;
  const stated = model.lens ?? 'rectilinear';
  const chosen = guardedLens(wide, model.vfov_deg !== undefined);
  const lens = stated === 'calibrated' ? chosen.lens : stated;
  const tele = model.hfov_tele_deg === undefined ? undefined : settingsAt(model, model.hfov_tele_deg);
  // Zoomed in, a calibrated lens is taken anew by the guards, as the analysis does.
  const teleLens = tele && (stated === 'calibrated' ? guardedLens(tele, true).lens : stated);
  return {
    lens,
    guard: lens === chosen.lens ? chosen.guard : 'stated',
    ends: [
      ...(isModelled(lens, wide) ? [lensEnd('wide', lens, wide, profile)] : []),
      ...(tele && teleLens && isModelled(teleLens, tele) ? [lensEnd('tele', teleLens, tele, profile)] : []),
    ],
    findings: sheetFindings(model),
  };
}

const isModelled = (lens: LensModel, { hfov_deg }: LensSettings): boolean =>
  hfov_deg > 0 && (lens === 'rectilinear' ? hfov_deg < 180 : hfov_deg <= 360);

function settingsAt(model: DeviceModel, hfov_deg: number | undefined): LensSettings | undefined {
  const { image_width_px, image_height_px } = model;
  if (hfov_deg === undefined || !image_width_px || !image_height_px) return undefined;
  const vfov_deg = verticalAngleOf(model, hfov_deg) ?? (hfov_deg * image_height_px) / image_width_px;
  return { hfov_deg, vfov_deg, image_width_px, image_height_px };
}

function lensEnd(
  end: LensEnd['end'],
  lens: LensModel,
  settings: LensSettings,
  profile: LevelProfile,
): LensEnd {
  const onAxis = createProjection(lens, settings).density_px_per_m(0, 0, 1, 1);
  const { hfov_deg, vfov_deg, image_width_px } = settings;
  const width = sceneWidth_m(1, hfov_deg);
  return {
    end,
    hfov_deg,
    vfov_deg,
    average_m: profile.levels.map((level) =>
      hfov_deg < 180 ? image_width_px / (level.density_px_per_m * width) : null,
    ),
    centre_m: profile.levels.map((level) => onAxis / level.density_px_per_m),
  };
}

/** §3.2: makers floor to whole metres and use 62 to 63 px/m: both must be passed for a contradiction. */
const LADDER_M = 1;
const LADDER_SHARE = 0.12;
/** Detection by 33 honest rows lies from 0.905 to 1.215 of what the lens model says (§1.3). */
const DETECT_SHARE = 0.25;
/** Angles of 45 printed pairs keep the picture's shape within 13 %; beyond this one of them is of another mode. */
const ASPECT_SHARE = 0.2;
/** A printed focal length is nominal: an honest row (4 mm, 95°) lies 23 % beyond the wider of both ideal lenses. */
const FOCAL_SHARE = 0.25;

/** Every contradiction between a model's printed figures. */
export function sheetFindings(model: DeviceModel): readonly SheetFinding[] {
  return [...ladderFindings(model), ...detectFinding(model), ...aspectFinding(model), ...focalFinding(model)];
}

function ladderFindings({ printed }: DeviceModel): SheetFinding[] {
  const detect = printed?.detect_m;
  if (!printed || detect === undefined) return [];
  const divisors = [1, 2.5, 5, 10];
  return PRINTED_DISTANCES.flatMap((member, i): SheetFinding[] => {
    const stated = printed[member];
    const expected = detect / divisors[i]!;
    const off = stated === undefined ? 0 : Math.abs(stated - expected);
    return stated !== undefined && off > LADDER_M && off > LADDER_SHARE * expected
      ? [{ code: 'sheet.ladder', member, stated, expected }]
      : [];
  });
}

function detectFinding(model: DeviceModel): SheetFinding[] {
  const stated = model.printed?.detect_m;
  const settings = settingsAt(model, model.hfov_deg);
  if (stated === undefined || !settings || model.lens === 'cylindrical') return [];
  const lens = model.lens === 'equidistant' ? 'equidistant' : guardedLens(settings, true).lens;
  const expected = createProjection(lens, settings).density_px_per_m(0, 0, 1, 1) / 25;
  return Math.abs(stated - expected) > DETECT_SHARE * expected
    ? [{ code: 'sheet.detect', member: 'detect_m', stated, expected }]
    : [];
}

function aspectFinding(model: DeviceModel): SheetFinding[] {
  const { hfov_deg, vfov_deg, image_width_px, image_height_px, lens } = model;
  if (!hfov_deg || !vfov_deg || !image_width_px || !image_height_px) return [];
  if (lens === 'cylindrical' || hfov_deg >= 180) return [];
  const aspect = image_width_px / image_height_px;
  const half = toRadians(hfov_deg) / 2;
  const flat = Math.tan(half) / Math.tan(toRadians(vfov_deg) / 2);
  const barrel = hfov_deg / vfov_deg;
  // A lens without distortion keeps the tangents, one with a barrel the angles.
  const fits = (ratio: number): boolean => Math.abs(ratio / aspect - 1) <= ASPECT_SHARE;
  if (fits(barrel) || (lens === 'rectilinear' && fits(flat))) return [];
  return [{ code: 'sheet.aspect', member: 'vfov_deg', stated: vfov_deg, expected: hfov_deg / aspect }];
}

function focalFinding({ hfov_deg, focal_mm, sensor_width_mm, lens }: DeviceModel): SheetFinding[] {
  if (!hfov_deg || !focal_mm || !sensor_width_mm || lens === 'cylindrical') return [];
  const turn = 180 / Math.PI;
  const flat = 2 * Math.atan(sensor_width_mm / (2 * focal_mm)) * turn;
  const barrel = (sensor_width_mm / focal_mm) * turn;
  if (hfov_deg >= flat * (1 - FOCAL_SHARE) && hfov_deg <= barrel * (1 + FOCAL_SHARE)) return [];
  return [
    { code: 'sheet.focal', member: 'hfov_deg', stated: hfov_deg, expected: hfov_deg < flat ? flat : barrel },
  ];
}
