/** What the rest of the app may ask of a mounted map. */
import type { Box, View } from './port';

export interface MapHandle {
  readonly destroy: () => void;
  /** Goes to a box in degrees, clear of the panels that lie over the map. */
  readonly flyTo: (bounds: Box) => void;
  /** The map as drawn, as PNG. */
  readonly snapshot: () => Promise<Blob>;
  /** Resolves when all that the store says is on the map. */
  readonly settled: () => Promise<void>;
  readonly focus: () => void;
  readonly view: () => View;
  /** Goes to a view at once. */
  readonly setView: (view: View) => void;
  /** Calls back on every frame of a movement and when the map rests, until the answer is called. */
  readonly onMove: (listener: () => void) => () => void;
}
