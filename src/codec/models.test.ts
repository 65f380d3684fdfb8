import { describe, expect, it } from 'vitest';
import catalogue from '../../data/catalogue/generic.json' with { type: 'json' };
import type { DeviceModel } from '../model/catalogue';
import { modelsCsv, modelsJson, readModels } from './models';
import { ENGLISH_CSV, FRENCH_CSV } from './out/csv';

const models = catalogue as readonly DeviceModel[];
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const codesOf = (text: string) => {
  const read = readModels(bytes(text), 'models.csv');
  return read.ok ? [] : read.error.map(({ code, line, params }) => [code, line, params?.['path']]);
};

describe('device models as files', () => {
  it('[E5] come back from JSON and from both styles of CSV as they were written', () => {
    const written = [modelsJson(models), modelsCsv(models, ENGLISH_CSV), modelsCsv(models, FRENCH_CSV)];
    for (const text of written) expect(readModels(bytes(text), 'x')).toEqual({ ok: true, value: models });
  });

  it('keep a source in the words of whoever wrote it, and both languages where it has them', () => {
    const two = [
      { ...models[0]!, id: 'a', source: 'fiche du fabricant' },
      { ...models[0]!, id: 'b', source: { fr: 'fiche', en: 'data sheet' } },
    ];
    expect(readModels(bytes(modelsCsv(two)), 'x')).toEqual({ ok: true, value: two });
    expect(readModels(bytes(modelsJson(two)), 'x')).toEqual({ ok: true, value: two });
    const half = JSON.stringify([{ ...models[0]!, source: { fr: 'fiche' } }]);
    expect(codesOf(half)).toEqual([['data.notText', undefined, 'source.en']]);
  });

  it('keep a name that a spreadsheet would take for a formula', () => {
    const odd = [{ ...models[0]!, name: { fr: '=1+1', en: '-2,8 "mm"' } }];
    expect(readModels(bytes(modelsCsv(odd)), 'x')).toEqual({ ok: true, value: odd });
  });

  it('are refused whole, with every fault of every row and its line', () => {
    const [head, first, second] = modelsCsv(models.slice(0, 2)).split('\r\n');
    const bad = [
      head,
      first!.replace('1920', 'wide'),
      second!.replace(/^[^,]+,[^,]+/u, 'DOME-2MP-W,toaster'),
    ].join('\r\n');
    expect(codesOf(bad)).toEqual([
      ['data.notANumber', 2, 'image_width_px'],
      ['data.unknownValue', 3, 'type'],
      ['data.duplicateId', 3, 'id'],
    ]);
  });

  it('of no known form are said to be so', () => {
    expect(codesOf('[{')).toEqual([['models.notJson', undefined, undefined]]);
    expect(codesOf('[]')).toEqual([['models.none', undefined, undefined]]);
    expect(codesOf('a;b\n1;2')).toEqual([['models.noIdColumn', undefined, undefined]]);
    expect(codesOf(`${'['.repeat(5000)}${']'.repeat(5000)}`)[0]![0]).toBe('models.notJson');
    expect(codesOf('id,colour\nX,red').map(([code]) => code)).toContain('models.unknownColumn');
    expect(codesOf('id,"type')[0]![0]).toBe('csv.quoteOpen');
  });
});
