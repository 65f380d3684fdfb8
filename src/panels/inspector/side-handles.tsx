import { useRef, type KeyboardEvent, type PointerEvent } from 'react';
import { formatNumber } from '../../i18n';
import { BOUNDS } from '../../model/checks';
import type { Camera } from '../../model/plan';
import { useOperations, useWords } from '../context';

/** From places in the drawing to metres: along the axis and above ground. */
export interface SideScale {
  readonly left: number;
  readonly ground: number;
  readonly perMetre: number;
  /** Heights are drawn this much larger. */
  readonly stretch: number;
}

interface HandleProps {
  readonly camera: Camera;
  /** Place of the drawn view among the camera's stated ones. */
  readonly view: number;
  readonly tilt_deg: number;
  readonly height_m: number;
  readonly scale: SideScale;
  /** Where the tilt handle stands in the drawing. */
  readonly aim: readonly [x: number, y: number];
}

type Role = 'tilt' | 'height';

/** Handles of the side view: the mast's top sets the height, the diamond on the axis the tilt; by pointer and by keys. */
export function SideHandles({ camera, view, tilt_deg, height_m, scale, aim }: HandleProps) {
  const t = useWords();
  const change = (role: Role, value: number): Camera =>
    role === 'height' ? { ...camera, height_m: value } : withTilt(camera, view, value);
  const topY = scale.ground - height_m * scale.perMetre * scale.stretch;
  return (
    <>
      <Handle
        sets="height"
        at={[scale.left, topY]}
        label={t('side.height')}
        value={height_m}
        words={`${formatNumber(height_m, t.language, 1)} m`}
        scale={scale}
        valueAt={([, up_m]) => up_m}
        change={change}
      />
      <Handle
        sets="tilt"
        at={aim}
        label={t('side.tilt')}
        value={tilt_deg}
        words={`${formatNumber(tilt_deg, t.language, 0)}°`}
        scale={scale}
        valueAt={([ahead_m, up_m]) => (Math.atan2(height_m - up_m, Math.max(0.01, ahead_m)) * 180) / Math.PI}
        change={change}
      />
    </>
  );
}

/** The tilt of a camera, or of one of its stated views. */
function withTilt(camera: Camera, index: number, tilt_deg: number): Camera {
  if (!camera.views?.length) return { ...camera, tilt_deg };
  return { ...camera, views: camera.views.map((one, i) => (i === index ? { ...one, tilt_deg } : one)) };
}

/** Steps by pointer, by arrow keys, and by arrow keys with Shift. */
const STEPS = { tilt: { drag: 1, key: 1, wide: 5 }, height: { drag: 0.1, key: 0.1, wide: 0.5 } } as const;

interface OneHandleProps {
  readonly sets: Role;
  readonly at: readonly [number, number];
  readonly label: string;
  readonly value: number;
  readonly words: string;
  readonly scale: SideScale;
  readonly valueAt: (place: readonly [ahead_m: number, up_m: number]) => number;
  readonly change: (role: Role, value: number) => Camera;
}

function Handle({ sets, at, label, value, words, scale, valueAt, change }: OneHandleProps) {
  const { beginGesture, updateGesture, commitGesture, cancelGesture } = useOperations();
  // The drawing's scale follows the values: while one is dragged it is that of the press.
  const held = useRef<{ readonly scale: SideScale; readonly valueAt: OneHandleProps['valueAt'] }>(undefined);
  const { min, max } = BOUNDS[sets === 'tilt' ? 'tilt_deg' : 'height_m'];
  const kept = (wanted: number, step: number): number =>
    Math.min(max, Math.max(min, Math.round(Math.round(wanted / step) * step * 1e6) / 1e6));
  const press = (event: PointerEvent<SVGGElement>): void => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    event.currentTarget.focus();
    held.current = { scale, valueAt };
    void beginGesture({ what: sets, objects: [change(sets, value)] });
  };
  const move = (event: PointerEvent<SVGGElement>): void => {
    const { current } = held;
    const svg = event.currentTarget.ownerSVGElement;
    const matrix = svg?.getScreenCTM();
    if (!current || !matrix) return;
    const { x, y } = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix.inverse());
    const { left, ground, perMetre, stretch } = current.scale;
    const place = [(x - left) / perMetre, (ground - y) / (perMetre * stretch)] as const;
    const next = kept(current.valueAt(place), STEPS[sets].drag);
    void updateGesture({ objects: [change(sets, next)] });
  };
  const end = (take: boolean): void => {
    if (!held.current) return;
    held.current = undefined;
    void (take ? commitGesture() : cancelGesture());
  };
  const key = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') {
      end(false);
      return;
    }
    const way = KEYS[event.key];
    if (way === undefined || held.current) return;
    event.preventDefault();
    event.stopPropagation();
    const step = event.shiftKey ? STEPS[sets].wide : STEPS[sets].key;
    // Down the drawing is more tilt, and less height.
    const next = kept(value + way * step * (sets === 'tilt' ? -1 : 1), STEPS[sets].key);
    void beginGesture({ what: sets, objects: [change(sets, next)] });
    void commitGesture();
  };
  return (
    <g
      className="side-handle"
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={min}
      aria-valuemax={max}
      aria-valuenow={value}
      aria-valuetext={words}
      transform={`translate(${at[0]} ${at[1]})`}
      onPointerDown={press}
      onPointerMove={move}
      onPointerUp={() => end(true)}
      onPointerCancel={() => end(false)}
      onKeyDown={key}
    >
      <title>{`${label} : ${words}`}</title>
      <circle className="side-handle__reach" r={14} />
      {sets === 'tilt' ? (
        <path className="side-handle__knob" d="M0-6.5l6.5 6.5-6.5 6.5-6.5-6.5Z" />
      ) : (
        <circle className="side-handle__knob" r={5.5} />
      )}
    </g>
  );
}

const KEYS: Readonly<Record<string, 1 | -1>> = { ArrowUp: 1, ArrowRight: 1, ArrowDown: -1, ArrowLeft: -1 };
