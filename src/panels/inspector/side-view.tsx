import type { View } from '../../analysis/optics';
import type { FirstAhead } from '../../analysis/view';
import { formatLength, formatNumber } from '../../i18n';
import type { LevelProfile } from '../../model/catalogue';
import type { Camera } from '../../model/plan';
import { useWords } from '../context';
import { levelColourVar } from '../level-fill';
import { SideHandles } from './side-handles';

interface SideViewProps {
  readonly view: View;
  readonly height_m: number;
  readonly targetHeight_m: number;
  readonly profile: LevelProfile;
  /** Whose tilt and height the handles set; none where they cannot be set. */
  readonly camera?: Camera | undefined;
  /** The tested person, as far as known: along the ground. */
  readonly person_m?: number | undefined;
  /** What stands first straight ahead. */
  readonly ahead?: FirstAhead | undefined;
}

const WIDTH = 276;
const GROUND_Y = 84;
const LEFT = 10;
const RIGHT = WIDTH - 14;
const STRETCH = 4;
/** The tested person is this tall. */
const PERSON_M = 1.7;

/**
 * The camera from the side, heights × 4: mast, rays, the unseen foot, the point aimed at, and on the ground the distance
 * at which each level ends along the axis.
 */
export function SideView(props: SideViewProps) {
  const { view, height_m, targetHeight_m, profile, camera, person_m, ahead } = props;
  const t = useWords();
  const drop = height_m - targetHeight_m;
  const stretches = profile.levels.map((level) => levelStretch(view, level.density_px_per_m, drop));
  const [foot, lowest] = stretches[0] ?? [0, 50];
  const far = Math.min(
    lowest,
    groundDistance(view.max_range_m, drop),
    rayGround(view, -view.vfov_deg / 2, height_m, targetHeight_m),
  );
  const near = Math.min(far, rayGround(view, view.vfov_deg / 2, height_m, targetHeight_m));
  const aim = rayGround(view, 0, height_m, 0);
  const perMetre = (RIGHT - LEFT) / Math.max(far * 1.04, 1);
  const stretch = Math.min(STRETCH, (GROUND_Y - 14) / (height_m * perMetre));
  const x = (m: number): number => LEFT + Math.min(m, far * 1.04) * perMetre;
  const y = (m: number): number => GROUND_Y - m * perMetre * stretch;
  const limits = stretches
    .map(([from, to], i) => ({ i, from: Math.max(from, near), at: Math.min(to, far) }))
    .filter(({ from, at }) => at > from && at > 0.5);
  const words = t('side.label', {
    height: formatLength(height_m, t.language),
    near: formatLength(near, t.language),
    far: formatLength(far, t.language),
  });
  // The axis leaves the drawing where it does not meet the ground in it: there its handle stands above the ground.
  const handleAt = Math.min(aim, 0.9 * far);
  const onAxis = height_m - handleAt * Math.tan((view.tilt_deg * Math.PI) / 180);
  const handle = [x(handleAt), Math.min(GROUND_Y, Math.max(6, y(onAxis)))] as const;
  return (
    <svg
      className="side-view"
      viewBox={`0 0 ${WIDTH} 108`}
      role={camera ? 'group' : 'img'}
      aria-label={words}
    >
      <path
        className="side-view__field"
        d={`M${LEFT} ${y(height_m)}L${x(near)} ${y(targetHeight_m)}L${x(near)} ${GROUND_Y}H${x(far)}V${topAt(view, height_m, far, y)}Z`}
      />
      <path className="side-view__ray" d={`M${LEFT} ${y(height_m)}L${x(near)} ${y(targetHeight_m)}`} />
      <path
        className="side-view__ray"
        d={`M${LEFT} ${y(height_m)}L${x(far)} ${topAt(view, height_m, far, y)}`}
      />
      {aim < far && <path className="side-view__axis" d={`M${LEFT} ${y(height_m)}L${x(aim)} ${GROUND_Y}`} />}
      {ahead && ahead.distance_m < far && (
        <rect
          className="side-view__building"
          x={x(ahead.distance_m)}
          y={Math.max(2, y(ahead.top_m))}
          width={12}
          height={Math.max(1, y(Math.max(0, ahead.base_m)) - Math.max(2, y(ahead.top_m)))}
        />
      )}
      {person_m !== undefined && person_m < far && (
        <path className="side-view__person" d={`M${x(person_m)} ${GROUND_Y}V${y(PERSON_M)}`} />
      )}
      <path className="side-view__ground" d={`M0 ${GROUND_Y + 0.5}H${WIDTH}`} />
      <rect
        x={LEFT}
        y={GROUND_Y + 1}
        width={Math.max(0, x(Math.max(near, foot)) - LEFT)}
        height={5}
        fill="var(--m-gap)"
        opacity={0.55}
      />
      {limits.map(({ i, from, at }) => (
        <rect
          key={i}
          x={x(from)}
          y={GROUND_Y + 1}
          width={x(at) - x(from)}
          height={5}
          fill={levelColourVar(i, profile.levels.length)}
        />
      ))}
      <path className="side-view__mast" d={`M${LEFT} ${GROUND_Y}V${y(height_m)}`} />
      {!camera && aim < far && (
        <path className="side-view__aim" d={`M${x(aim)} ${GROUND_Y - 6}l6 6-6 6-6-6Z`} />
      )}
      {camera && (
        <SideHandles
          camera={camera}
          view={view.index}
          tilt_deg={view.tilt_deg}
          height_m={height_m}
          scale={{ left: LEFT, ground: GROUND_Y, perMetre, stretch }}
          aim={handle}
        />
      )}
      {spread(limits.map(({ at }) => ({ at, x: x(at) }))).map((mark) => (
        <text key={mark.at} x={Math.min(mark.x, WIDTH - 16)} y={102}>
          {formatNumber(mark.at, t.language, 0)}
        </text>
      ))}
    </svg>
  );
}

