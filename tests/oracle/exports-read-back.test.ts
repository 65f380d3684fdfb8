/**
 * What is exported of Genève, Lyon and the demo, read back by software that no one here wrote. GDAL: features,
 * attributes, system, and every vertex to a centimetre against the plan and the computed regions; poppler: the dossier;
 * LibreOffice: the tables. Skipped, and said so, where the program or the cities are absent.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { unzipSync } from 'fflate';
import type { Feature, FeatureCollection, Position } from 'geojson';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { createAnalysisCache } from '../../src/analysis';
import { LAYOUTS } from '../../src/codec/out/sheet';
import { dossierSteps } from '../../src/jobs/dossier';
import { createPreviewCache } from '../../src/jobs/preview';
import { createFrame, type Frame } from '../../src/kernel/frame';
import { isEmptyRegion, type Region } from '../../src/kernel/region';
import type { Device } from '../../src/model/plan';
import { exportedLater } from '../fixtures/exported';
import {
  hasTool,
  officeSheets,
  ogrFeatures,
  ogrLayers,
  output,
  projTransform,
  temporaryFolder,
} from '../fixtures/foreign';
import { FONTS } from '../fixtures/pdf-fonts';
import { builtInData } from '../fixtures/real-city';
import { realPlan, type RealPlace, type RealPlan } from '../fixtures/real-plan';
import { hasSharedData } from '../fixtures/shared-data';

const GDAL = hasTool('ogr2ogr');
const POPPLER = hasTool('pdftotext');
const OFFICE = hasTool('soffice');
// An office starts slowly, more so on a busy machine.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

const folder = temporaryFolder('read-back');

const PLACES: readonly (readonly [RealPlace, string])[] = [
  ...(hasSharedData()
    ? ([
        ['geneve', 'EPSG:2056'],
        ['lyon-1er', 'EPSG:2154'],
      ] as const)
    : []),
  ['demo', 'EPSG:32642'],
];

/** 1 cm: what the formats promise. */
const NEAR_M = 0.01;
const CELL_M = 2 * NEAR_M;

/** Vertices by cells, to find one near a place. */
class Vertices {
  private readonly cells = new Map<string, [number, number][]>();

  constructor(points: Iterable<readonly [number, number]>) {
    for (const [x, y] of points) {
      const key = `${Math.floor(x / CELL_M)} ${Math.floor(y / CELL_M)}`;
      const own = this.cells.get(key);
      if (own) own.push([x, y]);
      else this.cells.set(key, [[x, y]]);
    }
  }

  hasNear([x, y]: readonly [number, number]): boolean {
    const [column, row] = [Math.floor(x / CELL_M), Math.floor(y / CELL_M)];
    for (let c = column - 1; c <= column + 1; c++)
      for (let r = row - 1; r <= row + 1; r++)
        if (this.cells.get(`${c} ${r}`)?.some(([px, py]) => Math.hypot(px - x, py - y) < NEAR_M)) return true;
    return false;
  }
}

const pointsOf = ({ xy }: Region): [number, number][] =>
  Array.from({ length: xy.length / 2 }, (_, i) => [xy[2 * i]!, xy[2 * i + 1]!]);

function positionsOf(coordinates: unknown): Position[] {
  const items = coordinates as readonly unknown[];
  return typeof items[0] === 'number' ? [items as Position] : items.flatMap(positionsOf);
}

/** Of a geometry in degrees, in the frame. */
function framed({ geometry }: Feature, frame: Frame): [number, number][] {
  const parts = geometry.type === 'GeometryCollection' ? geometry.geometries : [geometry];
  return parts
    .flatMap((part) => ('coordinates' in part ? positionsOf(part.coordinates) : []))
    .map(([lon, lat]) => frame.toFrame(lon!, lat!));
}

/** Each vertex of the one is near one of the other, and the other way round. */
function expectSameVertices(read: readonly [number, number][], own: readonly [number, number][]): void {
  const [theirs, ours] = [new Vertices(read), new Vertices(own)];
  expect(read.filter((point) => !ours.hasNear(point))).toEqual([]);
  expect(own.filter((point) => !theirs.hasNear(point))).toEqual([]);
}

async function fileOf(name: RealPlace, format: string, extension: string): Promise<string> {
  const { catalogue, profile, streetClasses } = builtInData();
  const { city, ...real } = realPlan(name);
  const ask = { ...real, format, catalogue, streetClasses, profiles: [profile] };
  const path = join(folder, `${name}.${extension}`);
  writeFileSync(path, await exportedLater(ask, city));
  return path;
}

