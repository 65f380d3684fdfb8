/** What a tool is: it gets the pointer and the keys while it is armed, and changes the plan through operations. */
import type { FeatureCollection } from 'geojson';
import type { Translator } from '../../i18n';
import type { ObjectId } from '../../kernel/units';
import type { DeviceModel } from '../../model/catalogue';
import type { LonLat } from '../../model/plan';
import type { Operations } from '../../operations';
import type { AppState, AppStore } from '../../store';
import type { CityIndex } from '../city/city-index';
import type { Push } from '../features/device-features';
import type { MapPort, ScreenPoint } from '../port';
import type { Modifiers } from './camera-geometry';

export interface Pointer {
  readonly screen: ScreenPoint;
  readonly at: LonLat;
  readonly modifiers: Modifiers;
  readonly touch: boolean;
}

/** A movement under way, from the press to the release, or from click to click. */
export interface Drag {
  readonly move: (pointer: Pointer) => void;
  readonly end: (pointer: Pointer) => void;
  /** Leaves no trace. */
  readonly cancel: () => void;
  readonly cursor?: string;
}

/** A press that may become a drag once the pointer has moved far enough; undefined lets the map pan. */
export type Grip = () => Drag | undefined;

export interface Tool {
  readonly cursor: string;
  readonly enter?: () => void;
  /** Leaves nothing behind. */
  readonly exit: () => void;
  readonly hover: (pointer: Pointer) => void;
  readonly leave: () => void;
  readonly press: (pointer: Pointer) => Grip | undefined;
  readonly click: (pointer: Pointer, host: { readonly stick: (drag: Drag) => void }) => void;
  readonly doubleClick?: (pointer: Pointer) => void;
  /** Returns true when the key meant something to the tool. */
  readonly key?: (key: string) => boolean;
  /** Double clicks are the tool's, not the map's. */
  readonly ownsDoubleClick?: boolean;
}

/** What the hand shows beside the store: drawn on top, never part of the plan. */
export interface Hand {
  readonly draft: FeatureCollection;
  /** Corners of a selection box, screen px. */
  readonly box?: readonly [ScreenPoint, ScreenPoint];
  /** A place that snapped, and the words for it. */
  readonly snapped?: { readonly at: LonLat; readonly words: string };
  readonly cursor?: string;
  /** Placing by keyboard: the middle of the map is the pointer. */
  readonly crosshair: boolean;
}

export interface ToolContext {
  readonly store: AppStore;
  readonly operations: Operations;
  readonly words: () => Translator;
  readonly port: MapPort;
  readonly index: () => CityIndex | undefined;
  readonly hand: () => Hand;
  readonly setHand: (patch: { readonly [K in keyof Hand]?: Hand[K] | undefined }) => void;
  readonly announce: (text: string) => void;
  /** Where the symbol of a device on a shared mast is drawn, px off its place. */
  readonly push: (id: ObjectId) => Push | readonly [number, number];
  readonly models: (state: AppState) => ReadonlyMap<string, DeviceModel>;
}

/** How far a place may be from what it snaps to, in metres at the pointer. */
export function metresFor(context: ToolContext, screen: ScreenPoint, px: number): number {
  const a = context.port.unproject(screen);
  const b = context.port.unproject([screen[0] + px, screen[1]]);
  const metresPerDegree = 111_320 * Math.cos((a[1] * Math.PI) / 180);
  return Math.hypot((b[0] - a[0]) * metresPerDegree, (b[1] - a[1]) * 110_574);
}
