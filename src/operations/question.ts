/**
 * A question about what is shown right now: one at a time, asked again once the answer is there and what it depends on
 * has moved on meanwhile. So an answer follows the hand as fast as the work allows, and never waits in a queue.
 */
import type { Answer, Ask, Job, Jobs, TaskKind } from '../jobs/port';
import type { AppState, AppStore } from '../store';

interface QuestionParts<K extends TaskKind> {
  readonly store: AppStore;
  readonly jobs: Jobs;
  readonly kind: K;
  /** What the question depends on; the same values, the same answer. */
  readonly about: (state: AppState) => readonly unknown[];
  /** Undefined when there is nothing to ask. */
  readonly ask: (state: AppState) => Ask<K> | undefined;
  readonly land: (answer: Answer<K>, asked: AppState) => void;
}

export class Question<K extends TaskKind> {
  private readonly parts: QuestionParts<K>;
  private job: Job<Answer<K>> | undefined;

  constructor(parts: QuestionParts<K>) {
    this.parts = parts;
  }

  readonly ask = (): void => {
    if (this.job) return;
    const { store, jobs, kind, ask, land, about } = this.parts;
    const asked = store.getState();
    const question = ask(asked);
    if (!question) return;
    this.job = jobs.start(kind, question);
    void this.job.result.then((outcome) => {
      this.job = undefined;
      const now = store.getState();
      if (outcome.status === 'done' && now.planId === asked.planId) land(outcome.value, asked);
      if (!same(about(asked), about(now))) this.ask();
    });
  };

  /** Asks again when an edit, a gesture or the place moved what it is about. */
  follow(state: AppState, before: AppState): void {
    if (!same(this.parts.about(state), this.parts.about(before))) this.ask();
  }

  close(): void {
    this.job?.cancel();
  }
}

const same = (a: readonly unknown[], b: readonly unknown[]): boolean => a.every((value, i) => value === b[i]);
