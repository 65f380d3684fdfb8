/** The PDF dossier of the plan as it stands: faces fetched, the work given to a worker, the file saved. */
import { DOSSIER_PARTS } from '../codec/out/dossier/input';
import type { PdfFonts } from '../codec/out/pdf/document';
import type { Job, JobResult, Jobs } from '../jobs';
import type { Withheld } from '../model/withholding';
import { isUpToDate, profileById, type AppState } from '../store';
import boldUrl from '@expo-google-fonts/atkinson-hyperlegible-next/700Bold/AtkinsonHyperlegibleNext_700Bold.ttf?url';
import regularUrl from '@expo-google-fonts/atkinson-hyperlegible-next/400Regular/AtkinsonHyperlegibleNext_400Regular.ttf?url';
import wideUrl from '@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf?url';

/** Begins with the faces, which are fetched when they are first needed. */
export function startDossier(
  state: AppState,
  jobs: Jobs,
  withheld: readonly Withheld[],
  onProgress?: (share: number) => void,
): Job<Uint8Array> {
  let cancelled = false;
  let job: Job<Uint8Array> | undefined;
  const run = async (): Promise<JobResult<Uint8Array>> => {
    const { result } = state.analysis;
    if (!result) return { status: 'cancelled' };
    try {
      const fonts = await loadFonts();
      if (cancelled) return { status: 'cancelled' };
      job = jobs.start('dossier', { ...requestOf(state, result, fonts), withheld }, (share) => {
        if (typeof share === 'number') onProgress?.(share);
      });
    } catch (error) {
      return { status: 'failed', error: String(error) };
    }
    return job.result;
  };
  const cancel = (): void => {
    cancelled = true;
    job?.cancel();
  };
  return { result: run(), cancel };
}

function requestOf(state: AppState, analysis: NonNullable<AppState['analysis']['result']>, fonts: PdfFonts) {
  const { plan, language, streetClasses, catalogue, prices } = state;
  const locale = language === 'fr' ? 'fr-FR' : 'en-GB';
  return {
    plan,
    analysis,
    stale: !isUpToDate(state),
    levels: profileById(state, analysis.report.profile)?.levels ?? [],
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
