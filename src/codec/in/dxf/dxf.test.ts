import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hasTool } from '../../../../tests/fixtures/foreign';
import { crsByName } from '../../crs/systems';
import { collection, feature, line, read, square, taken } from '../../../testing/geojson';
import { arcPositions, bulgePositions } from './arcs';

const HAS_OGR = hasTool('ogr2ogr');

/** Group codes and values as they stand in a file, in Lambert-93 metres near Marseille. */
const dxf = (...entities: (string | number)[][]): string =>
  ['0', 'SECTION', '2', 'ENTITIES', ...entities.flat(), '0', 'ENDSEC', '0', 'EOF'].join('\n');
const X = 892_390;
const Y = 6_247_035;
const AGREED = { crs: 'EPSG:2154' } as const;

const outline = (layer: string, ...more: (string | number)[]) => [
  0,
  'LWPOLYLINE',
  8,
  layer,
  90,
  4,
  70,
  1,
  ...more,
  10,
  X,
  20,
  Y,
  10,
  X + 20,
  20,
  Y,
  10,
  X + 20,
  20,
  Y + 10,
  10,
  X,
  20,
  Y + 10,
];

describe('DXF', () => {
  it('asks where it lies, and what its layers are', () => {
    const text = dxf(outline('VOLUMES', 39, 7.5), [
      0,
      'LINE',
      8,
      'TRAITS',
      10,
      X,
      20,
      Y,
      30,
      0,
      11,
      X + 50,
      21,
      Y,
      31,
      0,
    ]);
    expect(read(text).fault('crs.notDegrees')?.params).toMatchObject({ proposal: 'EPSG:2154' });
    const { preview } = taken(text, AGREED);
    expect(preview).toMatchObject({
      format: 'dxf',
      buildings: 1,
      streets: 0,
      layers: [
        { name: 'VOLUMES', count: 1 },
        { name: 'TRAITS', count: 1 },
      ],
    });
    const outcome = taken(text, { ...AGREED, layerUses: { VOLUMES: 'walls', TRAITS: 'walls' } });
    expect(outcome.preview).toMatchObject({ buildings: 0, objects: 2 });
    expect(outcome.objects).toMatchObject([
      { kind: 'obstacle', height_m: 7.5, shape: { type: 'polygon' } },
      { kind: 'obstacle', shape: { type: 'line' } },
    ]);
    expect(
      taken(text, { ...AGREED, layerUses: { TRAITS: 'streets', VOLUMES: 'leave' } }).preview,
    ).toMatchObject({ streets: 1, buildings: 0 });
  });

  it('reads old polylines with their vertices, points, circles, and tells what it leaves out', () => {
    const vertex = (x: number, y: number) => [0, 'VERTEX', 8, 'a', 10, X + x, 20, Y + y];
    const text = dxf(
      [0, 'POLYLINE', 8, 'voirie', 66, 1, 10, 0, 20, 0, 70, 0],
      vertex(0, 0),
      vertex(9, 0),
      vertex(9, 9),
      [0, 'SEQEND'],
      [0, 'POINT', 8, 'cam\\U+00E9ras', 10, X, 20, Y],
      [0, 'CIRCLE', 8, 'bati', 10, X, 20, Y, 40, 10],
      [0, 'TEXT', 8, 'x', 1, 'Rue', 10, X, 20, Y],
      [0, 'INSERT', 8, 'x', 2, 'TREE', 10, X, 20, Y],
    );
    const { outcome, fault } = read(text, AGREED);
    expect(outcome?.preview).toMatchObject({ streets: 1, cameras: 1, buildings: 1 });
    expect(outcome?.city.streets.lonLat).toHaveLength(6);
    expect(outcome?.preview.layers?.map(({ name }) => name)).toEqual(['voirie', 'caméras', 'bati']);
    expect(fault('dxf.entitiesLeftOut')?.params).toMatchObject({ n: 2 });
  });

  it('refuses a drawing with an origin of its own, and one without lines', () => {
    expect(read(dxf([0, 'LINE', 8, 'a', 10, 0, 20, 0, 11, 12, 21, 40])).codes).toEqual(['crs.local']);
    expect(read(dxf([0, 'TEXT', 8, 'a', 1, 'x'])).codes).toEqual(['dxf.empty']);
    expect(read('0\nSECTION\n2\nENTITIES\n0\nLINE\n8').codes).toEqual(['dxf.empty']);
    expect(read(dxf([0, 'LWPOLYLINE', 8, 'a', 10, 'x', 20, 'y', 10, X]), AGREED).codes).toEqual([
      'dxf.empty',
    ]);
  });

  it('bends where a bulge says: a half circle of bulge 1 passes the middle of its arc', () => {
    const points = bulgePositions([0, 0], [10, 0], 1);
    // To the left of the way there the centre, to the right the arc: counter-clockwise from west to east goes below.
    for (const [x, y] of points) expect(Math.hypot(x - 5, y)).toBeCloseTo(5, 12);
    expect(Math.min(...points.map(([, y]) => y))).toBeCloseTo(-5, 12);
    expect(bulgePositions([0, 0], [10, 0], 0)).toEqual([]);
    const quarter = bulgePositions([0, 0], [10, 10], Math.tan(Math.PI / 8));
    for (const [x, y] of quarter) expect(Math.hypot(x, y - 10)).toBeCloseTo(10, 10);
    const circle = arcPositions([3, 4], 2, 0, 360);
    expect(circle.at(-1)).toEqual(circle[0]);
  });

  it.runIf(HAS_OGR)('reads what OGR writes, to a centimetre', () => {
    const folder = mkdtempSync(join(tmpdir(), 'dxf-'));
    const [source, out] = [join(folder, 'a.geojson'), join(folder, 'a.dxf')];
    const lines = collection(
      feature(line([0, 0], [50, 0], [50, 30]), { Layer: 'voies' }),
      feature(line(...square(80, 0, 12)), { Layer: 'bati' }),
    );
    writeFileSync(source, JSON.stringify(lines));
    execFileSync('ogr2ogr', ['-f', 'DXF', out, source, '-t_srs', 'EPSG:3943'], { stdio: 'ignore' });
    const bytes = new Uint8Array(readFileSync(out));
    rmSync(folder, { recursive: true });
    const { city, preview } = taken(bytes, { crs: 'EPSG:3943' });
    expect(preview).toMatchObject({ streets: 1, buildings: 1 });
    const truth = lines.features as { geometry: { coordinates: [number, number][] } }[];
    const metres = crsByName('EPSG:3943')!.project!;
    truth[0]!.geometry.coordinates.forEach(([lon, lat], i) => {
      const [x, y] = metres(lon, lat);
      const [gotX, gotY] = metres(city.streets.lonLat[2 * i]!, city.streets.lonLat[2 * i + 1]!);
      // The file gives a tenth of a micrometre and more.
      expect(Math.hypot(gotX - x, gotY - y)).toBeLessThan(0.01);
    });
  });
});
