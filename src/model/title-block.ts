/** What the title block of printed sheets says; what is absent is printed empty, or from the plan. */
export const TITLE_BLOCK_FIELDS = ['project', 'client', 'author', 'revision', 'date'] as const;
export type TitleBlockField = (typeof TITLE_BLOCK_FIELDS)[number];

export interface PlanTitleBlock {
  /** The plan's name when absent. */
  readonly project?: string;
  readonly client?: string;
  readonly author?: string;
  readonly revision?: string;
  /** As it is printed; the day of printing when absent. */
  readonly date?: string;
  /** A picture as a `data:` address, PNG or JPEG, within the bounds of `codec/logo.ts`. */
  readonly logo?: string;
  /** Members that this version does not know: kept and written back. */
  readonly unknown?: Readonly<Record<string, unknown>>;
}