const camerasOf = ({ plan }: RealPlan) =>
  [...plan.objects.values()].filter((object) => object.kind === 'camera');

describe.skipIf(!GDAL).each(PLACES)('%s as GDAL reads it', (name, system) => {
  let real: RealPlan;
  let frame: Frame;
  let seen: { readonly device: string; readonly level: string; readonly region: Region }[];
  beforeAll(() => {
    real = realPlan(name);
    frame = createFrame(real.analysis.frame);
    seen = real.analysis.geometry.devices.flatMap(({ id, levels }) =>
      levels
        .filter(({ region }) => !isEmptyRegion(region))
        .map(({ level, region }) => ({ device: id, level, region })),
    );
    // A test of nothing would pass.
    expect(seen.length).toBeGreaterThan(10);
    expect(real.analysis.report.gaps.length).toBeGreaterThan(10);
  });

  const cameras = () => camerasOf(real);
  const devices = () =>
    [...real.plan.objects.values()].filter(
      (object): object is Device => object.kind === 'camera' || object.kind === 'sound-sensor',
    );

  const file = (format: string, extension: string): Promise<string> => fileOf(name, format, extension);

  function expectSeen({ features }: FeatureCollection): void {
    const found = features.filter(({ properties }) => (properties?.['kind'] ?? 'seen') === 'seen');
    expect(found).toHaveLength(seen.length);
    const regions = new Map(seen.map(({ device, level, region }) => [`${device} ${level}`, region]));
    for (const feature of found) {
      const { device, level, ref } = feature.properties as Record<string, string>;
      const object = real.plan.objects.get(device as never);
      expect(object?.kind === 'camera' && object.ref).toBe(ref);
      expectSameVertices(framed(feature, frame), pointsOf(regions.get(`${device} ${level}`)!));
    }
  }

  /** By their numbers; names keep their letters. */
  function expectDevices({ features }: FeatureCollection): void {
    expect(features).toHaveLength(devices().length);
    const byId = new Map(features.map((feature) => [feature.properties?.['id'] as string, feature]));
    for (const device of cameras()) {
      const feature = byId.get(device.id)!;
      expect(feature.properties).toMatchObject({ kind: 'camera', ref: device.ref });
      if (device.name !== undefined) expect(feature.properties?.['name']).toBe(device.name);
      expectSameVertices(framed(feature, frame), [frame.toFrame(device.position[0], device.position[1])]);
    }
  }

  it('[X14] GeoJSON: what each camera sees, and each gap', async () => {
    const read = ogrFeatures(await file('coverage', 'geojson'));
    expectSeen(read);
    const gaps = read.features.filter(({ properties }) => properties?.['kind'] === 'gap');
    expect(gaps).toHaveLength(real.analysis.report.gaps.length);
  });

  it('[X14] GeoPackage: layers in degrees, devices with their names', async () => {
    const path = await file('gpkg', 'gpkg');
    expect(ogrLayers(path)).toEqual(expect.arrayContaining(['devices', 'zones', 'seen', 'k_areas', 'gaps']));
    expect(output('ogrinfo', ['-ro', '-so', path, 'seen'])).toContain('ID["EPSG",4326]');
    expectDevices(ogrFeatures(path, 'devices'));
    expectSeen(ogrFeatures(path, 'seen'));
    const { features } = ogrFeatures(path, 'gaps');
    expect(features).toHaveLength(real.analysis.report.gaps.length);
    const lengths = features.map(({ properties }) => Number(properties?.['length_m']));
    const own = real.analysis.report.gaps.reduce((sum, { length_m }) => sum + length_m, 0);
    // Each is written to a millimetre.
    expect(Math.abs(lengths.reduce((a, b) => a + b, 0) - own)).toBeLessThan(0.001 * lengths.length);
  });

  it('[X19] [X24] Shapefile: in the grid of the place, back in degrees by its .prj', async () => {
    const zip = await exportedLater({ ...real, format: 'shp' }, real.city);
    for (const [entry, content] of Object.entries(unzipSync(zip)))
      writeFileSync(join(folder, `${name}-${entry}`), content);
    const shape = (layer: string): string => join(folder, `${name}-${layer}.shp`);
    expect(output('gdalsrsinfo', ['-e', '-o', 'epsg', shape('seen')]).trim()).toBe(system);
    const inDegrees = ['-t_srs', 'EPSG:4326'];
    expectDevices(ogrFeatures(shape('devices'), undefined, inDegrees));
    expectSeen(ogrFeatures(shape('seen'), undefined, inDegrees));
  });

  it('[X16] KML: a folder per level, devices with their numbers', async () => {
    const path = await file('kml', 'kml');
    const layers = ogrLayers(path);
    const found = layers
      .filter((layer) => layer.startsWith('Vu'))
      .map((layer) => ogrFeatures(path, layer).features);
    expect(found.flat()).toHaveLength(seen.length);
    expectSameVertices(
      found.flat().flatMap((feature) => framed(feature, frame)),
      seen.flatMap(({ region }) => pointsOf(region)),
    );
    const points = ogrFeatures(path, 'Appareils').features;
    expect(points).toHaveLength(devices().length);
    expectSameVertices(
      points.flatMap((feature) => framed(feature, frame)),
      devices().map((device) => frame.toFrame(device.position[0], device.position[1])),
    );
  });

  it('[X15] DXF: metres of that grid, numbers beside their cameras, what is seen at the asked level', async () => {
    const path = await file('dxf', 'dxf');
    const read = ogrFeatures(path, undefined, ['-a_srs', system]);
    const on = (layer: string): Feature[] =>
      read.features.filter(({ properties }) => properties?.['Layer'] === layer);
    const numbers = new Map(
      on('NUMEROS').map(({ properties, geometry }) => [properties?.['Text'], geometry]),
    );
    const places = projTransform(
      'EPSG:4326',
      system,
      cameras().map(({ position: [lon, lat] }) => [lon, lat]),
    );
    expect(places.length).toBeGreaterThan(3);
    cameras().forEach(({ ref }, i) => {
      const at = numbers.get(ref) as { coordinates: Position };
      // A number stands 1.125 m to the right of its camera.
      expect(
        Math.hypot(at.coordinates[0]! - 1.125 - places[i]![0], at.coordinates[1]! - places[i]![1]),
      ).toBeLessThan(NEAR_M);
    });
    const { id: asked } = real.analysis.report.level;
    const lines = ogrFeatures(path, undefined, ['-s_srs', system, '-t_srs', 'EPSG:4326']).features;
    const drawn = lines.filter(({ properties }) => properties?.['Layer'] === `VU_${asked.toUpperCase()}`);
    expectSameVertices(
      drawn.flatMap((feature) => framed(feature, frame)),
      seen.filter(({ level }) => level === asked).flatMap(({ region }) => pointsOf(region)),
    );
    for (const layer of ['BATI', 'VOIES']) expect(on(layer).length, layer).toBeGreaterThan(20);
  });
});

