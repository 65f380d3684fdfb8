/** What every part of the drawing has. */
import type { CityIndex } from '../city/city-index';
import type { MapPort } from '../port';
import type { Drawing, Situation } from '../situation';
import type { Slice } from '../updater';

export type Part = Slice<Situation>;
export type State = Situation['state'];

export interface SliceContext {
  readonly port: MapPort;
  readonly setIndex: (index: CityIndex) => void;
  readonly drawingOf: (situation: Situation) => Drawing;
}

/** A task that is not urgent lets the page breathe. */
export const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));
