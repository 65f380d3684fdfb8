import { describe, expect, it } from 'vitest';
import { collection, feature, point, polygon, read, square, taken } from '../../testing/geojson';

describe('objects of a plan in other files', () => {
  it('are read by the plan file’s names, lists as JSON where a format knows none', () => {
    const { objects, preview } = taken(
      collection(
        feature(polygon(square(0, 0, 50)), {
          kind: 'zone',
          id: 'z1',
          role: 'mask',
          k: '2',
          cameras: '["c1","c2"]',
          lit: 'true',
        }),
        feature(point(5, 5), { kind: 'place', id: 'p1', category: 'school', own: 'kept' }),
        feature(point(6, 6), { kind: 'candidate-site', id: 's1', height_m: '6,5' }),
      ),
    );
    expect(preview.objects).toBe(3);
    expect(objects).toMatchObject([
      { kind: 'zone', id: 'z1', role: 'mask', k: 2, cameras: ['c1', 'c2'], lit: true },
      { kind: 'place', id: 'p1', category: 'school', unknown: { own: 'kept' } },
      { kind: 'candidate-site', id: 's1', height_m: 6.5 },
    ]);
  });

  it('come back from metres, and are told where they cannot be read', () => {
    const metres = {
      ...collection(feature({ type: 'Point', coordinates: [892390.22, 6247035.26] }, { kind: 'place' })),
      crs: { properties: { name: 'EPSG:2154' } },
    };
    const [place] = taken(metres).objects;
    // Domain 6.5: Marseille, to the centimetre.
    expect(place).toMatchObject({
      kind: 'place',
      position: [expect.closeTo(5.3698, 6), expect.closeTo(43.2965, 6)],
    });
    const { codes, outcome } = read(
      collection(
        feature(point(0, 0), { kind: 'zone', role: 'study' }),
        feature(polygon(square(0, 0, 5)), { kind: 'zone', role: 'unheard of' }),
        feature({ type: 'Point', coordinates: [1, null] }, { kind: 'place' }),
      ),
    );
    expect(outcome?.preview).toMatchObject({ objects: 0, leftOut: 3 });
    expect(codes).toEqual(['feature.isPlanObject', 'coordinates.notNumbers']);
  });
});
