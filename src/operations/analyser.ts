/**
 * Keeps results up to date. An edit marks them as old (the store does); this starts a new run, newest first, drops
 * the overtaken one, and lets results land with the revisions they belong to. What a hand moves is computed at once,
 * everything else after it rests.
 */
import type { Job } from '../jobs/port';
import type { Jobs, Preview } from '../jobs/port';
import type { ObjectId } from '../kernel/units';
import type { Analysis } from '../analysis/analysis';
import type { Report } from '../analysis/report';
import { isDevice } from '../model/scenarios';
import { currentProfile, hasCity, isAnalysing, shownPlan, type AppState, type AppStore } from '../store';
import { planOfDevices, requestOf } from './analysis-request';
import { notify, withdraw } from './notices';
import type { Analyser } from './ports';
import { questionsOf } from './questions';

export interface AnalyserContext {
  readonly store: AppStore;
  readonly jobs: Jobs;
  /** Runs `task` after `ms`; returns its cancel. The composition root's timer. */
  readonly later: (task: () => void, ms: number) => () => void;
}

/** Edits that overtake a run within this time start one run, not several; one that comes alone does not wait. */
const REST_MS = 80;
/** More devices than this at once are left to the full run. */
const MOST_PREVIEWED = 12;

interface Run {
  readonly job: Job<Analysis>;
  /** Revisions the result will belong to; the plan's grows with changes that no figure depends on. */
  planRevision: number;
  readonly cityRevision: number;
}

/** Starts following the store. */
export function createAnalyser(ctx: AnalyserContext): Analyser {
  return new Follower(ctx);
}

class Follower implements Analyser {
  private readonly store: AppStore;
  private readonly jobs: Jobs;
  private readonly later: AnalyserContext['later'];
  private readonly unsubscribe: () => void;
  private current: Run | undefined;
  /** A run was dropped, or put off, for an import. */
  private gaveWay = false;
  private cancelWait: (() => void) | undefined;
  private sentCity: number | undefined;
  /** Devices changed since the last result landed. */
  private changed = new Set<ObjectId>();
  private previewJob: Job<Preview> | undefined;
  private readonly questions: ReturnType<typeof questionsOf>;
  private previewWaiting: ReadonlySet<ObjectId> | undefined;

  constructor({ store, jobs, later }: AnalyserContext) {
    this.store = store;
    this.jobs = jobs;
    this.later = later;
    this.questions = questionsOf({ store, jobs, sendCity: () => this.sendCity(store.getState()) });
    this.unsubscribe = store.subscribe((state, before) => this.follow(state, before));
    this.follow(store.getState(), undefined);
  }

  readonly run = (): void => {
    this.cancelWait?.();
    this.cancelWait = undefined;
    const state = this.store.getState();
    const profile = currentProfile(state);
    if (!profile) return;
    this.sendCity(state);
    this.current?.job.cancel();
    const job = this.jobs.start(
      'analyse',
      {
        ...requestOf(state, profile),
        context: state.context,
        ...(state.contextPeriod ? { contextPeriod: state.contextPeriod } : {}),
      },
      (progress) => {
        if (this.current?.job !== job) return;
        const { report, ...told } = progress;
        if (report) this.landFigures(this.current, report);
        this.store.setState(({ analysis }) => ({ analysis: { ...analysis, progress: told } }));
      },
    );
    this.current = { job, planRevision: state.plan.revision, cityRevision: state.cityRevision };
    this.store.setState({ analysis: { ...withoutRunMembers(state.analysis), status: 'running' } });
    void job.result.then((outcome) => {
      const run = this.current;
      if (run?.job !== job) return;
      this.current = undefined;
      if (outcome.status === 'done') this.land(run, outcome.value, outcome.duration_ms);
      else if (outcome.status === 'failed') this.fail(outcome.error);
      else this.store.setState(({ analysis }) => ({ analysis: stopped(analysis) }));
    });
  };

  readonly stop = (): void => {
    this.cancelWait?.();
    this.cancelWait = undefined;
    this.current?.job.cancel();
  };

  readonly close = (): void => {
    this.unsubscribe();
    this.stop();
    this.previewJob?.cancel();
    for (const question of this.questions) question.close();
  };

  private follow(state: AppState, before: AppState | undefined): void {
    if (before && isNewDocument(state, before)) this.forget();
    else if (before) this.followEdits(state, before);
    if (before) for (const question of this.questions) question.follow(state, before);
    if (!state.autoAnalyse) return;
    if (!state.importing) this.runAgain(state, before);
    else if (!before?.importing) this.giveWay();
  }

  private runAgain(state: AppState, before: AppState | undefined): void {
    const wanted = this.gaveWay || (isOld(state) && hasReason(state, before));
    this.gaveWay = false;
    if (!wanted || !isWorthwhile(state)) return;
    this.cancelWait?.();
    this.cancelWait = this.later(this.run, this.current ? REST_MS : 0);
  }

  /** What is computed while data come in is old once they are there, and takes the core that reads them. */
  private giveWay(): void {
    if (!this.current && !this.cancelWait) return;
    this.stop();
    this.gaveWay = true;
  }

  private followEdits(state: AppState, before: AppState): void {
    if (this.current && isAnalysing(state)) {
      // Were it a change that counts, the result would be old: the run's will be that of this revision too.
      this.current.planRevision = state.plan.revision;
    }
    this.noteChanges(state, before);
    if (state.gesture === before.gesture) return;
    if (state.gesture) {
      this.noteHeld(state, state.gesture);
      this.preview(state, new Set(state.gesture.objects.keys()));
    } else if (state.plan === before.plan) {
      // A dropped gesture took its preview along; earlier edits still wait for their result.
      this.previewWaiting = undefined;
      this.previewChanged(state);
    }
  }

