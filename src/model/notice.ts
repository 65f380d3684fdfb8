/** Who answers for the devices towards the public: stands on the page for citizens. */
export const NOTICE_FIELDS = ['responsible', 'contact', 'dpo'] as const;
export type NoticeField = (typeof NOTICE_FIELDS)[number];

export interface PublicNotice {
  /** Authority that the authorisation is given to. */
  readonly responsible?: string;
  /** Where rights are exercised: post, telephone or e-mail. */
  readonly contact?: string;
  /** Data protection officer. */
  readonly dpo?: string;
  /** Members that this version does not know: kept and written back. */
  readonly unknown?: Readonly<Record<string, unknown>>;
}
