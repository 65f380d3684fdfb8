/** What operations ask of the composition root. */
export interface PlanBundle {
  readonly name: string;
  /** The plan file's text. */
  readonly plan: string;
  /** Data files to read with it, as bytes; each is read like an imported file. */
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[];
}

/** Keeps results up to date; see `analyser.ts`. */
export interface Analyser {
  /** Analyses now, whatever is under way. */
  readonly run: () => void;
  readonly stop: () => void;
  readonly close: () => void;
}
