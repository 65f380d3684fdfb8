/** A file of any format from plan and result: the writer of the core, with the words of one language put in. */
import { withScenarioCosts } from '../analysis';
import { planOrigin } from '../analysis/scene';
import type { Analysis } from '../analysis/analysis';
import { horizontalRange_m, resolveCamera } from '../analysis/optics';
import { loadSqlite } from '../codec';
import { ENGLISH_CSV, FRENCH_CSV } from '../codec/out/csv';
import type { ExportInput, ExportSteps } from '../codec/out/export-input';
import { formatNamed } from '../codec/out/formats';
import { gridNamed, gridOf, type Grid } from '../codec/out/grid';
import { redact } from '../codec/out/redaction/redact';
import { TABLE_HEADERS } from '../codec/out/table-headers';
import { createTranslator, type Language } from '../i18n';
import { exportWords } from '../i18n/export-words';
import type { DeviceModel, LevelProfile, StreetClass } from '../model/catalogue';
import type { City } from '../model/city';
import type { PriceItem } from '../model/costs';
import type { Plan } from '../model/plan';
import { profilesOf } from '../model/profiles';
import type { Withheld } from '../model/withholding';
import { awaited } from './awaited';

/** What the writer cannot know by itself; the city is the one handed over last. */
export interface ExportAsk {
  /** Id of a format. */
  readonly format: string;
  readonly plan: Plan;
  readonly analysis?: Analysis;
  readonly language: Language;
  readonly catalogue: readonly DeviceModel[];
  readonly profiles: readonly LevelProfile[];
  readonly streetClasses: readonly StreetClass[];
  readonly prices: readonly PriceItem[];
  /** A grid by name; that of the place when absent. */
  readonly grid?: string;
  /** Kept back from the public; nothing when absent. */
  readonly withheld?: readonly Withheld[];
}

/** @throws Error for a format or grid that does not exist: the caller offers those that do. */
export function* exportSteps(asked: ExportAsk, city: City): ExportSteps {
  const whole = asked.analysis && {
    ...asked.analysis,
    report: withScenarioCosts(asked.analysis.report, asked),
  };
  const { plan, analysis } = redact({ plan: asked.plan, analysis: whole }, asked.withheld ?? []);
  const ask = { ...asked, plan, ...(analysis ? { analysis } : {}) };
  const format = formatNamed(ask.format);
  if (!format) throw new Error(`no format “${ask.format}”`);
  const input = inputOf(ask, city);
  // A library that is being loaded has no share of the work.
  if (format.loads === undefined) return yield* format.write(input);
  const loading = awaited(loadSqlite());
  let step = loading.next();
  for (; !step.done; step = loading.next()) yield { share: 0, idle: true };
  return yield* format.write({ ...input, sqlite: step.value });
}

function inputOf(ask: ExportAsk, city: City): ExportInput {
  const { plan, analysis, language, streetClasses, prices } = ask;
  const models = new Map([...ask.catalogue, ...plan.head.catalogue].map((model) => [model.id, model]));
  const modelOf = (id: string): DeviceModel | undefined => models.get(id);
  const profile = analysis?.report.profile ?? plan.head.settings.profile;
  return {
    plan,
    city,
    ...(analysis ? { analysis } : {}),
    levels: profilesOf(ask.profiles, plan.head.profiles).find(({ id }) => id === profile)?.levels ?? [],
    streetClasses,
    prices,
    ...(ask.withheld ? { withheld: ask.withheld } : {}),
    modelOf,
    resolve: (camera) =>
      resolveCamera(camera, camera.model === undefined ? undefined : modelOf(camera.model)),
    horizontalRange_m,
    words: exportWords(createTranslator(language), TABLE_HEADERS, (id) => modelOf(id)?.name),
    csvStyle: language === 'fr' ? FRENCH_CSV : ENGLISH_CSV,
    grid: gridFor(ask, analysis?.frame ?? planOrigin(plan, city)),
  };
}

function gridFor({ grid, plan }: ExportAsk, place: readonly [lon: number, lat: number]): Grid {
  if (grid === undefined) return gridOf(place, plan.head.settings.country);
  const found = gridNamed(grid, place);
  if (!found.ok) throw new Error(`no grid “${found.error}”`);
  return found.value;
}
