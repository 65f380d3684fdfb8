/**
 * The rectilinear lens (Model A of the domain reference, §1): angles, focal length in pixels, pixel density and the
 * distances at which a density is reached. Angles are full angles in degrees, distances metres.
 */
import { toDegrees, toRadians } from '../../kernel/units';

/** Full angle of view of a sensor side of `side_mm` behind a lens of `focal_mm`: 2·atan(side / 2f) (§1.1). */
export const angleOfView_deg = (side_mm: number, focal_mm: number): number =>
  toDegrees(2 * Math.atan(side_mm / (2 * focal_mm)));

/** Focal length in pixels: W / (2·tan(HFOV/2)) (§1.1). */
export const focalLength_px = (imageWidth_px: number, hfov_deg: number): number =>
  imageWidth_px / (2 * Math.tan(toRadians(hfov_deg) / 2));

/** Vertical angle of a rectilinear lens when a data sheet gives none ([V2]); ideal square pixels. */
export const verticalAngle_deg = (hfov_deg: number, imageWidth_px: number, imageHeight_px: number): number =>
  toDegrees(2 * Math.atan((Math.tan(toRadians(hfov_deg) / 2) * imageHeight_px) / imageWidth_px));

/** Width of the scene across the picture at depth `d` on the axis (§1.3, Model A). */
export const sceneWidth_m = (depth_m: number, hfov_deg: number): number =>
  2 * depth_m * Math.tan(toRadians(hfov_deg) / 2);

/** Pixel density by slant range ([V3]): f_px / s. `Infinity` at 0. */
export const density_px_per_m = (focal_px: number, slant_m: number): number => focal_px / slant_m;

/** Density on a plane square to the axis at depth Z: f_px / Z, never below that by slant range (§1.6). */
export const planeDensity_px_per_m = (focal_px: number, depth_m: number): number => focal_px / depth_m;

/** Density along a vertical edge straight ahead at horizontal distance d and depth Z: f_px·d / Z² (§1.6). */
export const verticalDensity_px_per_m = (focal_px: number, distance_m: number, depth_m: number): number =>
  (focal_px * distance_m) / depth_m ** 2;

/**
 * Horizontal distance at which a slant range is used up by a target `drop_m` below (or above) the camera. 0 when
 * the target is farther than that already: then the density is not achievable from this height (§1.6).
 */
export const horizontalRange_m = (slant_m: number, drop_m: number): number =>
  slant_m > Math.abs(drop_m) ? Math.sqrt(slant_m * slant_m - drop_m * drop_m) : 0;
