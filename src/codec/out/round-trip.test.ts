/** A plan written and read again is the same plan, whatever it holds: as plan file, workbook and GeoPackage. */
import { setImmediate } from 'node:timers/promises';
import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { exportSteps } from '../../jobs/export-file';
import { objectId } from '../../kernel/units';
import { EMPTY_CITY } from '../../model/city';
import type { Plan } from '../../model/plan';
import { anAnalysis } from '../../testing/analysis-builder';
import { plan as anyPlan } from '../../testing/arbitrary-plan';
import { aPlan } from '../../testing/small-plan';
import { finish } from '../../kernel/steps';
import { loadSqlite, readFile } from '../index';
import { readPlan, writePlan } from '../plan';

let sqlite: Awaited<ReturnType<typeof loadSqlite>>;
beforeAll(async () => {
  sqlite = await loadSqlite();
});

async function written(format: string, plan: Plan): Promise<Uint8Array> {
  const nothing = { catalogue: [], profiles: [], streetClasses: [], prices: [] };
  const steps = exportSteps({ format, plan, analysis: anAnalysis(), language: 'fr', ...nothing }, EMPTY_CITY);
  let step = steps.next();
  for (; !step.done; step = steps.next()) await setImmediate();
  return step.value;
}

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