  private noteHeld({ held }: AppState, { objects }: NonNullable<AppState['gesture']>): void {
    const fresh = [...objects.keys()].filter((id) => !held?.has(id));
    if (fresh.length > 0) this.store.setState({ held: new Set([...(held ?? []), ...fresh]) });
  }

  /** Remembers which devices an edit touched, and shows them at once. */
  private noteChanges(state: AppState, before: AppState): void {
    if (state.plan === before.plan || !isOld(state)) return;
    for (const [id, object] of state.plan.objects) {
      if (object !== before.plan.objects.get(id) && isDevice(object)) this.changed.add(id);
    }
    this.previewChanged(state);
  }

  private previewChanged(state: AppState): void {
    if (this.changed.size > 0 && this.changed.size <= MOST_PREVIEWED) this.preview(state, this.changed);
  }

  /** One request at a time: the newest waits, those between are dropped. */
  private preview(state: AppState, ids: ReadonlySet<ObjectId>): void {
    if (this.previewJob) {
      this.previewWaiting = ids;
      return;
    }
    const plan = shownPlan(state);
    const devices = [...ids].filter((id) => {
      const object = plan.objects.get(id);
      return object !== undefined && isDevice(object);
    });
    const profile = currentProfile(state);
    if (devices.length === 0 || !profile) return;
    this.sendCity(state);
    const job = this.jobs.start('preview', {
      request: { ...requestOf(state, profile), plan: planOfDevices(plan, devices) },
      devices,
    });
    this.previewJob = job;
    void job.result.then((outcome) => {
      this.previewJob = undefined;
      const now = this.store.getState();
      const waited = this.previewWaiting;
      this.previewWaiting = undefined;
      if (outcome.status === 'done' && now.planId === state.planId) this.showPreview(now, outcome.value);
      if (waited) this.preview(now, waited);
    });
  }

  /** Shows what is still moving or waits for its result; an answer to a dropped gesture comes too late. */
  private showPreview(state: AppState, { origin, devices }: Preview): void {
    const wanted = [...devices].filter(([id]) => this.changed.has(id) || state.gesture?.objects.has(id));
    if (wanted.length === 0) return;
    this.store.setState({
      preview: { origin, devices: new Map([...(state.preview?.devices ?? []), ...wanted]) },
    });
  }

  /** Figures do not wait for the shapes of the map, which keeps those it has, and the preview over them. */
  private landFigures({ planRevision, cityRevision }: Run, figures: Report): void {
    const { plan, cityRevision: now } = this.store.getState();
    if (planRevision !== plan.revision || cityRevision !== now) return;
    this.store.setState(({ analysis }) => ({
      analysis: { ...analysis, status: 'drawing', figures, planRevision, cityRevision },
    }));
  }

  private land(run: Run, result: Analysis, duration_ms: number): void {
    const state = this.store.getState();
    const upToDate = run.planRevision === state.plan.revision && run.cityRevision === state.cityRevision;
    const patch: Partial<AppState> = {
      analysis: {
        status: upToDate ? 'done' : 'stale',
        result,
        planRevision: run.planRevision,
        cityRevision: run.cityRevision,
        duration_ms,
      },
    };
    if (upToDate) {
      this.changed = new Set();
      // What was previewed is in the result now; a gesture goes on with its own.
      if (!state.gesture) Object.assign(patch, { preview: undefined, held: undefined });
    }
    this.store.setState(patch);
    withdraw(this.store, ['notice.analysisFailed']);
  }

  private fail(failure: string): void {
    this.store.setState(({ analysis }) => ({
      analysis: { ...stopped(analysis), status: 'failed', failure },
    }));
    notify(this.store, { severity: 'error', key: 'notice.analysisFailed', sticky: true });
  }

  private forget(): void {
    this.current?.job.cancel();
    this.current = undefined;
    this.changed = new Set();
    this.previewWaiting = undefined;
    this.store.setState({ held: undefined });
  }

  private sendCity({ city, cityRevision }: AppState): void {
    if (this.sentCity === cityRevision) return;
    this.sentCity = cityRevision;
    this.jobs.setCity(city);
  }
}

/** Another document, not an edit of this one. */
const isNewDocument = (state: AppState, before: AppState): boolean =>
  state.plan !== before.plan && state.history.done.length + state.history.undone.length === 0;

const isOld = ({ analysis }: AppState): boolean => analysis.status === 'stale' || analysis.status === 'none';

/** Something changed since; or the automatic runs were switched on. */
const hasReason = (state: AppState, before: AppState | undefined): boolean =>
  state.plan !== before?.plan ||
  state.context !== before.context ||
  state.contextPeriod !== before.contextPeriod ||
  state.cityRevision !== before.cityRevision ||
  state.importing !== before.importing ||
  !before.autoAnalyse;

/** There is something to compute on, and something to compute. */
const isWorthwhile = (state: AppState): boolean => hasCity(state) || state.plan.objects.size > 0;

function withoutRunMembers(analysis: AppState['analysis']): AppState['analysis'] {
  const { progress: _progress, failure: _failure, ...kept } = analysis;
  return kept;
}

/** The last good result stays, marked as old. */
function stopped(analysis: AppState['analysis']): AppState['analysis'] {
  const kept = withoutRunMembers(analysis);
  return { ...kept, status: kept.result ? 'stale' : 'none' };
}
