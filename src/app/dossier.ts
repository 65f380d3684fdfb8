/** The PDF dossier of the plan as it stands: faces fetched, the work given to a worker; its pages for the screen. */
import { DETAIL_SCALES, DOSSIER_PARTS, type DossierChoices } from '../codec/out/dossier/input';
import type { PdfFonts } from '../codec/out/pdf/document';
import type { Answer, DossierAsk, Job, JobResult, Jobs } from '../jobs';
import type { DossierAsked, DossierPageRun, PanelServices } from '../panels';
import { isUpToDate, profileById, type AppState, type AppStore } from '../store';
import { loadSheetFont } from './print-sheet';
import boldUrl from '@expo-google-fonts/atkinson-hyperlegible-next/700Bold/AtkinsonHyperlegibleNext_700Bold.ttf?url';
import regularUrl from '@expo-google-fonts/atkinson-hyperlegible-next/400Regular/AtkinsonHyperlegibleNext_400Regular.ttf?url';
import wideUrl from '@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf?url';

/** Begins with the faces, which are fetched when they are first needed. */
export function startDossier(
  state: AppState,
  jobs: Jobs,
  asked: DossierAsked,
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
      job = jobs.start('dossier', { ...askOf(state, result, asked), fonts }, (share) => {
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

/** What the dialog can ask for beside the file. */
export const dossierService = (store: AppStore, jobs: Jobs): PanelServices['dossier'] => ({
  parts: DOSSIER_PARTS,
  scales: DETAIL_SCALES,
  page: (asked, page) => drawPage(store.getState(), jobs, asked, page),
});

/** One page as a picture; the first plan where no page is named, the last where there are fewer. */
function drawPage(
  state: AppState,
  jobs: Jobs,
  asked: DossierAsked,
  page: number | undefined,
): DossierPageRun {
  let cancelled = false;
  let job: Job<Answer<'dossierPage'>> | undefined;
  const show: () => DossierPageRun['done'] = async () => {
    const { result } = state.analysis;
    const font = await loadSheetFont();
    if (!result || cancelled) return undefined;
    job = jobs.start('dossierPage', {
      ...askOf(state, result, asked),
      ...(page === undefined ? {} : { page }),
      ...(font ? { font } : {}),
    });
    const answer = await job.result;
    if (answer.status !== 'done' || !answer.value) return undefined;
    const { svg, ...rest } = answer.value;
    const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
    return { ...rest, url, release: () => URL.revokeObjectURL(url) };
  };
  const cancel = (): void => {
    cancelled = true;
    job?.cancel();
  };
  return { done: show(), cancel };
}

function askOf(
  state: AppState,
  analysis: NonNullable<AppState['analysis']['result']>,
  asked: DossierAsked,
): DossierAsk {
  const { plan, streetClasses, catalogue, prices, withheld } = state;
  const { language } = asked;
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
    soundSensors: (plan.head.settings.country ?? (state.language === 'fr' ? 'FR' : '')) !== 'FR',
    choices: choicesOf(asked),
    withheld,
  };
}

const choicesOf = ({ parts, paper, orientation, scale }: DossierAsked): DossierChoices => ({
  parts: new Set(DOSSIER_PARTS.filter((part) => parts.includes(part))),
  format: paper,
  orientation,
  ...(scale === undefined ? {} : { detailScale: scale }),
});

async function loadFonts(): Promise<PdfFonts> {
  const [regular, bold, wide] = await Promise.all([regularUrl, boldUrl, wideUrl].map(bytes));
  return { regular: regular!, bold: bold!, wide: wide! };
}

async function bytes(url: string): Promise<Uint8Array> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
}