/** Horizontal distance at which a slant range meets the target height. */
const groundDistance = (slant_m: number, drop_m: number): number =>
  slant_m > Math.abs(drop_m) ? Math.sqrt(slant_m ** 2 - drop_m ** 2) : 0;

/**
 * From where to where along the axis a density holds (SPEC [V3]), each level's stretch inside that of the one below: out
 * to the slant range f/density; below a fisheye that looks down where f·d/s², a standing person's, is enough.
 */
function levelStretch(view: View, density_px_per_m: number, drop_m: number): readonly [number, number] {
  const slant_m = view.focal_px / density_px_per_m;
  if (view.lens !== 'equidistant' || view.tilt_deg < 90) return [0, groundDistance(slant_m, drop_m)];
  const spread = slant_m ** 2 - 4 * drop_m ** 2;
  if (spread < 0) return [0, 0];
  return [(slant_m - Math.sqrt(spread)) / 2, (slant_m + Math.sqrt(spread)) / 2];
}

/** Where a ray of the picture, `down` degrees below the axis, meets a height; far away when it never does. */
function rayGround(view: View, down_deg: number, height_m: number, at_m: number): number {
  const angle = ((view.tilt_deg + down_deg) * Math.PI) / 180;
  if (angle >= Math.PI / 2) return 0;
  return Math.tan(angle) > 1e-4 && height_m > at_m ? (height_m - at_m) / Math.tan(angle) : 1e9;
}

/** Height of the picture's upper edge at the far end, kept inside the drawing. */
function topAt(view: View, height_m: number, far_m: number, y: (m: number) => number): number {
  const angle = ((view.tilt_deg - view.vfov_deg / 2) * Math.PI) / 180;
  const top = angle <= -Math.PI / 2 ? 1e3 : height_m - far_m * Math.tan(angle);
  return Math.max(4, Math.min(GROUND_Y, y(top)));
}

/** Marks far enough apart to be read; the far one of two that touch stays. */
function spread<T extends { readonly x: number }>(marks: readonly T[]): readonly T[] {
  const sorted = marks.toSorted((a, b) => b.x - a.x);
  const kept: T[] = [];
  for (const mark of sorted) if (kept.every((other) => Math.abs(other.x - mark.x) > 24)) kept.push(mark);
  return kept;
}
