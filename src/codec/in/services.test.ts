import { describe, expect, it } from 'vitest';
import { hasMore, PAGE, serviceOrigin, servicePage, serviceRequest } from './services';

const BOUNDS = [5.36, 43.29, 5.38, 43.3] as const;
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('serviceRequest', () => {
  it('asks a WFS for a page of the area, latitude first as its axis order is', () => {
    const { url, body } = serviceRequest(
      { kind: 'wfs', address: 'https://data.geopf.fr/wfs/ows', layers: [] },
      'BDTOPO_V3:batiment',
      BOUNDS,
      5000,
    );
    expect(body).toBeUndefined();
    const { origin, searchParams } = new URL(url);
    expect(origin).toBe('https://data.geopf.fr');
    expect(Object.fromEntries(searchParams)).toEqual({
      SERVICE: 'WFS',
      VERSION: '2.0.0',
      REQUEST: 'GetFeature',
      TYPENAMES: 'BDTOPO_V3:batiment',
      OUTPUTFORMAT: 'application/json',
      SRSNAME: 'EPSG:4326',
      BBOX: '43.29,5.36,43.3,5.38,urn:ogc:def:crs:EPSG::4326',
      STARTINDEX: '5000',
      COUNT: String(PAGE),
    });
  });

  it('asks an API for items, longitude first, and Overpass by a form', () => {
    const features = serviceRequest(
      { kind: 'features', address: 'https://a.example/api/', layers: [] },
      'a/b',
      BOUNDS,
      0,
    );
    expect(features.url).toBe(
      `https://a.example/api/collections/a%2Fb/items?f=json&bbox=5.36%2C43.29%2C5.38%2C43.3&offset=0&limit=${PAGE}`,
    );
    const overpass = serviceRequest(
      { kind: 'overpass', address: 'https://o.example/i', layers: [] },
      '',
      BOUNDS,
      0,
    );
    expect(overpass.url).toBe('https://o.example/i');
    const query = new URLSearchParams(overpass.body).get('data')!;
    expect(query).toContain('[bbox:43.29,5.36,43.3,5.38]');
    expect(query).toContain('way[building];');
  });
});

describe('servicePage', () => {
  it('counts, and says in the service’s words why it is none', () => {
    expect(servicePage(bytes('{"type":"FeatureCollection","numberMatched":7,"features":[1,2]}'))).toEqual({
      ok: true,
      value: { features: 2, matched: 7 },
    });
    expect(servicePage(bytes('{"elements":[1]}'))).toEqual({ ok: true, value: { features: 1 } });
    const fault =
      '<?xml version="1.0"?><ows:ExceptionReport><ows:ExceptionText>no such layer</ows:ExceptionText></ows:ExceptionReport>';
    expect(servicePage(bytes(fault))).toEqual({ ok: false, error: 'no such layer' });
    expect(servicePage(bytes('{"description":"no such collection"}'))).toEqual({
      ok: false,
      error: 'no such collection',
    });
  });

  it('knows when there is more, and ends when nothing comes', () => {
    expect(hasMore('wfs', { features: 2, matched: 7 }, 2)).toBe(true);
    expect(hasMore('wfs', { features: 2, matched: 7 }, 7)).toBe(false);
    expect(hasMore('wfs', { features: 0, matched: 7 }, 2)).toBe(false);
    expect(hasMore('features', { features: PAGE }, PAGE)).toBe(true);
    expect(hasMore('features', { features: 12 }, 12)).toBe(false);
    expect(hasMore('overpass', { features: PAGE }, PAGE)).toBe(false);
  });
});

describe('serviceOrigin', () => {
  it.each([
    ['https://data.geopf.fr/wfs/ows', 'https://data.geopf.fr'],
    ['https://A.example:8443', 'https://a.example:8443'],
    ['http://localhost:8080/cgi?map=x', 'http://localhost:8080'],
    ['http://a.example/wfs', undefined],
    ["https://a.example'; script-src *", undefined],
    ['https://a.example https://b.example', undefined],
    ['https://user@a.example/', undefined],
    ['javascript:alert(1)', undefined],
    ['https://', undefined],
  ])('%s is %s', (address, origin) => {
    expect(serviceOrigin(address)).toBe(origin);
  });
});
