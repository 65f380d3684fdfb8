export type Language = 'fr' | 'en';

/** A sentence in both languages. `{name}` is filled in; `{n|one|many}` picks by number (French: one up to 1.5). */
export type Words = Readonly<Record<string, readonly [fr: string, en: string]>>;
