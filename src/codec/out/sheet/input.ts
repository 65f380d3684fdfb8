/** What a sheet is made of. Everything that depends on language, clock or choice comes as an argument. */
import type { Analysis } from '../../../analysis/analysis';
import type { ResolvedCamera } from '../../../analysis/optics';
import type { DeviceModel, DeviceType, Level, StreetClass } from '../../../model/catalogue';
import type { City } from '../../../model/city';
import type { Camera, Plan } from '../../../model/plan';
import type { Withheld } from '../../../model/withholding';
import type { Orientation, PaperFormat } from './layout';
import type { ViewRequest } from './view';

/** Sentences of a sheet; `{name}` in them is filled in by `say`. */
export const SHEET_WORDS = [
  'title',
  'scale',
  'scaleNote',
  'norths',
  'gridNorthMark',
  'corner',
  'legend',
  'atLeast',
  'densityUnit',
  'gap',
  'mask',
  'study',
  'required',
  'privacy',
  'assumedHeight',
  'inView',
  'entrance',
  'frame',
  'field',
  'obstacle',
  'camera.proposed',
  'camera.existing',
  'camera.removed',
  'noAzimuth',
  'sensor',
  'heard',
  'place.met',
  'place.unmet',
  'place',
  'figures',
  'level',
  'light',
  'light.night',
  'night',
  'nightFigures',
  'streetShare',
  'areaShare',
  'unseenArea',
  'gapCount',
  'redundancy',
  'placesMet',
  'devices',
  'column.ref',
  'column.type',
  'column.status',
  'column.height',
  'column.azimuth',
  'column.tilt',
  'column.angle',
  'column.range',
  'status.existing',
  'status.proposed',
  'status.removed',
  'moreDevices',
  'label.height',
  'label.azimuth',
  'label.tilt',
  'reading',
  'method',
  'assumed',
  'courtyards',
  'stale',
  'notAnalysed',
  'sensorsLeftOut',
  'sensorsNotice',
  'sources',
  'undated',
  'source',
  'source.buildings',
  'source.streets',
  'source.furniture',
  'source.cameras',
  'source.sensors',
  'source.noise',
  'source.other',
  'projection',
  'client',
  'object',
  'applicant',
  'variant',
  'revision',
  'drawnBy',
  'checkedBy',
  'file',
  'sheet',
  'madeWith',
  'redacted',
  'squares',
  'crowded',
  'withheld.positions',
  'withheld.models',
  'withheld.zones',
] as const;
export type SheetWord = (typeof SHEET_WORDS)[number];

export interface SheetWords {
  readonly say: (key: SheetWord, params?: Readonly<Record<string, string | number>>) => string;
  readonly number: (value: number, digits: number) => string;
  /** With the unit. */
  readonly length: (m: number) => string;
  readonly area: (m2: number) => string;
  /** A share in [0, 1]. */
  readonly share: (share: number) => string;
  readonly level: (level: Level) => string;
  readonly deviceType: (type: DeviceType) => string;
}

/** The title block's fields; a field that nobody filled is printed empty, to be filled by hand. */
export interface TitleBlock {
  readonly client?: string;
  readonly object?: string;
  readonly applicant?: string;
  readonly variant?: string;
  readonly revision?: string;
  readonly drawnBy?: string;
  readonly checkedBy?: string;
  readonly file?: string;
  /** A picture as a `data:` address. */
  readonly logo?: string;
  /** “1 / 4”. */
  readonly sheet?: string;
}

/** What a plate of a dossier draws otherwise than a single sheet. */
export interface SheetLook {
  /** Devices as small dots without labels: at small scales there is no room for more. */
  readonly dots?: boolean;
  /** `none`: where things are, not what they see. `limits`: the outline of each field of view alone. */
  readonly coverage?: 'none' | 'limits';
  /** Buildings of the city, by their place in its table, that a camera's field of view touches. */
  readonly inView?: ReadonlySet<number>;
  /** Accesses of these buildings, by their place in the table of furniture. */
  readonly entrances?: ReadonlySet<number>;
  /** Outlines of other sheets with their numbers: an index map. */
  readonly frames?: readonly SheetFrame[];
}

export interface SheetFrame {
  readonly label: string;
  /** West, south, east, north in frame metres. */
  readonly bounds: readonly [number, number, number, number];
}

export interface SheetInput {
  readonly plan: Plan;
  readonly city: City;
  /** Absent: the sheet shows the plan and says that nothing was computed. */
  readonly analysis?: Analysis | undefined;
  /** The analysis is older than the plan: printed on the sheet ([C7]). */
  readonly stale?: boolean;
  /** Levels of the plan's profile, ascending density. */
  readonly levels: readonly Level[];
  readonly streetClasses: readonly StreetClass[];
  readonly modelOf: (id: string) => DeviceModel | undefined;
  readonly resolve: (camera: Camera) => ResolvedCamera;
  readonly words: SheetWords;
  readonly format: PaperFormat;
  readonly orientation?: Orientation;
  readonly look?: SheetLook;
  readonly view?: ViewRequest;
  /** What this sheet shows of the plan, under the title: “Detail plan 3 / 12”. */
  readonly plate?: string;
  /** Name of the place under the title. */
  readonly place?: string;
  /** The day of printing, in words. */
  readonly date: string;
  /** Kept back from the public, and not in plan and analysis any more: said on the sheet. */
  readonly withheld?: readonly Withheld[];
  readonly titleBlock?: TitleBlock;
  /** False leaves the sound sensors out and says so: for a French authorisation set ([S4]). */
  readonly soundSensors: boolean;
  /** A face to set the sheet in, embedded so that the file looks the same everywhere: a `data:` address. */
  readonly font?: { readonly family: string; readonly source: string };
}

/** What a layer left behind for the legend: only what is on the sheet is explained. */
export type LegendKey =
  | { readonly kind: 'level'; readonly index: number }
  | { readonly kind: 'type'; readonly type: DeviceType }
  | {
      readonly kind:
        | 'gap'
        | 'mask'
        | 'study'
        | 'required'
        | 'privacy'
        | 'assumedHeight'
        | 'inView'
        | 'entrance'
        | 'frame'
        | 'field'
        | 'obstacle'
        | 'camera.proposed'
        | 'camera.existing'
        | 'camera.removed'
        | 'noAzimuth'
        | 'sensor'
        | 'heard'
        | 'place'
        | 'place.met'
        | 'place.unmet';
    };
