/** What a dossier is made of, and which of its parts are wanted. */
import type { CameraPicture } from '../../../analysis/view';
import type { Camera } from '../../../model/plan';
import type { Orientation, PaperFormat } from '../sheet/layout';
import type { SheetInput, SheetWords } from '../sheet/input';

/** In the order of the file. */
export const DOSSIER_PARTS = [
  'cover',
  'report',
  'situation',
  'ground',
  'detail',
  'cameras',
  'schedule',
  'coverage',
  'costs',
  'signs',
] as const;
export type DossierPart = (typeof DOSSIER_PARTS)[number];

/** Scales that detail plans are asked for at (domain reference 5.5). */
export const DETAIL_SCALES = [200, 250, 500, 1000, 2000] as const;

export interface DossierChoices {
  readonly parts: ReadonlySet<DossierPart>;
  /** Of the plans; text and tables are A4. */
  readonly format: PaperFormat;
  readonly orientation: Orientation;
  /** Denominator of the detail plans; absent: the largest scale that needs no more than two dozen sheets. */
  readonly detailScale?: number;
}

export interface DossierWords extends SheetWords {
  /** A sentence of the dossier: `dossier.*`. */
  readonly write: (key: string, params?: Readonly<Record<string, string | number>>) => string;
  /** A code in words: `reason.occluded`, `status.proposed`. */
  readonly value: (code: string) => string;
  readonly model: (id: string) => string;
  /** An item of the price list. */
  readonly price: (id: string) => string;
  /** A word of the app by its whole key; the key itself where there is none. */
  readonly term: (key: string) => string;
}

export interface DossierInput extends Omit<
  SheetInput,
  'words' | 'format' | 'orientation' | 'view' | 'plate' | 'look'
> {
  readonly words: DossierWords;
  readonly choices: DossierChoices;
  /** What the first view of a camera shows; its frame stays to be filled where this is absent or knows nothing. */
  readonly pictureOf?: (camera: Camera) => CameraPicture | undefined;
  /** Ground distance at which a slant range is used up by a target so far below. */
  readonly horizontalRange_m: (slant_m: number, drop_m: number) => number;
}
