/** Round trip of what a plan file says of lenses, views and light. */
import { describe, expect, it } from 'vitest';
import { objectId } from '../../kernel/units';
import type { PlanObject } from '../../model/plan';
import { readPlan, writePlan, type PlanReading } from './index';

function opened(text: string): PlanReading {
  const result = readPlan(text, { file: 'plan.geojson' });
  if (!result.ok) throw new Error(JSON.stringify(result.error.faults));
  return result.value;
}

const file = (head: object, properties: readonly object[] = []): string =>
  JSON.stringify({
    type: 'FeatureCollection',
    anglemort: { format: 1, ...head },
    features: properties.map((members) => ({
      type: 'Feature',
      properties: members,
      geometry: { type: 'Point', coordinates: [4.83, 45.76] },
    })),
  });

/** Read, written and read again. */
const again = (text: string): PlanReading => opened(writePlan(opened(text).plan));
const codes = ({ faults }: PlanReading): string[] => faults.map(({ code }) => code);
const objectOf = (reading: PlanReading, id: string): PlanObject => reading.plan.objects.get(objectId(id))!;

const MODEL = {
  id: 'MINE',
  type: 'bullet',
  name: { fr: 'La mienne', en: 'Mine' },
  image_width_px: 2560,
  image_height_px: 1440,
  hfov_deg: 100,
  vfov_deg: 55,
  hfov_tele_deg: 30,
  vfov_tele_deg: 17,
  focal_mm: 2.8,
  focal_tele_mm: 12,
  sensor_width_mm: 5.376,
  sensor_height_mm: 3.04,
  ir_range_m: 40,
  ir_beam_deg: 60,
  printed: { detect_m: 60, observe_m: 24, recognise_m: 12, identify_m: 6 },
  default_height_m: 4,
  source: 'data sheet',
  date: '2026-05',
};

describe("the user's own lens in a plan file", () => {
  it('comes back as it went, with what a later version adds to it', () => {
    const model = { ...MODEL, shutter_ms: 4, printed: { ...MODEL.printed, read_plates_m: 3 } };
    const reading = again(file({ catalogue: [model] }));
    expect(reading.faults).toEqual([]);
    expect(reading.plan.head.catalogue).toEqual([model]);
  });

  it.each([
    ['focal_mm', 'short'],
    ['focal_mm', -2.8],
    ['focal_tele_mm', null],
    ['sensor_width_mm', '1/2.8"'],
    ['sensor_height_mm', []],
    ['ir_beam_deg', true],
    ['ir_beam_deg', 400],
    ['printed', 'far'],
    ['printed', null],
    ['printed', { identify_m: '6 m' }],
    ['printed', { detect_m: -1 }],
  ])('is told and kept as unknown with %s %j', (member, value) => {
    const model = { ...MODEL, [member]: value };
    const text = file({ catalogue: [MODEL, model] });
    expect(codes(opened(text))).toEqual(['plan.badEntry']);
    const { head } = again(text).plan;
    expect(head.catalogue).toEqual([MODEL]);
    expect(head.unknown?.catalogue).toEqual([model]);
  });
});

describe('views and light in a plan file', () => {
  const views = [
    { role: 'home', azimuth_deg: 90, tilt_deg: 12 },
    { role: 'preset', name: 'Porte', azimuth_deg: 180, tilt_deg: 20, hfov_deg: 12, dwell_s: 30 },
    { role: 'head', azimuth_deg: 270, image_width_px: 2560, image_height_px: 1440, lens: 'calibrated' },
  ];

  it('come back as they went', () => {
    const camera = { kind: 'camera', id: 'c', ir_beam_deg: 45, pan_range_deg: [350, 80], views };
    const reading = again(file({ settings: { lamp_light_m: 15 } }, [camera]));
    expect(reading.faults).toEqual([]);
    expect(objectOf(reading, 'c')).toMatchObject(camera);
    expect(reading.plan.head.settings.lamp_light_m).toBe(15);
  });

  it('are told where they make no sense, and what cannot be used is kept', () => {
    const bad = {
      kind: 'camera',
      id: 'c',
      ir_beam_deg: 'wide',
      pan_range_deg: [1],
      views: [{ role: 'preset', azimuth_deg: 'east', dwell_s: -1 }],
    };
    const text = file({ settings: { lamp_light_m: 'bright' } }, [bad]);
    expect(new Set(codes(opened(text)))).toEqual(new Set(['plan.badValue']));
    expect(new Set(opened(text).faults.map(({ params }) => params?.['field']))).toEqual(
      new Set(['ir_beam_deg', 'pan_range_deg', 'azimuth_deg', 'dwell_s', 'lamp_light_m']),
    );
    const reading = again(text);
    expect(reading.plan.head.settings.lamp_light_m).toBeUndefined();
    expect(reading.plan.head.unknown?.settings).toEqual({ lamp_light_m: 'bright' });
    expect(JSON.parse(writePlan(reading.plan))).toMatchObject({ features: [{ properties: bad }] });
  });

  it.each([true, false])('say of a zone that it is lit: %s', (lit) => {
    const square = [4.83, 4.831].map((lon) => [lon, 45.76]).concat([[4.831, 45.761]]);
    const text = JSON.stringify({
      type: 'FeatureCollection',
      anglemort: { format: 1 },
      features: [
        {
          type: 'Feature',
          properties: { kind: 'zone', id: 'z', role: 'required', lit },
          geometry: { type: 'Polygon', coordinates: [[...square, square[0]]] },
        },
      ],
    });
    expect(objectOf(again(text), 'z')).toMatchObject({ lit });
  });
});
