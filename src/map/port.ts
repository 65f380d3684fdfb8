/** What the rest of this folder asks of the map engine; the adapter beside it is the only place that knows the engine. */
import type { FeatureCollection } from 'geojson';
import type { LayerSpecification } from 'maplibre-gl';
import type { LonLat } from '../model/plan';
import type { CityIndex } from './city/city-index';
import type { StreetClass } from '../model/catalogue';
import type { SourceId } from './layers';
import type { MapImage } from './theme/canvas';

/** CSS px from the top left corner of the map. */
export type ScreenPoint = readonly [x: number, y: number];
export type Box = readonly [west: number, south: number, east: number, north: number];

export interface View {
  readonly centre: LonLat;
  readonly zoom: number;
  /** Degrees that the map is turned, 0 = north up. */
  readonly bearing_deg: number;
  /** Degrees from looking straight down. */
  readonly pitch_deg: number;
  readonly bounds: Box;
}

export interface Padding {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

export interface Background {
  readonly url: string;
  readonly attribution: string;
}

export interface MapPort {
  /** Resolves when sources and layers may be set. */
  readonly ready: Promise<void>;
  /** Element that pointer and key events come from. */
  readonly surface: HTMLElement;
  /** Resolves when the engine has taken the data in: the next ones go after it. */
  setSource(id: Exclude<SourceId, 'city'>, data: FeatureCollection): Promise<void>;
  /** Draws these layers, in this order, with as few changes as possible. */
  setLayers(layers: readonly LayerSpecification[]): void;
  setImages(images: ReadonlyMap<string, MapImage>): void;
  setCity(index: CityIndex, classes: readonly StreetClass[]): void;
  setBackground(background: Background | undefined): void;
  setPitch(pitch_deg: number, animate: boolean): void;

  view(): View;
  /** Without a movement. */
  setView(view: Omit<View, 'bounds'>): void;
  project(at: LonLat): ScreenPoint;
  unproject(at: ScreenPoint): LonLat;
  fit(box: Box, padding: Padding, maxZoom: number, animate: boolean): void;
  panBy(dx: number, dy: number, animate: boolean): void;
  zoomBy(steps: number, animate: boolean): void;
  northUp(animate: boolean): void;
  /** Whether dragging and double clicks move the map; off while the hand holds something. */
  setNavigation(on: { readonly drag: boolean; readonly doubleClick: boolean }): void;
  /** `during` on every frame of a movement, `end` when the map rests. */
  onView(listener: (moment: 'during' | 'end') => void): () => void;
  /** The picture as PNG. */
  snapshot(): Promise<Blob>;
  destroy(): void;
}
