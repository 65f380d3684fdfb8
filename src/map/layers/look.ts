/** Everything that decides how the map is drawn, apart from the data: one plain value, so that a change is a diff. */
import type { Level } from '../../model/catalogue';
import type { Layers, Reading } from '../../store';
import type { Palette } from '../theme/palette';

export interface Look {
  readonly palette: Palette;
  readonly reading: Reading;
  readonly layers: Layers;
  /** Of the plan's profile, ascending density. */
  readonly levels: readonly Level[];
  /**
   * One or more cameras are selected: theirs at full strength, the others dimmed. Never while two scenarios are side by
   * side: what is dimmed on one side alone would look like less.
   */
  readonly cameraSelected: boolean;
  readonly stale: boolean;
  readonly assumedHeight_m: number;
  /** Of the plan, for widths in metres at scale. Rounded, so that panning changes nothing. */
  readonly latitude: number;
  readonly gapTags: boolean;
  /** Selected objects carry an ink label: their plain one is left out. */
  readonly labelled: readonly string[];
  readonly moreContrast: boolean;
}

/** Sources of the map; each is filled by one slice of the updater. */
export const SOURCE = {
  city: 'city',
  veil: 'veil',
  zones: 'zones',
  obstacles: 'obstacles',
  bands: 'bands',
  limits: 'limits',
  counts: 'counts',
  unseen: 'unseen',
  gap: 'gap',
  gapTags: 'gap-tags',
  reachable: 'reachable',
  overlap: 'overlap',
  soundCounts: 'sound-counts',
  recognition: 'recognition',
  events: 'events',
  noise: 'noise',
  sound: 'sound',
  soundHand: 'sound-hand',
  soundSteps: 'sound-steps',
  location: 'location',
  ambiguous: 'ambiguous',
  together: 'together',
  soundProbe: 'sound-probe',
  selectedBands: 'selected-bands',
  selectedLimits: 'selected-limits',
  devices: 'devices',
  clusters: 'clusters',
  approaches: 'approaches',
  sites: 'sites',
  marks: 'marks',
  moving: 'moving',
  edit: 'edit',
  handles: 'handles',
  draft: 'draft',
} as const;

export type SourceId = (typeof SOURCE)[keyof typeof SOURCE];

export const FONT = 'Anglemort';
export const FONT_BOLD = 'Anglemort Bold';

/** Readings of the level asked for. */
export const isOfCameras = (reading: Reading): boolean => reading === 'density' || reading === 'coverage';

export const shown = (on: boolean): { readonly visibility: 'visible' | 'none' } => ({
  visibility: on ? 'visible' : 'none',
});
