import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { objectId } from '../../kernel/units';
import { parseCatalogue } from '../data-schema';
import { ASSUMED_MODELS, readOsmCamera, readOsmSoundSensor } from './osm-devices';

const camera = (tags: Record<string, unknown>) => {
  const { device, faults } = readOsmCamera(
    objectId('c1'),
    [5, 43],
    { man_made: 'surveillance', ...tags },
    'node/7',
  );
  return { ...device, codes: faults.map((fault) => fault.code) };
};

describe('readOsmCamera', () => {
  it('prefers camera:direction to direction', () => {
    expect(camera({ 'camera:direction': '90', direction: '200' }).azimuth_deg).toBe(90);
    expect(camera({ direction: '200' }).azimuth_deg).toBe(200);
  });

  it('[V2] leaves the azimuth unknown when nothing states it, for a dome too', () => {
    const dome = camera({ 'camera:type': 'dome' });
    expect(dome.azimuth_deg).toBeUndefined();
    expect(dome.codes).toEqual(['camera.modelAssumed', 'camera.directionUnknown']);
    expect(camera({ direction: 'forward' })).toMatchObject({ codes: ['camera.directionUnreadable'] });
  });

  it('[V2] keeps a range as reachable, pointing to its middle', () => {
    expect(camera({ 'camera:direction': '90-270' })).toMatchObject({
      azimuth_deg: 180,
      pan_range_deg: [90, 270],
      codes: ['camera.rangeReachable'],
    });
  });

  it('[V8] makes one device with a head per direction of a list', () => {
    const read = camera({ 'camera:direction': '90;270', 'camera:angle': '15' });
    expect(read.azimuth_deg).toBeUndefined();
    expect(read.views).toEqual([
      { role: 'head', azimuth_deg: 90, tilt_deg: 15 },
      { role: 'head', azimuth_deg: 270, tilt_deg: 15 },
    ]);
  });

  it('reads height, mount, tilt, reference and zone', () => {
    expect(
      camera({
        direction: 'N',
        height: '4 m',
        'camera:mount': 'pole',
        'camera:angle': '15°',
        ref: 'A-12',
        name: 'Gate',
        'surveillance:zone': 'traffic',
      }),
    ).toMatchObject({
      height_m: 4,
      mount: 'pole',
      tilt_deg: 15,
      ref: 'A-12',
      name: 'Gate',
      purpose: 'traffic',
      status: 'existing',
      codes: [],
    });
  });

  it('does not believe a mast of 99 m, nor a tilt of 120°', () => {
    const read = camera({ direction: 'N', height: '99', 'camera:angle': '120' });
    expect(read.height_m).toBeUndefined();
    expect(read.tilt_deg).toBeUndefined();
    expect(read.codes).toEqual(['camera.heightImplausible', 'camera.tiltUnreadable']);
  });

  it('keeps what the plan has no member for, and the id of its source', () => {
    expect(camera({ operator: 'City', 'camera:type': 'fixed', direction: '1' }).unknown).toEqual({
      man_made: 'surveillance',
      operator: 'City',
      'camera:type': 'fixed',
      source_id: 'node/7',
    });
  });

  it('assumes only models that the catalogue has', () => {
    const file = new URL('../../../data/catalogue/generic.json', import.meta.url);
    const catalogue = parseCatalogue(JSON.parse(readFileSync(file, 'utf8')));
    const ids = catalogue.ok ? catalogue.value.map((model) => model.id) : [];
    expect(ids).toEqual(expect.arrayContaining([...ASSUMED_MODELS.values()]));
  });
});

describe('readOsmSoundSensor', () => {
  it('reads height and reference', () => {
    const { device } = readOsmSoundSensor(
      objectId('s1'),
      [6, 46],
      { kind: 'sound_sensor', ref: '70b3', height: 4 },
      '',
    );
    expect(device).toEqual({
      kind: 'sound-sensor',
      id: 's1',
      position: [6, 46],
      ref: '70b3',
      height_m: 4,
      status: 'existing',
    });
  });
});