describe.skipIf(!POPPLER)('the dossier as poppler and GDAL read it', () => {
  it.each(PLACES)('[X11] [X12] of %s: pages, faces, words, and where its plan lies', async (name, system) => {
    const real = realPlan(name);
    const path = join(folder, `${name}.pdf`);
    writeFileSync(path, await dossierOf(real));
    const [pages, ...sizes] = [
      /Pages: +(\d+)/.exec(output('pdfinfo', [path]))![1]!,
      ...output('pdfinfo', ['-f', '1', '-l', '3', path]).matchAll(/size: +(\S+) x (\S+)/g),
    ];
    const text = output('pdftotext', ['-raw', path, '-']);
    expect(text).toContain(`Page 1 / ${pages}`);
    // Cover A4, situation A3, in points to a hundredth of a millimetre.
    const [cover, situation] = sizes.map((size) => [Number(size[1]), Number(size[2])]);
    expect(cover!.map((pt) => (pt * 25.4) / 72)).toEqual([expect.closeTo(297, 1), expect.closeTo(210, 1)]);
    expect(situation!.map((pt) => (pt * 25.4) / 72)).toEqual([
      expect.closeTo(420, 1),
      expect.closeTo(297, 1),
    ]);

    const faces = output('pdffonts', [path]).trim().split('\n').slice(2);
    expect(faces.length).toBeGreaterThan(1);
    // Embedded, a subset, with a table back to letters.
    for (const face of faces) expect(face).toMatch(/Identity-H +yes yes yes/);

    const flat = text.replaceAll(/\s+/g, ' ');
    expect(flat).toContain(real.plan.head.name);
    for (const { ref, name: own } of camerasOf(real)) {
      expect(flat).toContain(`Fiche caméra ${ref}`);
      if (own !== undefined) expect(flat).toContain(own);
    }
    if (GDAL) expectPlanned(path, system, text);
  });
});

