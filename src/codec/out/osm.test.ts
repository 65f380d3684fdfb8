/** Cameras as OSM has them: read back by our reader, by an XML parser and by OGR. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exported } from '../../../tests/fixtures/exported';
import { hasTool } from '../../../tests/fixtures/foreign';
import { objectId } from '../../kernel/units';
import type { Camera } from '../../model/plan';
import { ORIGIN } from '../../testing/analysis-builder';
import { aCamera, aPlan } from '../../testing/small-plan';
import { finish } from '../../kernel/steps';
import { readFile } from '../index';
import { osmTags } from './osm';

const HAS_OGR = hasTool('ogr2ogr');

const NAME = 'Quai "A" & <b> «é»';

const plan = aPlan([
  aCamera({
    status: 'existing',
    name: NAME,
    tilt_deg: 20,
    mount: 'street-lamp',
    purpose: 'traffic',
    unknown: { source_id: 'node/123', operator: 'Ville', 'camera:type': 'dome', colour: 'red' },
  }),
  aCamera({ id: objectId('c2'), ref: 'C-02', status: 'proposed' }),
  aCamera({ id: objectId('c3'), ref: 'C-03', status: 'removed' }),
  { kind: 'camera', id: objectId('c4'), position: [7.43, 43.74], purpose: 'Prévention' },
]);

const written = (): Uint8Array => exported({ format: 'osm', plan });

describe('the OSM file', () => {
  it('[X20] holds existing cameras alone, by the names that OSM has', () => {
    const text = new TextDecoder().decode(written());
    expect(text.match(/<node /g)).toHaveLength(2);
    expect(text).toContain('<node id="123" lat="43.7300000" lon="7.4200000">');
    expect(text).toContain('<node id="-2" lat="43.7400000" lon="7.4300000">');
    expect(text).not.toMatch(/C-02|C-03|colour|Prévention|source_id/);
    expect(osmTags(plan.objects.get(objectId('c1')) as Camera, undefined)).toEqual({
      man_made: 'surveillance',
      'surveillance:type': 'camera',
      'camera:type': 'dome',
      operator: 'Ville',
      'camera:mount': 'street_lamp',
      'camera:direction': '40',
      'camera:angle': '20',
      height: '5.5',
      'surveillance:zone': 'traffic',
      ref: 'C-01',
      name: NAME,
    });
  });

  it('[X20] states a span, several heads, and nothing that is a default', () => {
    const bare: Camera = { kind: 'camera', id: objectId('x'), position: [7, 43] };
    expect(osmTags(bare, undefined)).toEqual({ man_made: 'surveillance', 'surveillance:type': 'camera' });
    expect(osmTags({ ...bare, pan_range_deg: [270, 90] }, undefined)).toMatchObject({
      'camera:direction': '270-90',
      'camera:type': 'panning',
    });
    const views = [
      { role: 'head', azimuth_deg: 359.7 } as const,
      { role: 'head', azimuth_deg: 180 } as const,
    ];
    expect(osmTags({ ...bare, views }, undefined)['camera:direction']).toBe('0;180');
  });

  it('[X20] is read again as the cameras that it was written from', () => {
    const outcome = finish(readFile('c.osm', written(), { makeId: () => objectId('new') }));
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
    const [camera] = outcome.value.cameras;
    expect(outcome.value.cameras).toHaveLength(2);
    expect(camera).toMatchObject({
      name: NAME,
      azimuth_deg: 40,
      tilt_deg: 20,
      height_m: 5.5,
      purpose: 'traffic',
    });
    expect(camera!.position).toEqual([ORIGIN[0], ORIGIN[1]]);
  });

  it.runIf(HAS_OGR)('[X20] is read by OGR', () => {
    const folder = mkdtempSync(join(tmpdir(), 'osm-out-'));
    try {
      const file = join(folder, 'c.osm');
      writeFileSync(file, written());
      const run = spawnSync('ogrinfo', ['-ro', '-q', file, 'points'], { encoding: 'utf8' });
      expect(run.stdout).toContain(`name (String) = ${NAME}`);
      expect(run.stdout).toContain('POINT (7.42 43.73)');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
