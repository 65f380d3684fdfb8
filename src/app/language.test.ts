import { describe, expect, it } from 'vitest';
import { languageOf } from './language';

describe('languageOf', () => {
  it('takes the first of French and English that the browser names', () => {
    expect(languageOf(['de-DE', 'fr-CH', 'en-GB'])).toBe('fr');
    expect(languageOf(['en-US', 'fr'])).toBe('en');
  });

  it('speaks English to those who name neither, French where nothing is named', () => {
    expect(languageOf(['de-DE'])).toBe('en');
    expect(languageOf([])).toBe('fr');
  });
});
