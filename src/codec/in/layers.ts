/** What every format is opened as: layers of features, in the file's own coordinates, read one by one. */
import type { FileFormat, FileSource, TablePreview } from './outcome';
import type { LayerUse } from './recognise';

export interface FeatureLayer {
  /** '' where the format knows no layers. */
  readonly name: string;
  readonly count: number;
  /** The i-th feature as GeoJSON says it, made anew at each call. */
  readonly at: (i: number) => unknown;
  /** The byte of the text at which the i-th feature begins. */
  readonly offset?: (i: number) => number;
  /** The line at which it begins, one-based, where that is known already. */
  readonly line?: (i: number) => number;
  /** Name or well-known text of the system that the coordinates are in; WGS 84 degrees when absent. */
  readonly crs?: string;
  /** For rows of a table: its columns, for the user to say what they are. */
  readonly table?: TablePreview;
  /** The numbers are metres for sure, whatever their size. */
  readonly inMetres?: boolean;
  /** What its points, lines and polygons are where their tags say nothing. */
  readonly as?: Partial<Readonly<Record<'point' | 'line' | 'polygon', LayerUse>>>;
}

export interface OpenedFile {
  readonly format: FileFormat;
  readonly layers: readonly FeatureLayer[];
  /** UTF-8 text in which the offsets count; absent for binary formats. */
  readonly text?: Uint8Array;
  readonly source?: FileSource;
  /** The file is a plan: the document as it is; nothing else is filled. */
  readonly planJson?: Uint8Array;
}

/** A layer of features that are there already. */
export const layerOf = (
  name: string,
  features: readonly unknown[],
  more: Partial<FeatureLayer> = {},
): FeatureLayer => ({
  name,
  count: features.length,
  at: (i) => features[i],
  ...more,
});
