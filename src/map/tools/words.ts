/** Values as the tags and the live region say them. */
import { compassPoint, formatArea, formatLength, formatNumber, type Translator } from '../../i18n';
import type { Camera } from '../../model/plan';
import type { KeyEdit } from '../../store';
import { axisAzimuth } from '../features/device-features';
import {
  aimShown_m,
  bearingTo,
  cameraGeometry,
  densityAtHandle,
  type HandleRole,
  type Optics,
} from './camera-geometry';

export function azimuthWords(azimuth_deg: number, t: Translator): string {
  return t('map.tag.azimuth', {
    value: formatNumber(Math.round(azimuth_deg * 10) / 10, t.language),
    point: compassPoint(azimuth_deg, t.language),
  });
}

/** The value at a handle; with the one before the gesture also the difference, while it moves. */
export function handleWords(
  role: HandleRole,
  camera: Camera,
  before: Camera | undefined,
  optics: Optics,
  t: Translator,
): string | undefined {
  const now = valueOf(role, camera, optics);
  if (now === undefined) return role === 'position' && before ? moved(before, camera, t) : undefined;
  const text = valueWords(role, now, camera, optics, t);
  const then = before && valueOf(role, before, optics);
  if (then === undefined) return text;
  const change = role === 'azimuth' ? turn(now - then) : now - then;
  const changed = t('map.tag.change', {
    value: text,
    change: signed(change, role === 'range' ? ' m' : '°', t),
  });
  return [changed, ...levelWords(role, camera, optics, t)].join(t('common.separator'));
}

/** The level reached where the handle stands, and the density there. */
function levelWords(role: HandleRole, camera: Camera, optics: Optics, t: Translator): readonly string[] {
  const geometry = cameraGeometry(camera, optics);
  if (!geometry || !optics.levels) return [];
  const density = densityAtHandle(role, geometry);
  // The handle of a camera without a limit stands where the density equals the threshold, found by bisection.
  const reached = optics.levels.findLast((level) => density >= level.density_px_per_m * (1 - 1e-6));
  const figure = t('map.tag.density', { n: formatNumber(rounded(density), t.language) });
  return reached ? [reached.name[t.language], figure] : [figure];
}

/** To a tenth below 100 px/m, where thresholds like 62.5 lie. */
const rounded = (density: number): number =>
  density < 100 ? Math.round(density * 10) / 10 : Math.round(density);

function valueOf(role: HandleRole, camera: Camera, optics: Optics): number | undefined {
  if (role === 'position') return undefined;
  if (role === 'azimuth') return axisAzimuth(camera);
  const geometry = cameraGeometry(camera, optics);
  if (!geometry) return undefined;
  const { view } = geometry;
  if (role === 'range') {
    return Number.isFinite(view.max_range_m) ? view.max_range_m : geometry.reach_m;
  }
  return role === 'tilt' ? view.tilt_deg : view.hfov_deg;
}

function valueWords(role: HandleRole, value: number, camera: Camera, optics: Optics, t: Translator): string {
  if (role === 'azimuth') return azimuthWords(value, t);
  if (role === 'range') return formatLength(value, t.language);
  const degrees = formatNumber(Math.round(value * 10) / 10, t.language);
  if (role !== 'tilt') return t('map.tag.degrees', { value: degrees });
  const geometry = cameraGeometry(camera, optics);
  const distance = geometry ? formatLength(geometry.aim_m ?? aimShown_m(geometry), t.language) : '';
  return t('map.tag.tilt', { value: degrees, distance });
}

const moved = (before: Camera, now: Camera, t: Translator): string =>
  formatLength(bearingTo(before.position, now.position).distance_m, t.language);

const turn = (deg: number): number => ((((deg + 180) % 360) + 360) % 360) - 180;

const signed = (value: number, unit: string, t: Translator): string => {
  const rounded = Math.round(value * 10) / 10;
  const sign = rounded > 0 ? '+' : rounded < 0 ? '−' : '±';
  return `${sign}${formatNumber(Math.abs(rounded), t.language)}${unit.replace(' ', '\u00a0')}`;
};

/** What the live region says while a value is changed by hand or key. */
export function editWords(
  edit: KeyEdit,
  camera: Camera,
  before: Camera | undefined,
  optics: Optics,
  area_m2: number | undefined,
  t: Translator,
): string {
  const role = ROLE_OF[edit];
  const value =
    edit === 'height'
      ? formatLength(cameraGeometry(camera, optics)?.height_m ?? camera.height_m ?? 0, t.language)
      : (handleWords(role, camera, role === 'position' ? before : undefined, optics, t) ?? '');
  const what = t(`map.said.${edit}`, { value });
  return area_m2 === undefined ? what : t('map.said.seen', { what, area: formatArea(area_m2, t.language) });
}

export const ROLE_OF: Readonly<Record<KeyEdit, HandleRole>> = {
  move: 'position',
  azimuth: 'azimuth',
  angle: 'angle-right',
  range: 'range',
  tilt: 'tilt',
  height: 'position',
};
