/** Long work off the main thread. */
import { bestChannel, inlineChannel } from './channels';
import { createJobs as createWith } from './client';
import type { Jobs } from './port';

/** The app's jobs: two workers, or this thread where there are none. */
export const createJobs = (): Jobs =>
  createWith({
    open: bestChannel,
    fallBack: inlineChannel,
    later: (task, ms) => {
      const timer = setTimeout(task, ms);
      return () => clearTimeout(timer);
    },
    afterPaint: (task) => void requestAnimationFrame(() => setTimeout(task)),
  });

export type {
  AnalysisRequest,
  Answer,
  Ask,
  FileToRead,
  Job,
  JobResult,
  Jobs,
  Preview,
  ReadAnswer,
  ReadHints,
  TaskKind,
} from './port';
export type { DossierAsk } from './dossier-request';
export type { ReadOutcome } from './read-outcome';
