import { gzipSync, strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';

import {
  collection,
  countingIds,
  feature,
  line,
  point,
  polygon,
  read,
  square,
  taken,
} from '../../testing/geojson';
import { readFile } from './read-file';

const BUILDING = feature(polygon(square(0, 0, 20)), { building: 'yes', height: '12' });
const STREET = feature(line([0, -10], [80, -10], [160, -5]), { highway: 'residential', name: "Rue d'Essai" });
const CAMERA = feature(point(5, -5), { man_made: 'surveillance', 'camera:direction': '120' });

describe('hostile files', () => {
  it('pollute no prototype, and their keys are kept as data or dropped', () => {
    const text =
      '{"type":"Feature","id":"__proto__","properties":{"__proto__":{"polluted":true},"constructor":{"prototype":' +
      '{"polluted":true}},"hasOwnProperty":1,"toString":"x","man_made":"surveillance"},' +
      '"geometry":{"type":"Point","coordinates":[5.37,43.29]}}';
    const { cameras } = taken(text);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect(Object.getPrototypeOf(cameras[0]!.unknown)).toBe(Object.prototype);
    expect(Object.keys(cameras[0]!.unknown!)).toEqual([
      'constructor',
      'hasOwnProperty',
      'toString',
      'man_made',
      'source_id',
    ]);
    expect(read('{"type":"Feature","properties":{},"geometry":{"type":"__proto__"}}').codes).toEqual([
      'geometry.unknownType',
    ]);
  });

  it('have names that stay text', () => {
    const name = `<img src=x onerror="alert(1)">\u202e{{7*7}}${'x'.repeat(20_000)}`;
    const outcome = taken(
      collection(
        feature(STREET.geometry, { highway: 'path', name }),
        feature(point(0, 0), { man_made: 'surveillance', name }),
      ),
    );
    expect(outcome.city.streets.names).toEqual([name]);
    expect(outcome.cameras[0]!.name).toBe(name);
  });

  it.each([
    [null, 'feature.notAnObject'],
    [7, 'feature.notAnObject'],
    [{ type: 'Feature', geometry: null }, 'feature.noGeometry'],
    [{ type: 'Feature' }, 'feature.noGeometry'],
    [feature({ type: 'Circle', coordinates: [1, 2] }), 'geometry.unknownType'],
    [feature({ type: 'GeometryCollection', geometries: [] }), 'geometry.emptyCollection'],
    [feature({ type: 'GeometryCollection', geometries: [null] }), 'geometry.unknownType'],
    [feature({ type: 'Polygon', coordinates: [[]] }, { building: 'yes' }), 'coordinates.missing'],
    [feature({ type: 'Polygon', coordinates: 5 }, { building: 'yes' }), 'coordinates.missing'],
    [feature({ type: 'MultiPolygon', coordinates: {} }, { building: 'yes' }), 'coordinates.missing'],
    [feature({ type: 'LineString', coordinates: [[5, 43]] }, { highway: 'path' }), 'line.tooFewPoints'],
    [feature(point(0, 0), 'not an object'), 'feature.unclassified'],
  ])('survive the feature %o', (one, code) => {
    const { outcome, codes } = read(collection(one, STREET));
    expect(outcome?.preview).toMatchObject({ streets: 1, leftOut: 1 });
    expect(codes).toEqual([code]);
  });

  it('with thousands of the same fault say it once, with the count and the first places', () => {
    const bad = Array.from({ length: 5000 }, () =>
      feature({ type: 'Point', coordinates: ['a', 'b'] }, CAMERA.properties),
    );
    const { faults } = read(collection(...bad));
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatchObject({
      count: 5000,
      feature: 0,
      params: { features: '1, 2, 3, 4, 5, 6, 7, 8…' },
    });
  });
});

describe('progress and cancel', () => {
  const text = JSON.stringify(collection(...Array.from({ length: 20_000 }, () => BUILDING)));

  it('reports shares that rise to the end', () => {
    const shares: number[] = [];
    const steps = readFile('big.geojson', gzipSync(strToU8(text)), { makeId: countingIds() });
    for (let step = steps.next(); !step.done; step = steps.next()) shares.push(step.value.share);
    expect(shares.length).toBeGreaterThan(4);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(shares[0]).toBeGreaterThan(0);
    expect(shares.at(-1)).toBeLessThanOrEqual(1);
  });

  it('stops where the caller stops asking', () => {
    const steps = readFile('big.geojson', strToU8(text), { makeId: countingIds() });
    steps.next();
    expect(steps.return(undefined as never).done).toBe(true);
    expect(steps.next().done).toBe(true);
  });

  it('refuses what is too big', () => {
    expect(read(text, { maxBytes: 1000 }).codes).toEqual(['file.tooBig']);
  });
});
