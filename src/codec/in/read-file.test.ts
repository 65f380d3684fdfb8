import { gzipSync, strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { FURNITURE_KINDS, HEIGHT_SOURCES } from '../../model/city';
import { collection, feature, line, point, polygon, read, square, taken } from '../../testing/geojson';

const BUILDING = feature(polygon(square(0, 0, 20)), { building: 'yes', height: '12' });
const STREET = feature(line([0, -10], [80, -10], [160, -5]), { highway: 'residential', name: "Rue d'Essai" });
const CAMERA = feature(point(5, -5), { man_made: 'surveillance', 'camera:direction': '120' });

const found = (content: unknown, options = {}) => {
  const { streets, buildings, furniture, cameras, sensors } = taken(content, options).preview;
  return [streets, buildings, furniture, cameras, sensors];
};

describe('wrappings of GeoJSON', () => {
  const all = collection(STREET, BUILDING, CAMERA);
  const lines = [STREET, BUILDING, CAMERA].map((one) => JSON.stringify(one));

  it.each([
    ['a collection', all],
    ['gzip', gzipSync(strToU8(JSON.stringify(all)))],
    ['a byte order mark', `\ufeff${JSON.stringify(all)}`],
    ['one feature per line', lines.join('\n')],
    ['an RFC 8142 sequence', lines.map((text) => `\u001e${text}\n`).join('')],
    [
      'two collections in a row',
      `${JSON.stringify(collection(STREET))}\n${JSON.stringify(collection(BUILDING, CAMERA))}`,
    ],
  ])('reads %s', (_, content) => {
    expect(found(content)).toEqual([1, 1, 0, 1, 0]);
  });

  it('reads a single feature, and a bare geometry when the user says what it is', () => {
    expect(found(BUILDING)).toEqual([0, 1, 0, 0, 0]);
    expect(read(STREET.geometry).codes).toEqual(['feature.unclassified']);
    expect(found(STREET.geometry, { as: 'streets' })).toEqual([1, 0, 0, 0, 0]);
    expect(found(CAMERA.geometry, { as: 'sensors' })).toEqual([0, 0, 0, 0, 1]);
  });

  it('[O5] passes on what the file says of its origin', () => {
    const members = {
      generator: 'overpass-turbo',
      timestamp: '2026-10-05T08:00:00Z',
      copyright: '© OSM',
      license: 7,
    };
    expect(taken({ ...collection(STREET), ...members }).source).toEqual({
      name: 'overpass-turbo',
      date: '2026-10-05T08:00:00Z',
      attribution: '© OSM',
    });
    expect(taken(collection(STREET)).source).toBeUndefined();
  });

  it('hands a plan on to its own reader, unpacked', () => {
    const plan = { ...collection(), anglemort: { format: 1 } };
    const outcome = taken(gzipSync(strToU8(JSON.stringify(plan))));
    expect(outcome.format).toBe('plan');
    expect(outcome.planJson).toEqual(strToU8(JSON.stringify(plan)));
  });

  it.each([
    ['[1,2]', 'geojson.notGeoJson'],
    ['{"type":"FeatureCollection"}', 'geojson.notGeoJson'],
    ['{"type":"FeatureCollection","features":{}}', 'geojson.notGeoJson'],
    ['{"type":"Topology","arcs":[]}', 'topojson.broken'],
    ['{"type":"Topology","arcs":[],"objects":{"x":{"type":"LineString","arcs":[7]}}}', 'topojson.broken'],
    ['{"geometryType":"esriGeometryPoint","features":[]}', 'file.isEsriJson'],
    ['"text"', 'geojson.notGeoJson'],
  ])('refuses %s by name', (content, code) => {
    expect(read(content)).toMatchObject({ outcome: undefined, codes: [code] });
  });

  it('refuses the whole of a file that is cut off, naming file, line and column', () => {
    const text = JSON.stringify(collection(STREET, BUILDING), undefined, 1);
    const { outcome, faults } = read(text.slice(0, -40), {}, 'ville.geojson');
    expect(outcome).toBeUndefined();
    expect(faults[0]).toMatchObject({ code: 'json.truncated', file: 'ville.geojson', severity: 'error' });
    expect(faults[0]!.line).toBeGreaterThan(10);
  });
});

describe('recognition', () => {
  it('tells streets, buildings, furniture, cameras and sound sensors by shape and tags', () => {
    const content = collection(
      STREET,
      BUILDING,
      CAMERA,
      feature(polygon(square(30, 0, 5)), { HAUTEUR: 6 }),
      feature(polygon(square(40, 0, 5)), { name: 'no tags' }),
      feature(point(1, 1), { highway: 'street_lamp' }),
      feature(point(2, 1), { natural: 'tree' }),
      feature(point(3, 1), { kind: 'traffic_signals', man_made: 'surveillance' }),
      feature(point(4, 1), { man_made: 'surveillance', 'surveillance:type': 'gunshot_detector' }),
      feature(point(5, 1), { kind: 'sound_sensor' }),
      feature(line([0, 0], [9, 9]), { nature: 'Sentier', importance: '6' }),
    );
    expect(found(content)).toEqual([2, 3, 3, 1, 2]);
    const { furniture } = taken(content).city;
    expect([...furniture.kind].map((kind) => FURNITURE_KINDS[kind])).toEqual([
      'street_lamp',
      'tree',
      'traffic_signals',
    ]);
  });

  it('leaves aside what is something else, with its place', () => {
    const { outcome, fault } = read(
      collection(
        STREET,
        feature(polygon(square(0, 0, 50)), { landuse: 'grass' }),
        feature(line([0, 0], [5, 5])),
        feature(polygon(square(0, 0, 9)), { building: 'no' }),
        feature(point(1, 1), { man_made: 'surveillance', 'surveillance:type': 'guard' }),
        feature(point(1, 1), { kind: 'zone', name: 'of a plan' }),
        feature(line([0, 0], [9, 0], [9, 9], [0, 0]), { highway: 'pedestrian', area: 'yes' }),
      ),
    );
    expect(outcome?.preview).toMatchObject({ streets: 1, buildings: 0, cameras: 0, leftOut: 6 });
    expect(fault('feature.unclassified')).toMatchObject({
      count: 4,
      feature: 1,
      params: { features: '2, 3, 4, 5' },
    });
    expect(fault('feature.isPlanObject')).toMatchObject({ feature: 5 });
    expect(fault('street.isArea')).toMatchObject({ feature: 6 });
  });

  it('takes the user’s word for what has no tags, not against them', () => {
    const area = polygon(square(0, 0, 9));
    expect(found(feature(area, { landuse: 'grass' }), { as: 'buildings' })).toEqual([0, 0, 0, 0, 0]);
    expect(
      found(feature(area, { boundary: 'administrative' }), { as: 'buildings', evenIfTagged: true }),
    ).toEqual([0, 1, 0, 0, 0]);
    expect(found(feature(area, { colour: 'red' }), { as: 'buildings' })).toEqual([0, 1, 0, 0, 0]);
    expect(found(feature(line([0, 0], [9, 0]), { power: 'line' }), { as: 'streets' })).toEqual([
      0, 0, 0, 0, 0,
    ]);
    expect(found(feature(line([0, 0], [9, 0]), { nom: 'A' }), { as: 'streets' })).toEqual([1, 0, 0, 0, 0]);
    expect(found(feature(point(0, 0), { kind: 'tree' }), { as: 'cameras' })).toEqual([0, 0, 1, 0, 0]);
    expect(found(feature(point(0, 0), { type: 'dôme' }), { as: 'cameras' })).toEqual([0, 0, 0, 1, 0]);
  });

  it('goes by shape in a collection of several geometries', () => {
    const geometries = [
      point(1, 1),
      line([0, 0], [50, 0]),
      polygon(square(0, 5, 9)),
      polygon(square(20, 5, 9)),
    ];
    const { outcome, codes } = read(
      collection(feature({ type: 'GeometryCollection', geometries }, { building: 'yes', height: 7 })),
    );
    expect(outcome?.preview).toMatchObject({ streets: 1, buildings: 2, leftOut: 0 });
    expect(codes).toContain('geometry.collectionFlattened');
  });
});

describe('buildings', () => {
  it('[O1] carry top, base and where the height came from', () => {
    const { buildings } = taken(
      collection(
        feature(polygon(square(0, 0, 9)), {
          building: 'house',
          'building:levels': '2',
          'building:min_level': '1',
        }),
        feature(polygon(square(20, 0, 9)), { building: 'yes' }, { id: 'way/2' }),
      ),
    ).city;
    expect([...buildings.top_m]).toEqual([6, Number.NaN]);
    expect([...buildings.base_m]).toEqual([3, 0]);
    expect([...buildings.heightSource].map((source) => HEIGHT_SOURCES[source])).toEqual([
      'levels',
      'assumed',
    ]);
    expect([buildings.ids, buildings.uses]).toEqual([
      ['', 'way/2'],
      ['house', 'yes'],
    ]);
  });

  it('[O2] that are no obstacle are counted, not taken', () => {
    const { outcome, fault } = read(
      collection(BUILDING, feature(polygon(square(30, 0, 9)), { building: 'roof' })),
    );
    expect(outcome?.preview).toMatchObject({ buildings: 1, leftOut: 1 });
    expect(fault('building.noObstacle')).toMatchObject({ severity: 'info', count: 1, feature: 1 });
  });

  it('keep one feature for the parts of a MultiPolygon, holes after their outer ring', () => {
    const { coordinates: withHole } = polygon(square(0, 0, 20), square(5, 5, 5));
    const { coordinates: plain } = polygon(square(40, 0, 9));
    const { buildings } = taken(
      feature({ type: 'MultiPolygon', coordinates: [withHole, plain] }, { building: 'yes' }),
    ).city;
    expect([...buildings.polygonStart]).toEqual([0, 2, 3]);
    expect([...buildings.ringStart]).toEqual([0, 4, 8, 12]);
    expect([...buildings.feature]).toEqual([0, 0]);
    expect(buildings.ids).toHaveLength(1);
  });

  it('are repaired, closed or dropped, and told', () => {
    const bowTie = polygon([
      [0, 0],
      [9, 9],
      [9, 0],
      [0, 9],
      [0, 0],
    ]);
    const { outcome, fault } = read(
      collection(
        feature(bowTie, { building: 'yes' }),
        feature(polygon(square(20, 0, 9).slice(0, 4)), { building: 'yes' }),
        feature(
          polygon([
            [0, 0],
            [5, 0],
          ]),
          { building: 'yes' },
        ),
        feature(
          polygon([
            [0, 0],
            [5, 0],
            [9, 0],
            [0, 0],
          ]),
          { building: 'yes' },
        ),
      ),
    );
    expect(outcome?.preview).toMatchObject({ buildings: 2, leftOut: 2 });
    expect(fault('ring.repaired')).toMatchObject({ feature: 0, severity: 'info' });
    expect(fault('ring.wasOpen')).toMatchObject({ feature: 1, severity: 'info' });
    expect(fault('ring.tooFewPoints')).toMatchObject({ feature: 2, severity: 'error' });
    expect(fault('ring.zeroArea')).toMatchObject({ feature: 3, severity: 'error' });
  });
});

describe('coordinates', () => {
  it.each([
    [[null, null], 'coordinates.notNumbers'],
    [['5.37', '43.29'], 'coordinates.notNumbers'],
    [[], 'coordinates.missing'],
    [[5.37], 'coordinates.missing'],
    [[500, 43.29], 'coordinates.outOfRange'],
    [[5.37, 143.29], 'coordinates.outOfRange'],
    [[0, 0], 'coordinates.nullIsland'],
    [[5.37, 90], 'coordinates.pole'],
  ])('%o drop the feature, not the file', (coordinates, code) => {
    const content = collection(feature({ type: 'Point', coordinates }, { man_made: 'surveillance' }), CAMERA);
    const { outcome, codes } = read(content);
    expect(outcome?.preview.cameras).toBe(1);
    expect(codes).toEqual([code]);
  });

  it('1e400 is infinite', () => {
    const text = JSON.stringify(collection(CAMERA, CAMERA)).replace(/\[5\.[^,]*,/, '[1e400,');
    expect(read(text).codes).toEqual(['coordinates.notFinite']);
  });

  it('of three and four dimensions, and odd altitudes, are read as two', () => {
    for (const more of [[3], [3, 88.9], [null], ['31 m']]) {
      const coordinates = [...CAMERA.geometry.coordinates, ...more];
      expect(found(feature({ type: 'Point', coordinates }, CAMERA.properties))).toEqual([0, 0, 0, 1, 0]);
    }
  });

  it('in metres are refused with a proposal, and read when the user agrees', () => {
    const metres = feature({ type: 'Point', coordinates: [892390.22, 6247035.26] }, CAMERA.properties);
    expect(read(metres).fault('crs.notDegrees')).toMatchObject({ params: { proposal: 'EPSG:2154' } });
    const outcome = taken(metres, { crs: 'EPSG:2154' });
    expect(outcome.crs).toBe('EPSG:2154');
    expect(outcome.cameras[0]!.position[0]).toBeCloseTo(5.3698, 6);
    expect(outcome.cameras[0]!.position[1]).toBeCloseTo(43.2965, 6);
  });

  it('follow an old crs member, wherever it stands, unless the numbers contradict it', () => {
    const crs = (name: string) => ({ type: 'name', properties: { name } });
    const metres = feature({ type: 'Point', coordinates: [892390.22, 6247035.26] }, CAMERA.properties);
    expect(read({ ...collection(metres), crs: crs('urn:ogc:def:crs:EPSG::2154') }).codes).toEqual([
      'crs.reprojected',
    ]);
    expect(read({ ...collection(CAMERA), crs: crs('EPSG:2154') }).codes).toEqual(['crs.contradicted']);
    expect(read({ ...collection(CAMERA), crs: crs('urn:ogc:def:crs:OGC:1.3:CRS84') }).codes).toEqual([]);
    expect(read({ ...collection(metres), crs: crs('EPSG:27561') }).fault('crs.unknown')).toMatchObject({
      params: { crs: 'EPSG:27561' },
    });
  });

  it('that seem swapped are questioned, and turned round when the user agrees', () => {
    const [lon, lat] = CAMERA.geometry.coordinates as [number, number];
    const swapped = feature({ type: 'Point', coordinates: [lat, lon] }, CAMERA.properties);
    const near = [5.3, 43.2, 5.4, 43.3] as const;
    expect(read(swapped).codes).toEqual(['coordinates.maybeSwapped']);
    expect(read(swapped, { near }).codes).toEqual(['coordinates.maybeSwapped']);
    const agreed = read(swapped, { near, swapLatLon: true });
    expect(agreed.codes).toEqual(['coordinates.swapped']);
    expect(agreed.outcome?.cameras[0]?.position).toEqual([lon, lat]);
    const tokyo = feature({ type: 'Point', coordinates: [35.68, 139.69] }, CAMERA.properties);
    expect(read(tokyo).codes).toEqual(['coordinates.maybeSwapped', 'coordinates.outOfRange']);
  });

  it('far from the open plan are told with the distance', () => {
    expect(read(CAMERA, { near: [2.2, 48.8, 2.4, 48.9] }).fault('coordinates.farFromPlan')).toMatchObject({
      params: { distance_km: 654 },
    });
    expect(read(CAMERA, { near: [5.3, 43.2, 5.4, 43.3] }).codes).toEqual([]);
  });
});
