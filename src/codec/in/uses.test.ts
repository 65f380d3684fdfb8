import { describe, expect, it } from 'vitest';
import { SENSITIVE_KINDS } from '../../model/city';
import { readNames, readUse } from './uses';

const kindOf = (tags: Record<string, unknown>): string | undefined =>
  SENSITIVE_KINDS[readUse(tags).sensitive - 1];

describe('[O7] what a building is called', () => {
  it('is its name, else number and street', () => {
    const address = { 'addr:housenumber': '14', 'addr:street': 'rue Grolée' };
    expect(readNames({ ...address, name: 'Le Phare' })).toEqual({ name: 'Le Phare', address: '' });
    expect(readNames(address)).toEqual({ name: '', address: '14 rue Grolée' });
    expect(readNames({ 'addr:housenumber': 3, 'addr:place': 'Les Granges' }).address).toBe('3 Les Granges');
  });

  it('is never a street or a number alone', () => {
    expect(readNames({ 'addr:street': 'rue Grolée' }).address).toBe('');
    expect(readNames({ 'addr:housenumber': '14' }).address).toBe('');
    expect(readNames({ 'addr:housenumber': '14', 'addr:full': '14, Grand-Place' }).address).toBe(
      '14, Grand-Place',
    );
  });
});

describe('[X2] what a building is for', () => {
  it('is the OSM value, and BD TOPO’s where that says nothing', () => {
    expect(readUse({ building: 'house', usage_1: 'Annexe' }).use).toBe('house');
    expect(readUse({ building: 'yes', USAGE1: 'Résidentiel' }).use).toBe('Résidentiel');
    expect(readUse({ usage_1: 'Indifférencié' }).use).toBe('Indifférencié');
    expect(readUse({ building: 'yes' }).use).toBe('yes');
  });

  it('counts dwellings where the data do, and takes no slip for a number', () => {
    expect(readUse({ nombre_de_logements: 12 }).dwellings).toBe(12);
    expect(readUse({ NB_LOGTS: '3' }).dwellings).toBe(3);
    for (const wrong of [null, -1, 'many', 1e9])
      expect(readUse({ nombre_de_logements: wrong }).dwellings).toBe(-1);
  });

  it('names sensitive places by the tags that name them, and no others', () => {
    expect(kindOf({ building: 'yes', amenity: 'school' })).toBe('school');
    expect(kindOf({ building: 'church' })).toBe('worship');
    expect(kindOf({ USAGE1: 'Religieux' })).toBe('worship');
    expect(kindOf({ amenity: 'hospital' })).toBe('health');
    expect(kindOf({ office: 'political_party' })).toBe('party');
    expect(kindOf({ office: 'union' })).toBe('union');
    expect(kindOf({ building: 'apartments', name: 'École normale' })).toBeUndefined();
  });
});
