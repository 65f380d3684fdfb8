/** What a dossier is made of, as plain data that a worker can be sent; the city is there already. */
import type { Analysis } from '../analysis/analysis';
import type { DossierChoices } from '../codec/out/dossier';
import type { PdfFonts } from '../codec/out/pdf/document';
import type { DeviceModel, Level, StreetClass } from '../model/catalogue';
import type { PriceItem } from '../model/costs';
import type { Plan } from '../model/plan';
import type { Withheld } from '../model/withholding';

export interface DossierRequest {
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
  readonly fonts: PdfFonts;
  /** Kept back from the public; nothing when absent. */
  readonly withheld?: readonly Withheld[];
}
