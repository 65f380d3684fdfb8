import { strFromU8, strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { hasSharedData, sharedFile } from '../../../tests/fixtures/shared-data';
import { read, taken } from '../../testing/geojson';

const kml = (body: string): string => `<kml xmlns:gx="g"><Document>${body}</Document></kml>`;

describe('KML', () => {
  it('takes holes, tracks, collections and text in CDATA, and forgives spaces after commas', () => {
    const outcome = taken(
      kml(
        '<Placemark><name><![CDATA[<b>A</b>]]></name><Polygon><innerBoundaryIs><LinearRing><coordinates>' +
          '5.3701,43.2951 5.3702,43.2951 5.3702,43.2952 5.3701,43.2951</coordinates></LinearRing></innerBoundaryIs>' +
          '<outerBoundaryIs><LinearRing><coordinates>5.37,43.295 5.3704,43.295 5.3704,43.2953 5.37,43.2953 5.37,43.295' +
          '</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark>' +
          '<Placemark><gx:Track><gx:coord>5.37 43.29 0</gx:coord><gx:coord>5.38 43.29 0</gx:coord></gx:Track></Placemark>' +
          '<Placemark><ExtendedData><SchemaData><SimpleData name="azimut">90</SimpleData></SchemaData></ExtendedData>' +
          '<Point><coordinates>5.37, 43.296, 4</coordinates></Point></Placemark>',
      ),
    );
    expect(outcome.city.buildings.ringStart).toHaveLength(3);
    expect(outcome.city.buildings.names).toEqual(['<b>A</b>']);
    expect(Array.from(outcome.city.streets.lonLat)).toEqual([5.37, 43.29, 5.38, 43.29]);
    expect(outcome.cameras[0]).toMatchObject({ position: [5.37, 43.296], azimuth_deg: 90 });
  });

  it('says where XML breaks, and expands nothing', () => {
    expect(read('<kml>\n<Placemark>\n</kml>').faults[0]).toMatchObject({ code: 'xml.syntax', line: 3 });
    expect(read('<!DOCTYPE kml [<!ENTITY a "b">]><kml>&a;</kml>').codes).toEqual(['xml.entities']);
    expect(read('<kml>&unknown;</kml>').codes).toEqual(['xml.syntax']);
    expect(read(`<kml>${'<a>'.repeat(100)}`).codes).toEqual(['xml.tooDeep']);
  });

  it('cuts no character in two where it is read in pieces', () => {
    const name = 'é🎥'.repeat(60_000);
    const text = kml(
      `<Placemark><name>x${name}</name><Point><coordinates>5.37,43.3</coordinates></Point></Placemark>`,
    );
    expect(taken(text).cameras[0]!.name).toBe(`x${name}`);
  });
});

describe('GPX', () => {
  it('takes waypoints for devices, tracks and routes for lines', () => {
    const outcome = taken(
      '<gpx><wpt lat="43.3" lon="5.37"><name>A</name></wpt><rte><rtept lat="43.3" lon="5.37"/><rtept lat="43.3" lon="5.38"/></rte>' +
        '<trk><trkseg><trkpt lat="43.3" lon="5.37"/><trkpt lat="43.31" lon="5.37"/></trkseg><trkseg/></trk><wpt lat="x"/></gpx>',
    );
    expect(outcome.preview).toMatchObject({ format: 'gpx', cameras: 1, streets: 2, leftOut: 1 });
  });
});

describe('OpenStreetMap', () => {
  const node = (id: number, x: number, y: number): string =>
    `<node id="${id}" lat="${43.29 + y / 1000}" lon="${5.37 + x / 1000}"/>`;
  const way = (id: number, refs: number[], tags = ''): string =>
    `<way id="${id}">${refs.map((ref) => `<nd ref="${ref}"/>`).join('')}${tags}</way>`;
  const tag = (k: string, v: string): string => `<tag k="${k}" v="${v}"/>`;
  const NODES = [
    node(9, 0, 0),
    node(2, 3, 0),
    node(3, 3, 3),
    node(4, 0, 3),
    node(5, 1, 1),
    node(6, 2, 1),
    node(7, 2, 2),
  ];
  const RELATION = `<relation id="1">${['1', '2'].map((ref) => `<member type="way" ref="${ref}" role="outer"/>`).join('')}<member type="way" ref="3" role="inner"/>${tag('type', 'multipolygon')}${tag('building', 'yes')}</relation>`;

  it('joins the ways of a multipolygon in any order and direction, with its hole', () => {
    const outcome = taken(
      `<osm>${NODES.join('')}${way(1, [9, 2, 3])}${way(2, [9, 4, 3])}${way(3, [5, 6, 7, 5])}${RELATION}</osm>`,
    );
    const { buildings } = outcome.city;
    expect(outcome.preview).toMatchObject({ format: 'osm-xml', buildings: 1, leftOut: 0 });
    expect(buildings.ids).toEqual(['relation/1']);
    expect(Array.from(buildings.ringStart)).toEqual([0, 4, 7]);
  });

  it('tells a multipolygon that does not close', () => {
    const { codes, outcome } = read(`<osm>${NODES.join('')}${way(1, [9, 2, 3])}${RELATION}</osm>`);
    expect(codes).toEqual(['osm.openRelations', 'geojson.empty']);
    expect(outcome?.preview.buildings).toBe(0);
  });

  it('takes closed streets for lines, closed buildings for areas', () => {
    const ring = [9, 2, 3, 4, 9];
    const outcome = taken(
      `<osm>${NODES.join('')}${way(1, ring, tag('highway', 'residential'))}${way(2, ring, tag('building', 'yes'))}</osm>`,
    );
    expect(outcome.preview).toMatchObject({ streets: 1, buildings: 1 });
    expect(outcome.city.streets.lonLat).toHaveLength(10);
  });

  it('reads an Overpass answer with geometry in the members', () => {
    const at = (lon: number, lat: number) => ({ lon, lat });
    const outcome = taken({
      elements: [
        {
          type: 'relation',
          id: 1,
          tags: { type: 'multipolygon', building: 'yes', height: '9' },
          members: [
            {
              type: 'way',
              ref: 5,
              role: 'outer',
              geometry: [at(5.37, 43.3), at(5.371, 43.3), at(5.371, 43.301)],
            },
            { type: 'way', ref: 6, role: 'outer', geometry: [at(5.37, 43.3), at(5.371, 43.301)] },
          ],
        },
        { type: 'node', id: 'x', lat: null, tags: { man_made: 'surveillance' } },
        null,
      ],
    });
    expect(outcome.preview).toMatchObject({ format: 'overpass', buildings: 1, cameras: 0, leftOut: 1 });
    expect(Array.from(outcome.city.buildings.top_m)).toEqual([9]);
  });
});

describe('TopoJSON', () => {
  it('makes a layer of each object, and reads those asked for', () => {
    const topology = {
      type: 'Topology',
      arcs: [
        [
          [5.37, 43.3],
          [5.38, 43.3],
        ],
      ],
      objects: {
        ways: { type: 'LineString', arcs: [0], properties: { highway: 'path' } },
        points: { type: 'Point', coordinates: [5.37, 43.3], properties: { man_made: 'surveillance' } },
      },
    };
    expect(taken(topology).preview).toMatchObject({
      format: 'topojson',
      streets: 1,
      cameras: 1,
      layers: [
        { name: 'ways', count: 1 },
        { name: 'points', count: 1 },
      ],
    });
    expect(taken(topology, { layerUses: { points: 'leave' } }).preview).toMatchObject({
      streets: 1,
      cameras: 0,
    });
  });
});

describe('CSV', () => {
  it('reads cells of device lists by the names that French lists use', () => {
    const { cameras } = taken(
      'N°;Désignation;X_L93;Y_L93;Hauteur de pose;Azimut (°);Champ;Modèle;Statut;Portée (m);Type de caméra\n' +
        '12;Quai;892390,22;6247035,26;4,5 m;NE;62,5°;BULLET-4MP;à créer;30 m;PTZ\n',
    );
    expect(cameras[0]).toMatchObject({
      ref: '12',
      name: 'Quai',
      height_m: 4.5,
      azimuth_deg: 45,
      hfov_deg: 62.5,
      model: 'BULLET-4MP',
      status: 'proposed',
      max_range_m: 30,
    });
    expect(cameras[0]!.unknown).toMatchObject({ 'camera:type': 'dome', 'Type de caméra': 'PTZ' });
    // Domain 6.5: Marseille, to the centimetre.
    expect(Math.abs(cameras[0]!.position[0] - 5.3698)).toBeLessThan(1.5e-7);
    expect(Math.abs(cameras[0]!.position[1] - 43.2965)).toBeLessThan(1e-7);
  });

  it('asks which system metres are in, and takes the answer and the choice of columns', () => {
    const text = 'nom;a;b\nA;892390;6247035\n';
    expect(read(text).codes).toEqual(['table.noCoordinates']);
    expect(read(text).fault('table.noCoordinates')?.params).toMatchObject({ columns: 'nom, a, b' });
    const columns = { a: 'x', b: 'y' } as const;
    expect(read(text, { columns }).fault('crs.notDegrees')?.params).toMatchObject({ proposal: 'EPSG:2154' });
    expect(taken(text, { columns, crs: 'EPSG:2154' }).cameras[0]).toMatchObject({ name: 'A' });
  });

  it('tells a cell that is no coordinate, with its row, and a row without any', () => {
    const { outcome, faults, fault } = read('ref,lon,lat\nA,5.37,43.3\nB,here,43.3\nC,,\n');
    expect(outcome?.preview).toMatchObject({ cameras: 1, leftOut: 2 });
    expect(fault('coordinates.notNumbers')).toMatchObject({ feature: 1, count: 1, line: 3 });
    expect(faults.map(({ code }) => code)).toContain('feature.noGeometry');
  });

  it.runIf(hasSharedData())('keeps accents, quotes and line breaks of French Excel', () => {
    const { cameras } = taken(sharedFile('bad-input/28-cameras-excel-francais-windows1252.csv'));
    expect(cameras.map(({ ref, name, height_m, azimuth_deg }) => [ref, name, height_m, azimuth_deg])).toEqual(
      [
        ['CAM-001', 'Quai du Port – entrée', 6.5, 120],
        ['CAM-002', 'Place de l’Hôtel-de-Ville', 5, 200],
        ['CAM-003', 'Rue de la République n° 3', 4.25, undefined],
        ['CAM-004', 'École élémentaire – façade', 3.5, 35],
      ],
    );
    expect(cameras.map(({ unknown }) => unknown?.['Observations'])).toEqual([
      "Mât n° 12 ; à l'angle",
      'vue sur l’entrée',
      'coût estimé : 1 250,50 €',
      'deux lignes\ndans une case',
    ]);
  });

  it.runIf(hasSharedData())('reads degrees, minutes and seconds to a decimetre', () => {
    const { cameras } = taken(sharedFile('bad-input/31-cameras-degrees-minutes-seconds.csv'));
    const truth = [
      [5 + 22 / 60 + 11 / 3600, 43 + 17 / 60 + 44 / 3600],
      [5 + 22 / 60 + 10.56 / 3600, 43 + 17 / 60 + 45.96 / 3600],
      [5.3718, 43.2968],
    ];
    cameras.forEach(({ position }, i) => {
      // Sums of three terms: nothing but rounding.
      expect(Math.abs(position[0] - truth[i]![0]!)).toBeLessThan(1e-12);
      expect(Math.abs(position[1] - truth[i]![1]!)).toBeLessThan(1e-12);
    });
  });
});

describe('archives', () => {
  const geojson = strToU8(
    JSON.stringify({
      type: 'Feature',
      properties: { highway: 'path' },
      geometry: {
        type: 'LineString',
        coordinates: [
          [5.37, 43.3],
          [5.38, 43.3],
        ],
      },
    }),
  );

  it('reads all data files of a zip, zips in it too, and leaves papers alone', () => {
    const inner = zipSync({ 'deep/rues.geojson': geojson });
    const bytes = zipSync({
      'a/voies.geojson': geojson,
      'b/inner.zip': inner,
      'lisez-moi.txt': strToU8('x'),
      '__MACOSX/._voies.geojson': strToU8('junk'),
      'kaputt.geojson': strToU8('{"type":'),
    });
    const { outcome, codes } = read(bytes);
    expect(outcome?.preview).toMatchObject({ streets: 2, layers: [{ name: 'voies' }, { name: 'rues' }] });
    expect(codes).toEqual(['archive.filesLeftOut']);
  });

  it('stops at nesting, at what a directory states and at what it hides', () => {
    let nested = zipSync({ 'x.geojson': geojson });
    for (let i = 0; i < 4; i++) nested = zipSync({ 'x.zip': nested });
    expect(read(nested).codes).toEqual(['file.zipNested']);
    expect(read(zipSync({ 'x.geojson': geojson }), { maxBytes: 20 }).codes).toEqual(['file.tooBig']);
    // The directory says 10 bytes; more come out.
    const lying = zipSync({ 'x.geojson': geojson });
    const directory = strFromU8(lying, true).lastIndexOf('PK\u0001\u0002');
    new DataView(lying.buffer).setUint32(directory + 24, 10, true);
    expect(read(lying).codes).toEqual(['file.zipBroken']);
    expect(read(lying.subarray(0, lying.length - 30)).codes).toEqual(['file.zipBroken']);
  });

  it('refuses what is locked', () => {
    const locked = zipSync({ 'x.geojson': geojson });
    const directory = strFromU8(locked, true).lastIndexOf('PK\u0001\u0002');
    locked[directory + 8]! |= 1;
    expect(read(locked).codes).toEqual(['file.zipEncrypted']);
  });
});
