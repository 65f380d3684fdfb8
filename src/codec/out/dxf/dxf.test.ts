/** A drawing read back by OGR. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FeatureCollection, LineString, Point } from 'geojson';
import { describe, expect, it } from 'vitest';
import { exported } from '../../../../tests/fixtures/exported';
import { hasTool } from '../../../../tests/fixtures/foreign';
import type { Plan } from '../../../model/plan';
import { aCamera, aPlan, aZone } from '../../../testing/small-plan';
import { cadText, windows1252 } from './encoding';

const HAS_OGR = hasTool('ogr2ogr');

const written = (plan: Plan, grid?: string): Uint8Array =>
  exported({ format: 'dxf', plan, ...(grid === undefined ? {} : { grid }) });

function readBack(bytes: Uint8Array): FeatureCollection {
  const folder = mkdtempSync(join(tmpdir(), 'dxf-out-'));
  try {
    const file = join(folder, 'plan.dxf');
    writeFileSync(file, bytes);
    const json = execFileSync(
      'ogr2ogr',
      ['-f', 'GeoJSON', '-lco', 'RFC7946=NO', '-lco', 'COORDINATE_PRECISION=4', '/vsistdout/', file],
      { encoding: 'utf8' },
    );
    return JSON.parse(json) as FeatureCollection;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const onLayer = ({ features }: FeatureCollection, layer: string) =>
  features.filter(({ properties }) => properties?.['Layer'] === layer);

const REF = 'Été n°1 « ï »';

describe('the drawing', () => {
  it.runIf(HAS_OGR)('[X15] has its layers, in Lambert-93 to a centimetre, numbers as text', () => {
    const plan = aPlan([aCamera({ position: [7.42, 43.73], ref: REF }), aZone({})]);
    const back = readBack(written(plan));
    const [number] = onLayer(back, 'NUMEROS');
    expect(number?.properties?.['Text']).toBe(REF);
    // gdaltransform: 1056004.825, 6302296.868; the number stands 1.125 m to the right.
    const [x, y] = (number!.geometry as Point).coordinates;
    expect(Math.abs(x! - 1.125 - 1_056_004.825)).toBeLessThan(0.01);
    expect(Math.abs(y! - 6_302_296.868)).toBeLessThan(0.01);
    for (const layer of ['APPAREILS', 'ZONES', 'ZONES_AVEUGLES', 'NOTES']) {
      expect(onLayer(back, layer).length, layer).toBeGreaterThan(0);
    }
    const [seen] = onLayer(back, 'VU_DETECT');
    const ring = (seen!.geometry as LineString).coordinates;
    // A square of 50 m; Lambert-93 shortens or stretches by less than 0.1 % in France.
    const side = Math.hypot(ring[1]![0]! - ring[0]![0]!, ring[1]![1]! - ring[0]![1]!);
    expect(Math.abs(side - 50)).toBeLessThan(0.05);
    expect(onLayer(back, 'NOTES').map(({ properties }) => String(properties?.['Text']))).toEqual(
      expect.arrayContaining(['Lambert-93 (EPSG:2154)', '© OpenStreetMap contributors']),
    );
  });

  it.runIf(HAS_OGR)('[X15] keeps a hostile name as text: no group codes, no codes of CAD', () => {
    const name = 'a\r\n0\r\nLINE\r\n%%d \\P^J';
    const [number, ...more] = onLayer(readBack(written(aPlan([aCamera({ ref: name })]))), 'NUMEROS');
    expect(more).toEqual([]);
    expect(number?.properties?.['Text']).toBe('a  0  LINE  % %d \\P^J');
  });

  it('[X15] is in metres even where degrees are asked for', () => {
    const text = new TextDecoder('latin1').decode(written(aPlan(), 'wgs84'));
    expect(text).toContain('Lambert-93 (EPSG:2154)');
  });

  it('has each handle once', () => {
    const lines = new TextDecoder('latin1').decode(written(aPlan([aCamera(), aZone({})]))).split('\r\n');
    const handles = lines.filter((_line, i) => i % 2 === 1 && lines[i - 1] === '5');
    expect(handles.length).toBeGreaterThan(20);
    expect(new Set(handles).size).toBe(handles.length);
  });

  it('encodes by the page, the rest by number', () => {
    expect([...windows1252(cadText('Œé€'))]).toEqual([0x8c, 0xe9, 0x80]);
    expect([...windows1252('’–Ÿž')]).toEqual([0x92, 0x96, 0x9f, 0x9e]);
    expect(cadText('Ω\\U+0041 5 %')).toBe('\\U+03A9\\U+005CU+0041 5 %');
  });
});