/** The grid's coordinates that the situation plan prints for its corners, against where GDAL finds them on the page. */
function expectPlanned(path: string, system: string, text: string): void {
  const dpi = 200;
  const info = JSON.parse(
    output('gdalinfo', ['-json', '--config', 'GDAL_PDF_DPI', String(dpi), `PDF:2:${path}`]),
  ) as { readonly geoTransform: number[]; readonly coordinateSystem: { readonly wkt: string } };
  const [left, width, , top, , height] = info.geoTransform as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const scale = Number(/Échelle 1\/([\d\s]+)/.exec(text)![1]!.replaceAll(/\s/g, ''));
  expect(width / ((scale * 0.0254) / dpi)).toBeCloseTo(1, 3);
  const { map } = LAYOUTS.A3;
  const place = (x_mm: number, y_mm: number): [number, number] => [
    left + (width * x_mm * dpi) / 25.4,
    top + (height * y_mm * dpi) / 25.4,
  ];
  const corners = [place(map.x, map.y + map.height), place(map.x + map.width, map.y)];
  const [southWest, northEast] = projTransform(info.coordinateSystem.wkt, system, corners);
  const figures = /Coins du plan[^:]*: X (.+?) à (.+?) m, Y (.+?) à (.+?) m/s
    .exec(text)!
    .slice(1)
    .map((figure) => Number(figure.replaceAll(/\s/g, '').replace(',', '.')));
  const found = [southWest![0], northEast![0], southWest![1], northEast![1]];
  // GDAL rounds the page to whole pixels: two of them.
  figures.forEach((figure, i) => expect(Math.abs(figure - found[i]!)).toBeLessThan(2 * width));
}

async function dossierOf({ plan, city, analysis }: RealPlan): Promise<Uint8Array> {
  const { catalogue, profile, streetClasses } = builtInData();
  const steps = dossierSteps(
    {
      plan,
      analysis,
      catalogue,
      streetClasses,
      fonts: FONTS,
      stale: false,
      levels: profile.levels,
      prices: [],
      language: 'fr',
      date: '27 novembre 2026',
      soundSensors: false,
      choices: {
        parts: new Set(['cover', 'situation', 'cameras', 'schedule']),
        format: 'A3',
        orientation: 'landscape',
      },
    },
    { city, previewCache: createPreviewCache(), analysisCache: createAnalysisCache() },
  );
  let step = steps.next();
  for (; !step.done; step = steps.next()) if (typeof step.value !== 'number') await setImmediate();
  return step.value;
}

describe.skipIf(!OFFICE)('the tables as LibreOffice reads them', () => {
  it('[X5] [X7] workbook and CSV of each place: every device, numbers as numbers, no error in any cell', async () => {
    const books = await Promise.all(PLACES.map(([name]) => fileOf(name, 'xlsx', 'xlsx')));
    const lists = await Promise.all(PLACES.map(([name]) => fileOf(name, 'devices-csv', 'csv')));
    const sheets = officeSheets(folder, books);
    const csv = officeSheets(folder, lists, true);
    for (const rows of sheets.values())
      expect(rows.flat().filter((cell) => /^(?:#[A-ZÀ-Ü/0!?]+|Err:\d+)$/.test(cell))).toEqual([]);
    for (const [name, system] of PLACES) {
      const real = realPlan(name);
      expectDeviceRows(sheets.get(`${name}-Appareils`)!, real, system);
      expectDeviceRows(csv.get(name)!, real, system);
      const gaps = sheets.get(`${name}-Zones aveugles`)!;
      expect(gaps).toHaveLength(real.analysis.report.gaps.length + 1);
    }
  });
});

function expectDeviceRows([head, ...rows]: string[][], real: RealPlan, system: string): void {
  const column = (title: RegExp): number => head!.findIndex((one) => title.test(one));
  const [ref, name, lon, lat, x, y] = [/^Numéro/, /^Nom/, /^Longitude/, /^Latitude/, /^X \(m/, /^Y \(m/].map(
    column,
  );
  const cameras = camerasOf(real);
  const places = projTransform(
    'EPSG:4326',
    system,
    cameras.map(({ position: [east, north] }) => [east, north]),
  );
  expect(rows.length).toBeGreaterThanOrEqual(cameras.length);
  const byRef = new Map(rows.map((row) => [row[ref!], row]));
  cameras.forEach((camera, i) => {
    const row = byRef.get(camera.ref)!;
    expect(row[name!]).toBe(camera.name ?? '');
    // 1e-7° and 1 cm are what the cells have.
    expect(Number(row[lon!])).toBeCloseTo(camera.position[0], 6);
    expect(Number(row[lat!])).toBeCloseTo(camera.position[1], 6);
    expect(Math.abs(Number(row[x!]) - places[i]![0])).toBeLessThan(2 * NEAR_M);
    expect(Math.abs(Number(row[y!]) - places[i]![1])).toBeLessThan(2 * NEAR_M);
  });
}
