import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aSession, ticks } from '../../tests/fixtures/fake-session';
import { hasMapServer, startWfs, type WfsServer } from '../../tests/services/mapserver';
import { finish } from '../kernel/steps';
import { PAGE, readFile, type DataService } from '../codec';
import { download } from '../persistence/network';
import { countingIds } from '../testing/geojson';

const VIEW = [5.36, 43.28, 5.41, 43.31] as const;
const WFS: DataService = { kind: 'wfs', address: 'https://wfs.example/ows', layers: ['a', 'b'] };
const page = (features: number, matched: number) =>
  JSON.stringify({
    type: 'FeatureCollection',
    numberMatched: matched,
    features: Array.from({ length: features }, (_, i) => ({
      type: 'Feature',
      properties: { highway: 'path' },
      geometry: {
        type: 'LineString',
        coordinates: [
          [5.37, 43.29],
          [5.38, 43.29 + i / 1e5],
        ],
      },
    })),
  });

describe('data of a service', () => {
  it('are asked for layer by layer and page by page, then read like a file', async () => {
    const session = aSession({ viewBounds: VIEW });
    session.persistence.answers = [page(2, 3), page(1, 3), page(4, 4)];
    await session.operations.fetchService({ service: WFS });
    const asked = session.persistence.asked.map((url) => new URL(url).searchParams);
    expect(asked.map((query) => [query.get('TYPENAMES'), query.get('STARTINDEX')])).toEqual([
      ['a', '0'],
      ['a', '2'],
      ['b', '0'],
    ]);
    const { ask } = session.jobs.of('readFile')[0]!;
    expect(ask.name).toBe('wfs.example');
    const read = finish(readFile(ask.name, ask.bytes, { makeId: countingIds() }));
    expect(read.ok && read.value.preview.streets).toBe(7);
    expect(session.store.getState().fetching).toBeUndefined();
  });

  it('are not asked for without a small area and an address that may be asked', async () => {
    const none = aSession();
    expect(await none.operations.fetchService({ service: WFS })).toMatchObject({ reason: 'serviceArea' });
    const wide = aSession({ viewBounds: [5, 43, 6, 44] });
    expect(await wide.operations.fetchService({ service: WFS })).toMatchObject({ reason: 'serviceArea' });
    const session = aSession({ viewBounds: VIEW });
    const plain = { ...WFS, address: 'http://wfs.example/ows' };
    expect(await session.operations.fetchService({ service: plain })).toMatchObject({
      reason: 'serviceAddress',
    });
    expect(session.operations.keepService({ service: plain })).toMatchObject({ reason: 'serviceAddress' });
    expect([none, wide, session].flatMap(({ persistence }) => persistence.asked)).toEqual([]);
  });

  it('tell what the service says instead of data, and take nothing', async () => {
    const session = aSession({ viewBounds: VIEW });
    session.persistence.answers = [page(1, 1), '<e>no such layer</e>'];
    await session.operations.fetchService({ service: WFS });
    expect(session.store.getState().fetching).toMatchObject({
      status: 'failed',
      failure: { code: 'network.answer', detail: 'no such layer' },
    });
    expect(session.jobs.of('readFile')).toEqual([]);
  });

  it('stop when the user says so', async () => {
    const session = aSession({ viewBounds: VIEW });
    session.persistence.answers = [page(2, 9), page(2, 9), page(2, 9)];
    const running = session.operations.fetchService({ service: WFS });
    session.operations.stopService();
    await running;
    await ticks();
    expect(session.persistence.asked).toHaveLength(1);
    expect(session.store.getState().fetching).toBeUndefined();
    expect(session.jobs.of('readFile')).toEqual([]);
  });

  it('are remembered once by address, the last first', () => {
    const session = aSession();
    for (const address of ['https://a.example/x', 'https://b.example/x', 'https://a.example/x'])
      session.operations.keepService({ service: { ...WFS, address } });
    expect(session.store.getState().services?.map(({ address }) => address)).toEqual([
      'https://a.example/x',
      'https://b.example/x',
    ]);
  });
});

const there = hasMapServer();

describe.runIf(there)('a real WFS server', () => {
  let server: WfsServer;
  const count = PAGE + 3;
  beforeAll(async () => {
    const square = (i: number) => {
      const [x, y] = [5.361 + (i % 100) * 4e-4, 43.281 + Math.floor(i / 100) * 4e-4];
      return [
        [x, y],
        [x + 1e-4, y],
        [x + 1e-4, y + 1e-4],
        [x, y + 1e-4],
        [x, y],
      ];
    };
    const houses = Array.from({ length: count }, (_, i) => ({
      type: 'Feature',
      properties: { id: i, hauteur: 3 + (i % 20), nom: `École ${i}` },
      geometry: { type: 'Polygon', coordinates: [square(i)] },
    }));
    const far = {
      type: 'Feature',
      properties: { id: -1, hauteur: 99, nom: 'far' },
      geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [2, 48],
            [2.1, 48],
            [2.1, 48.1],
            [2, 48],
          ],
        ],
      },
    };
    server = await startWfs({
      batiment: { shape: 'POLYGON', geojson: { type: 'FeatureCollection', features: [...houses, far] } },
      troncon: {
        shape: 'LINE',
        geojson: {
          type: 'FeatureCollection',
          features: [
            {
              type: 'Feature',
              properties: { id: 1, nature: 'Route à 1 chaussée', importance: '5' },
              geometry: {
                type: 'LineString',
                coordinates: [
                  [5.37, 43.29],
                  [5.38, 43.295],
                ],
              },
            },
          ],
        },
      },
    });
  });
  afterAll(() => server.close());

  const fetched = async (layers: readonly string[]) => {
    const session = aSession({ viewBounds: VIEW });
    Object.assign(session.persistence, { download });
    await session.operations.fetchService({ service: { kind: 'wfs', address: server.address, layers } });
    return session;
  };

  it('gives the visible area over several pages, places to a centimetre, heights and accents', async () => {
    const session = await fetched(['batiment', 'troncon']);
    expect(session.store.getState().fetching).toBeUndefined();
    const { ask } = session.jobs.of('readFile')[0]!;
    const read = finish(readFile(ask.name, ask.bytes, { makeId: countingIds() }));
    if (!read.ok) throw new Error(JSON.stringify(read.error));
    const { city, preview } = read.value;
    expect(preview).toMatchObject({ buildings: count, streets: 1 });
    expect(city.buildings.top_m[7]).toBe(10);
    expect(city.streets.highways).toEqual(['residential']);
    // 1e-7° is about a centimetre.
    [5.37, 43.29, 5.38, 43.295].forEach((value, i) =>
      expect(Math.abs(city.streets.lonLat[i]! - value)).toBeLessThan(1e-7),
    );
  });

  it('says in its own words what it does not have', async () => {
    const session = await fetched(['nothing']);
    expect(session.store.getState().fetching).toMatchObject({
      status: 'failed',
      failure: { code: 'network.answer', detail: expect.stringMatching(/nothing/) },
    });
  });
});
