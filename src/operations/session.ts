/** One running app: the store with everything that follows it. The composition root gives the ports. */
import type { Jobs } from '../jobs/port';
import type { ObjectId } from '../kernel/units';
import type { Persistence } from '../persistence/port';
import type { AppStore } from '../store';
import { createAnalyser } from './analyser';
import { startAutosave } from './autosave';
import { createOperations, type Operations } from './create-operations';
import type { PlanBundle } from './ports';

export interface SessionPorts {
  readonly store: AppStore;
  readonly jobs: Jobs;
  readonly persistence: Persistence;
  /** A fresh id, never given before: `crypto.randomUUID`. */
  readonly ids: () => ObjectId;
  /** ms since 1970. */
  readonly now: () => number;
  /** Runs `task` after `ms`; returns its cancel. */
  readonly later: (task: () => void, ms: number) => () => void;
  /** Calls `flush` when the page is hidden or left; returns how to stop listening. */
  readonly onLeave: (flush: () => void) => () => void;
  readonly loadDemo: () => Promise<PlanBundle>;
}

export interface Session {
  readonly operations: Operations;
  /** Saves what is unsaved now. */
  readonly flush: () => Promise<void>;
  readonly close: () => void;
}

/** Ties operations, analysis and autosave to one store. Call `operations.startUp()` to open what was open last. */
export function createSession(ports: SessionPorts): Session {
  const { store, jobs, persistence, later, now } = ports;
  const analyser = createAnalyser({ store, jobs, later });
  const autosave = startAutosave({ store, persistence, later, now, onLeave: ports.onLeave });
  const { ids, loadDemo } = ports;
  return {
    operations: createOperations({ store, jobs, analyser, persistence, ids, now, loadDemo }),
    flush: autosave.flush,
    close: () => {
      analyser.close();
      autosave.close();
      jobs.close();
    },
  };
}
