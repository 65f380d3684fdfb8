import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packTexts, unpackTexts } from './packed-texts';

const many = (text: (i: number) => unknown): unknown[] => Array.from({ length: 1500 }, (_, i) => text(i));

describe('packed texts', () => {
  it('come out of a clone as they went in, whatever is in them', () => {
    const texts = fc.array(fc.string({ unit: 'binary' }), { minLength: 990, maxLength: 1010 });
    fc.assert(
      fc.property(texts, fc.double(), (list, number) => {
        const data = { number, deep: { list, table: Float64Array.of(1, 2) }, rest: undefined };
        expect(unpackTexts(structuredClone(packTexts(data)))).toEqual(data);
      }),
      { numRuns: 40 },
    );
  });

  it('are one text each on their way', () => {
    const { packed } = packTexts({ ids: many((i) => `way/${i}`), few: ['a', 'b'] });
    expect(packed).toMatchObject({ ids: { ends: { length: 1500 } }, few: ['a', 'b'] });
  });

  it('leave alone what is no list of texts, and what was never packed', () => {
    const data = {
      rows: many((i) => ({ i })),
      mixed: many((i) => (i === 1400 ? i : 'x')),
      map: new Map([[1, 2]]),
    };
    expect(unpackTexts(structuredClone(packTexts(data)))).toEqual(data);
    expect(unpackTexts(structuredClone(data))).toEqual(data);
  });

  it('take nothing of a file for a packed list', () => {
    const data = { properties: { texts: 'abc', ends: [1, 2, 3] } };
    expect(unpackTexts(structuredClone(packTexts(data)))).toEqual(data);
  });
});
