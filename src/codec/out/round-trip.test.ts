/** A plan written and read again is the same plan, whatever it holds: as plan file, workbook and GeoPackage. */
import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { exportedLater } from '../../../tests/fixtures/exported';
import { objectId } from '../../kernel/units';
import type { Plan } from '../../model/plan';
import { plan as anyPlan } from '../../testing/arbitrary-plan';
import { aCamera, aPlan } from '../../testing/small-plan';
import { finish } from '../../kernel/steps';
import { loadSqlite, readFile } from '../index';
import { readPlan, writePlan } from '../plan';

let sqlite: Awaited<ReturnType<typeof loadSqlite>>;
beforeAll(async () => {
  sqlite = await loadSqlite();
});

const written = (format: string, plan: Plan): Promise<Uint8Array> => exportedLater({ format, plan });

const opened = (json: Uint8Array): Plan => {
  const read = readPlan(json, {});
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value.plan;
};

/** Through the file that holds it: rounding and what is told as a fault is done by the first writing. */
const settled = (plan: Plan): Plan => opened(new TextEncoder().encode(writePlan(plan)));

/** Columns have an order of their own: members come back in theirs, objects in that of the plan. */
const contentOf = (plan: Plan): unknown => JSON.parse(writePlan(plan));

const FORMATS = [
  ['plan', 'plan.geojson'],
  ['xlsx', 'plan.xlsx'],
  ['gpkg', 'plan.gpkg'],
] as const;

async function throughFile(format: string, file: string, plan: Plan): Promise<Plan> {
  const bytes = await written(format, plan);
  const outcome = finish(readFile(file, bytes, { makeId: () => objectId('new'), sqlite }));
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
  return opened(outcome.value.planJson!);
}

describe.each(FORMATS)('%s', (format, file) => {
  it('gives the same plan when it is read again', async () => {
    await fc.assert(
      fc.asyncProperty(anyPlan, async (random) => {
        const plan = settled(random);
        expect(contentOf(await throughFile(format, file, plan))).toEqual(contentOf(plan));
      }),
      { seed: 6, numRuns: 40, endOnFailure: true },
    );
  });

  it('keeps features that this version does not understand, whatever they are', async () => {
    const plan = settled(
      aPlan([], {
        unknown: {
          features: [
            'no feature at all',
            { type: 'Feature', properties: null, geometry: null },
            {
              type: 'Feature',
              id: 7,
              properties: { kind: 'drone' },
              geometry: { type: 'Point', coordinates: [1, 2, 3] },
            },
            { type: 'Feature', properties: { kind: 'zone', role: 'heritage' }, geometry: null },
          ],
        },
      }),
    );
    expect(contentOf(await throughFile(format, file, plan))).toEqual(contentOf(plan));
  });
});

it.each(['fr', 'en'] as const)(
  '[X5] [R18] the list of devices in %s is read again with what it says of them',
  async (language) => {
    const camera = aCamera({
      ref: 'C-07',
      name: 'Été',
      position: [7.42, 43.73],
      height_m: 6.5,
      azimuth_deg: 40,
      tilt_deg: 12,
      hfov_deg: 61.5,
      ir_range_m: 45,
      max_range_m: 80,
      trench_m: 12,
      status: 'proposed',
      power_group: 'P1',
      network_group: 'N1',
    });
    const bytes = await exportedLater({ format: 'devices-csv', plan: aPlan([camera]), language });
    const outcome = finish(readFile('list.csv', bytes, { makeId: () => objectId('new') }));
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
    expect(outcome.value.cameras).toHaveLength(1);
    const { kind: _kind, id: _id, ...stated } = camera;
    expect(outcome.value.cameras[0]).toMatchObject(stated);
  },
);
