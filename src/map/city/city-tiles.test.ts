import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aCity, at, block, STREET_CLASSES, TOWN_ORIGIN, type Point } from '../../testing/town-builder';
import { boxesOfRuns } from '../../kernel/run-boxes';
import { buildBoxGrid, searchBox } from './box-grid';
import { CITY_MAX_ZOOM, cityTile, streetWidth_m } from './city-tiles';
import { indexCity } from './city-index';
import { clipLine, clipRing } from './clip';
import { latOf, lonOf, mercatorX, mercatorY, metresPerPixel } from './mercator';
import { encodeTile, TILE_EXTENT, TileLayer } from './tile-writer';

const SEED = { seed: 20261123 };

/** The tile of the town's centre. */
function tileOf(city: ReturnType<typeof aCity>, z = CITY_MAX_ZOOM) {
  const size = 2 ** z;
  const x = Math.floor(mercatorX(TOWN_ORIGIN[0]) * size);
  const y = Math.floor(mercatorY(TOWN_ORIGIN[1]) * size);
  const bytes = cityTile(indexCity(city), STREET_CLASSES, z, x, y);
  return { x, y, z, tile: new VectorTile(new PbfReader(new Uint8Array(bytes))) };
}

describe('a tile', () => {
  it('holds buildings where they stand, to 5 cm, with what their drawing needs', () => {
    const ring = block(10, 5, 20, 12);
    const { tile, x, y, z } = tileOf(aCity([], [{ ring, top_m: 14, base_m: 3, name: 'Halle' }]));
    const layer = tile.layers['buildings']!;
    expect(layer.length).toBe(1);
    const building = layer.feature(0);
    expect(building.properties).toEqual({ top: 14, base: 3, name: 'Halle' });
    const geometry = building.toGeoJSON(x, y, z).geometry;
    if (geometry.type !== 'Polygon') throw new Error(geometry.type);
    const drawn = geometry.coordinates[0]!.slice(0, -1);
    // The pixel at zoom 16 is 1.67 m here; a tile unit is a sixteenth of it, rounding half of that.
    const unit_deg = 360 / (2 ** z * TILE_EXTENT);
    for (const corner of ring) {
      const [lon, lat] = at(corner);
      expect(drawn.some((p) => Math.abs(p[0]! - lon) <= unit_deg && Math.abs(p[1]! - lat) <= unit_deg)).toBe(
        true,
      );
    }
  });

  it('winds outer rings clockwise on the screen, as the tile specification asks', () => {
    const { tile } = tileOf(aCity([], [{ ring: block(10, 5, 20, 12) }]));
    const ring = tile.layers['buildings']!.feature(0).loadGeometry()[0]!;
    let twice = 0;
    ring.forEach((p, i) => {
      const q = ring[(i + 1) % ring.length]!;
      twice += p.x * q.y - q.x * p.y;
    });
    expect(twice).toBeGreaterThan(0);
  });

  it('marks heights that are assumed and leaves them to the plan', () => {
    const city = aCity([], [{ ring: block(10, 5, 20, 12), top_m: NaN }]);
    city.buildings.heightSource[0] = 6;
    expect(tileOf(city).tile.layers['buildings']!.feature(0).properties).toEqual({ assumed: true });
  });

  it('gives streets the width of their own, else of their class', () => {
    const points: Point[] = [
      [0, 0],
      [50, 0],
    ];
    const city = aCity([
      { points, highway: 'primary', name: 'Rue A' },
      { points, highway: 'footway', width_m: 3.5 },
    ]);
    const { tile } = tileOf(city);
    const widths = [0, 1].map((i) => tile.layers['streets']!.feature(i).properties['w']);
    expect(new Set(widths)).toEqual(new Set([14, 3.5]));
    expect(streetWidth_m(indexCity(city), new Map(), 0)).toBe(4);
  });

  it('leaves buildings and small streets out of small scales', () => {
    const city = aCity(
      [{ points: [[0, 0], [50, 0]], highway: 'footway' }], // prettier-ignore
      [{ ring: block(10, 5, 20, 12) }],
    );
    expect(Object.keys(tileOf(city, 12).tile.layers)).toEqual([]);
    expect(Object.keys(tileOf(city, 13).tile.layers)).toEqual([]);
    expect(new Set(Object.keys(tileOf(city, 14).tile.layers))).toEqual(new Set(['buildings', 'streets']));
  });

  it('of a place without data is empty', () => {
    expect(cityTile(indexCity(aCity([])), STREET_CLASSES, 16, 3, 3).byteLength).toBe(0);
  });

  it('cuts what goes far beyond it', () => {
    const { tile } = tileOf(aCity([], [{ ring: block(-5000, -5000, 10_000, 10_000) }]));
    const [ring] = tile.layers['buildings']!.feature(0).loadGeometry();
    for (const { x, y } of ring!) {
      expect(Math.abs(x - TILE_EXTENT / 2)).toBeLessThanOrEqual(TILE_EXTENT / 2 + 256);
      expect(Math.abs(y - TILE_EXTENT / 2)).toBeLessThanOrEqual(TILE_EXTENT / 2 + 256);
    }
  });
});

