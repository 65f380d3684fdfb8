import { describe, expect, it } from 'vitest';
import type { GapRow } from '../../analysis/report';
import { createTranslator } from '../../i18n';
import { gapNumber, gapPlace, gapSentence, mainReason, reasonText } from './gap-words';
import { spokenStreet } from './street-names';

const t = createTranslator('fr');

const aGap = (overrides: Partial<GapRow> = {}): GapRow => ({
  id: 'g1',
  basis: 'street',
  length_m: 40,
  area_m2: 300,
  names: [],
  ends: [],
  reasons: [],
  geometry: { type: 'MultiLineString', coordinates: [] },
  ...overrides,
});

describe('gapPlace', () => {
  it('[C4] names the street, else the streets at its ends, else says that it has none', () => {
    expect(gapPlace(aGap({ names: ['Rue Basse'] }), t)).toBe('Rue Basse');
    expect(gapPlace(aGap({ ends: [['Rue Haute'], ['Rue Haute', '']] }), t)).toBe('Près de Rue Haute');
    expect(gapPlace(aGap(), t)).toBe('Voie sans nom');
  });
});

describe('gapSentence', () => {
  const gap = aGap({
    names: ['Rue Basse'],
    ends: [['Rue Haute'], ['Place du Port', 'Avenue Foch']],
    length_m: 84.2,
  });

  it('[C4] says where a stretch lies as people say it', () => {
    expect(gapSentence(gap, t)).toBe('Rue Basse, entre la rue Haute et la place du Port, 84\u00a0m');
    expect(gapSentence({ ...gap, ends: [['Rue Haute'], ['Place du Port']] }, createTranslator('en'))).toBe(
      'Rue Basse, between Rue Haute and Place du Port, 84\u00a0m',
    );
  });

  it('names the only end that has a name, and none where none has', () => {
    expect(gapSentence({ ...gap, ends: [['Rue Haute'], []] }, t)).toBe(
      'Rue Basse, vers la rue Haute, 84\u00a0m',
    );
    expect(gapSentence({ ...gap, ends: [['Rue Haute'], ['Rue Haute']] }, t)).toBe(
      'Rue Basse, vers la rue Haute, 84\u00a0m',
    );
    expect(gapSentence({ ...gap, ends: [[], []] }, t)).toBe('Rue Basse, 84\u00a0m');
    expect(gapSentence({ ...gap, ends: [[], ['', 'Rue Haute']] }, t)).toBe(
      'Rue Basse, vers la rue Haute, 84\u00a0m',
    );
  });

  it('says the area of a gap in a zone, whatever streets lie in it', () => {
    const inZone = gapSentence({ ...gap, basis: 'zone', names: [] }, t);
    expect(inZone).toContain('300\u00a0m²');
    expect(inZone).not.toContain('84');
    const named = gapSentence({ ...gap, basis: 'zone' }, t);
    expect(named).toBe('Rue Basse, 300\u00a0m²');
  });

  it('gives a French name its article, and leaves other names alone', () => {
    const said = [
      'Boulevard Carl-Vogt',
      'Allées de Tourny',
      'Impasse du Lac',
      'Hameau Vert',
      'A 40',
      'Main Street',
      'Place',
    ];
    expect(said.map((name) => spokenStreet(name, 'fr'))).toEqual([
      'le boulevard Carl-Vogt',
      'les allées de Tourny',
      'l’impasse du Lac',
      'le hameau Vert',
      'A 40',
      'Main Street',
      'Place',
    ]);
  });
});

describe('mainReason', () => {
  it('[C4] adds up the length of a reason over all devices', () => {
    const gap = aGap({
      reasons: [
        { reason: 'occluded', length_m: 15 },
        { reason: 'outOfView', length_m: 13 },
        { reason: 'outOfView', length_m: 12 },
      ],
    });
    expect(mainReason(gap)).toMatchObject({ row: { reason: 'outOfView' }, share: 0.625 });
  });

  it('names the building that hides it, where it has a name', () => {
    const obstacle = { id: 'way/1', name: 'la halle', top_m: 9, assumed: false };
    expect(reasonText({ reason: 'occluded', length_m: 1, obstacle }, t)).toBe('Masquée par la halle');
    expect(reasonText({ reason: 'occluded', length_m: 1 }, t)).toBe('Masquée par le bâti');
  });
});

describe('gapNumber', () => {
  it('counts by the order of the report', () => {
    const gaps = [aGap({ id: 'a' }), aGap({ id: 'b' })];
    expect(gapNumber(gaps, aGap({ id: 'b' }))).toBe('A-02');
  });
});
