import { describe, expect, it } from 'vitest';
import { SHEET_WORDS, type SheetWords } from '../codec/out/sheet';
import { TABLE_HEADERS } from '../codec/out/table-headers';
import type { TableWords } from '../codec/out/tables';
import { sheetWords, tableWords } from './export-words';
import { createTranslator } from './index';

describe.each(['fr', 'en'] as const)('words for exports in %s', (language) => {
  const t = createTranslator(language);

  it('has every header of the tables', () => {
    const words: TableWords = tableWords(t, TABLE_HEADERS, () => undefined);
    for (const key of TABLE_HEADERS) expect(words.header[key], key).not.toContain('export.');
  });

  it('has every sentence of the sheet', () => {
    const words: SheetWords = sheetWords(t);
    for (const key of SHEET_WORDS) expect(words.say(key), key).not.toContain('sheet.');
  });

  it('names reasons, states and faults', () => {
    const { value } = tableWords(t, TABLE_HEADERS, () => undefined);
    for (const code of ['reason.noDeviceInRange', 'status.removed', 'device.azimuthUnknown', 'kind.camera']) {
      expect(value(code)).not.toContain('export.');
    }
  });
});

describe('tableWords', () => {
  it('names a model by the catalogue, and an unknown one by its id', () => {
    const { model } = tableWords(createTranslator('fr'), [], (id) =>
      id === 'DOME' ? { fr: 'Dôme', en: 'Dome' } : undefined,
    );
    expect([model('DOME'), model('X-1')]).toEqual(['Dôme', 'X-1']);
  });
});