describe('the tile writer', () => {
  it('is read back by another reader: every kind of value and geometry', () => {
    const layer = new TileLayer('test');
    layer.point(-5, 8200);
    layer.end(7, { text: 'é', number: 2.5, yes: true, none: undefined });
    layer.line([0, 0, 100, 5, 100, 90]);
    layer.end(300, { text: 'é' });
    layer.end(301, { text: 'nothing drawn' });
    const tile = new VectorTile(new PbfReader(new Uint8Array(encodeTile([layer, new TileLayer('empty')]))));
    expect(Object.keys(tile.layers)).toEqual(['test']);
    const read = tile.layers['test']!;
    expect(read.length).toBe(2);
    expect(read.extent).toBe(TILE_EXTENT);
    expect(read.feature(0).properties).toEqual({ text: 'é', number: 2.5, yes: true });
    expect(read.feature(0).loadGeometry()).toMatchObject([[{ x: -5, y: 8200 }]]);
    expect(read.feature(1).id).toBe(300);
    expect(read.feature(1).loadGeometry()[0]).toHaveLength(3);
  });
});

describe('the box grid', () => {
  const box = fc
    .tuple(...([0, 0, 0, 0] as const).map(() => fc.double({ min: -50, max: 50, noNaN: true })))
    .map(([a, b, c, d]) => [Math.min(a!, c!), Math.min(b!, d!), Math.max(a!, c!), Math.max(b!, d!)] as const);

  it('finds what a look at every box finds, each once', () => {
    fc.assert(
      fc.property(fc.array(box, { maxLength: 60 }), box, (boxes, query) => {
        const grid = buildBoxGrid(Float64Array.from(boxes.flat()));
        const found: number[] = [];
        searchBox(grid, query, (row) => found.push(row));
        const expected = boxes.flatMap((b, i) =>
          b[0] <= query[2] && b[2] >= query[0] && b[1] <= query[3] && b[3] >= query[1] ? [i] : [],
        );
        expect(found.sort((a, b) => a - b)).toEqual(expected);
      }),
      SEED,
    );
  });

  it('takes tables without rows and rows without vertices', () => {
    const boxes = boxesOfRuns(new Float64Array(0), Uint32Array.from([0, 0]));
    const found: number[] = [];
    searchBox(buildBoxGrid(boxes), [-1, -1, 1, 1], (row) => found.push(row));
    searchBox(buildBoxGrid(new Float64Array(0)), [-1, -1, 1, 1], (row) => found.push(row));
    expect(found).toEqual([]);
  });
});

describe('clipping', () => {
  it('keeps the parts of a line inside, each as its own line', () => {
    expect(clipLine([-10, 5, 5, 5, 5, 30, 8, 30, 8, 5], 0, 10)).toEqual([
      [0, 5, 5, 5, 5, 10],
      [8, 10, 8, 5],
    ]);
  });

  it('never leaves the square, and keeps a ring that lies inside as it is', () => {
    const coordinate = fc.integer({ min: -30, max: 40 });
    const ring = fc.array(coordinate, { minLength: 6, maxLength: 24 }).map((v) => v.slice(0, v.length & ~1));
    fc.assert(
      fc.property(ring, (xy) => {
        const cut = clipRing(xy, 0, 10);
        expect(cut.every((v) => v >= -1e-9 && v <= 10 + 1e-9)).toBe(true);
        if (xy.every((v) => v >= 0 && v <= 10)) expect(cut).toEqual(xy);
      }),
      SEED,
    );
  });
});

describe('mercator', () => {
  it('goes there and back', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -180, max: 180, noNaN: true }),
        fc.double({ min: -85, max: 85, noNaN: true }),
        (lon, lat) => {
          expect(lonOf(mercatorX(lon))).toBeCloseTo(lon, 9);
          expect(latOf(mercatorY(lat))).toBeCloseTo(lat, 9);
        },
      ),
      SEED,
    );
  });

  it('knows the size of a pixel', () => {
    // 40,075 km ÷ 512 px at zoom 0; half of it at 60°.
    expect(metresPerPixel(0, 0)).toBeCloseTo(78_271.517, 3);
    expect(metresPerPixel(10, 60)).toBeCloseTo(78_271.517 / 1024 / 2, 3);
  });
});
