/** The PDF dossier of the plan as it stands: faces fetched, the work given to a worker, the file saved. */
import { DOSSIER_PARTS } from '../codec/out/dossier/input';
import type { PdfFonts } from '../codec/out/pdf/document';
import type { Jobs } from '../jobs';
import { notify } from '../operations';
import { isUpToDate, type AppState, type AppStore } from '../store';
import boldUrl from '@expo-google-fonts/atkinson-hyperlegible-next/700Bold/AtkinsonHyperlegibleNext_700Bold.ttf?url';
import regularUrl from '@expo-google-fonts/atkinson-hyperlegible-next/400Regular/AtkinsonHyperlegibleNext_400Regular.ttf?url';
import wideUrl from '@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf?url';

/** Undefined when it was cancelled or failed, which is told. */
export async function makeDossier(store: AppStore, jobs: Jobs): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const state = store.getState();
  const { result } = state.analysis;
  if (!result) return undefined;
  notify(store, { severity: 'info', key: 'notice.dossierRunning' });
  const fonts = await loadFonts().catch(() => undefined);
  const outcome = fonts && (await jobs.start('dossier', requestOf(state, result, fonts)).result);
  if (outcome?.status === 'done') return Uint8Array.from(outcome.value);
  if (outcome?.status !== 'cancelled') {
    notify(store, { severity: 'error', key: 'notice.dossierFailed', sticky: true });
  }
  return undefined;
}

function requestOf(state: AppState, analysis: NonNullable<AppState['analysis']['result']>, fonts: PdfFonts) {
  const { plan, language, profiles, streetClasses, catalogue, prices } = state;
  const locale = language === 'fr' ? 'fr-FR' : 'en-GB';
  return {
    plan,
    analysis,
    stale: !isUpToDate(state),
    levels: profiles.find((profile) => profile.id === analysis.report.profile)?.levels ?? [],
    streetClasses,
    catalogue,
    prices,
    language,
    date: new Intl.DateTimeFormat(locale, { dateStyle: 'long' }).format(),
    soundSensors: (plan.head.settings.country ?? (language === 'fr' ? 'FR' : '')) !== 'FR',
    choices: { parts: new Set(DOSSIER_PARTS), format: 'A3', orientation: 'landscape' },
    fonts,
  } as const;
}

async function loadFonts(): Promise<PdfFonts> {
  const [regular, bold, wide] = await Promise.all([regularUrl, boldUrl, wideUrl].map(bytes));
  return { regular: regular!, bold: bold!, wide: wide! };
}

async function bytes(url: string): Promise<Uint8Array> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
}
