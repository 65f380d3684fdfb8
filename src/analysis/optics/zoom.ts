/**
 * A lens with two ends: angles and focal length between them. Both go with 1/tan of the half angle, which is
 * proportional to the focal length of a lens free of distortion (domain reference §9.1).
 */
import type { DeviceModel } from '../../model/catalogue';
import { verticalAngle_deg } from './lens';

const tangent = (deg: number): number => Math.tan((deg * Math.PI) / 360);
const focal = (deg: number): number => 1 / tangent(deg);
const angle = (focalLike: number): number => (360 / Math.PI) * Math.atan(1 / focalLike);

/** The ends of a varifocal model, the wide one first; undefined for a fixed lens, or one that is no flat picture. */
export interface ZoomRange {
  readonly wide_deg: number;
  readonly tele_deg: number;
  /** Focal length at both ends, where the data sheet states it. */
  readonly wide_mm?: number;
  readonly tele_mm?: number;
}

export function zoomRange(model: DeviceModel | undefined): ZoomRange | undefined {
  const { hfov_deg, hfov_tele_deg, focal_mm, focal_tele_mm } = model ?? {};
  if (hfov_deg === undefined || hfov_tele_deg === undefined) return undefined;
  if (hfov_deg >= 180 || !(hfov_tele_deg > 0) || hfov_tele_deg >= hfov_deg) return undefined;
  return {
    wide_deg: hfov_deg,
    tele_deg: hfov_tele_deg,
    ...(focal_mm === undefined || focal_tele_mm === undefined
      ? {}
      : { wide_mm: focal_mm, tele_mm: focal_tele_mm }),
  };
}

/** How far from the wide end (0) to the tele end (1) an angle lies; beyond the ends below 0 or above 1. */
export function zoomShare({ wide_deg, tele_deg }: ZoomRange, hfov_deg: number): number {
  const wide = focal(wide_deg);
  return (focal(hfov_deg) - wide) / (focal(tele_deg) - wide);
}

/** Horizontal angle in degrees at a share of the way from the wide to the tele end. */
export function zoomAngle_deg({ wide_deg, tele_deg }: ZoomRange, share: number): number {
  if (share <= 0) return wide_deg;
  if (share >= 1) return tele_deg;
  const wide = focal(wide_deg);
  return angle(wide + share * (focal(tele_deg) - wide));
}

/** Focal length in mm at an angle, between the printed ends; undefined where the data sheet prints none. */
export function focalLength_mm(range: ZoomRange, hfov_deg: number): number | undefined {
  if (range.wide_mm === undefined || range.tele_mm === undefined) return undefined;
  return range.wide_mm + zoomShare(range, hfov_deg) * (range.tele_mm - range.wide_mm);
}

/** How many times the wide end's focal length, for a lens without printed focal lengths. */
export const zoomTimes = ({ wide_deg }: ZoomRange, hfov_deg: number): number =>
  focal(hfov_deg) / focal(wide_deg);

/**
 * The vertical angle that a model shows with a horizontal one: its own at the wide end; between the ends of a zoom in
 * proportion of the focal length; else in proportion of the tangents, as a picture keeps its shape.
 */
export function verticalAngleOf(model: DeviceModel, hfov_deg: number): number | undefined {
  if (model.vfov_deg === undefined || model.hfov_deg === undefined) return undefined;
  if (hfov_deg === model.hfov_deg) return model.vfov_deg;
  if (hfov_deg >= 180 || model.hfov_deg >= 180) return undefined;
  const range = zoomRange(model);
  if (!range || model.vfov_tele_deg === undefined) {
    return verticalAngle_deg(hfov_deg, tangent(model.hfov_deg), tangent(model.vfov_deg));
  }
  const rows = focal(model.vfov_deg);
  return angle(rows + zoomShare(range, hfov_deg) * (focal(model.vfov_tele_deg) - rows));
}
