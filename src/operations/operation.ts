/**
 * An operation is one thing a user can intend: whether it makes sense now, why not, its keys, its effect. Map,
 * panels, keyboard and palette all go through operations, so that they agree.
 */
import type { AppState, AppStore } from '../store';
import type { ObjectId } from '../kernel/units';
import type { Jobs } from '../jobs/port';
import type { Persistence } from '../persistence/port';
import type { Analyser, PlanBundle } from './ports';

/** Hidden where it makes no sense; greyed with a reason where it is impossible now. */
export type Availability =
  | { readonly ok: true }
  | {
      readonly ok: false;
      readonly hidden?: boolean;
      readonly reason: string;
      readonly params?: ReasonParams;
    };

export type ReasonParams = Readonly<Record<string, string | number>>;

/** What became of it. The reason is a code; its words are `refused.<code>`. */
export type Outcome =
  { readonly ok: true } | { readonly ok: false; readonly reason: string; readonly params?: ReasonParams };

export const DONE: Outcome = { ok: true };
export const AVAILABLE: Availability = { ok: true };

export const refused = (reason: string, params?: ReasonParams): Outcome & Availability & { ok: false } => ({
  ok: false,
  reason,
  ...(params ? { params } : {}),
});
export const hidden = (reason: string): Availability => ({ ok: false, hidden: true, reason });

export type OperationGroup = 'edit' | 'select' | 'tool' | 'view' | 'file' | 'analysis' | 'app';

export interface OperationContext {
  readonly store: AppStore;
  readonly jobs: Jobs;
  /** Follows the store and keeps the analysis up to date. */
  readonly analyser: Analyser;
  readonly persistence: Persistence;
  /** A fresh id, never given before. */
  readonly ids: () => ObjectId;
  /** ms since 1970. */
  readonly now: () => number;
  /** The demo city and plan, shipped with the app. */
  readonly loadDemo: () => Promise<PlanBundle>;
}

export interface Operation<Args, Out = Outcome> {
  /** Its name words are `op.<id>`. */
  readonly id: string;
  readonly group: OperationGroup;
  /**
   * Shortcuts of UI.md 8: `Ctrl+Shift+Z`, `Delete`, `C`. `Ctrl` is ⌘ on macOS; a single letter works only while the
   * map has the focus. With several, the first is shown.
   */
  readonly keys?: readonly string[];
  /** Whether it is offered in the palette: it can run without arguments and means something by itself. */
  readonly palette?: boolean;
  /** A refusal is the caller's to show (a field's message), no notice is given. */
  readonly quiet?: boolean;
  readonly available: (state: AppState) => Availability;
  readonly run: (ctx: OperationContext, args: Args) => Out;
}

/** Keeps the argument types of a definition. */
export const operation = <Args = void, Out = Outcome>(
  definition: Operation<Args, Out>,
): Operation<Args, Out> => definition;

export const always = (): Availability => AVAILABLE;

/** An operation tied to its context: call it, or ask whether it could be called. */
export type Bound<O> =
  O extends Operation<infer Args, infer Out>
    ? ([Args] extends [void]
        ? () => Out
        : undefined extends Args
          ? (args?: Args) => Out
          : (args: Args) => Out) & {
        readonly id: string;
        readonly keys: readonly string[];
        readonly available: (state?: AppState) => Availability;
      }
    : never;

/** What the palette and the help list. */
export interface OperationEntry {
  readonly id: string;
  readonly name: string;
  /** i18n key. */
  readonly words: string;
  readonly group: OperationGroup;
  readonly keys: readonly string[];
  readonly palette: boolean;
  readonly available: (state?: AppState) => Availability;
  /** Runs it without arguments; only where `palette` is true. */
  readonly run: () => void;
}
