/** What a dossier is made of, as plain data that a worker can be sent; the city is there already. */
import type { Analysis } from '../analysis/analysis';
import type { DossierChoices } from '../codec/out/dossier';
import type { PdfFonts } from '../codec/out/pdf/document';
import type { DeviceModel, Level, StreetClass } from '../model/catalogue';
import type { PriceItem } from '../model/costs';
import type { Plan } from '../model/plan';
import type { Withheld } from '../model/withholding';

export interface DossierAsk {
  readonly plan: Plan;
  readonly analysis: Analysis;
  /** The analysis is older than the plan. */
  readonly stale: boolean;
  readonly levels: readonly Level[];
  readonly streetClasses: readonly StreetClass[];
  readonly catalogue: readonly DeviceModel[];
  readonly prices: readonly PriceItem[];
  readonly language: 'fr' | 'en';
  /** Today, in words. */
  readonly date: string;
  readonly soundSensors: boolean;
  readonly choices: DossierChoices;
  /** Kept back from the public; nothing when absent. */
  readonly withheld?: readonly Withheld[];
}

export interface DossierRequest extends DossierAsk {
  readonly fonts: PdfFonts;
}

/** One page of it for the screen. */
export interface DossierPageAsk extends DossierAsk {
  /** A face to set it in: what of the screen's there is may be wider. */
  readonly font?: { readonly family: string; readonly source: string };
  /** From 0; the first plan when absent, the last page where there are fewer. */
  readonly page?: number;
}

export interface DossierPageAnswer {
  /** A whole document, to be shown as a picture. */
  readonly svg: string;
  readonly page: number;
  readonly total: number;
  /** The part or sheet that it belongs to. */
  readonly title: string;
}
