import type { Language } from '../i18n';

/** French for French speakers, English for everybody else; French when the browser says nothing. */
export function languageOf(languages: readonly string[]): Language {
  const first = languages.find((tag) => /^(fr|en)\b/i.test(tag)) ?? languages[0] ?? 'fr';
  return /^fr\b/i.test(first) ? 'fr' : 'en';
}
