import { describe, expect, it } from 'vitest';
import { aSession } from '../../tests/fixtures/fake-session';
import type { MaskAnswer, MaskProposal } from '../analysis';
import type { Analysis } from '../analysis/analysis';
import { aCamera, aPlan } from '../testing/edit-builders';

const DORI = { id: 'dori', name: { fr: '', en: '' }, levels: [], source: '', date: '' };
const RESULT = { report: { gaps: [] } } as unknown as Analysis;
const camera = aCamera();
const proposal = (building: string): MaskProposal => ({
  camera: camera.id,
  building,
  use: 'dwelling',
  facade_m: 5,
  polygons: [
    [
      [
        [7, 43],
        [7.0001, 43],
        [7.0001, 43.0001],
        [7, 43],
      ],
    ],
  ],
  lost_m: 1,
  lost_m2: 2,
  left_m: 0,
});
const ANSWER: MaskAnswer = {
  ask: { unknownToo: false },
  proposals: [proposal('a'), proposal('b'), proposal('c')],
  all: { facade_m: 15, lost_m: 3, lost_m2: 6, left_m: 0 },
};

async function offered() {
  const session = aSession({ plan: aPlan(camera), profiles: [DORI] });
  session.operations.runAnalysis();
  await session.jobs.of('analyse')[0]!.finish({ status: 'done', value: RESULT, duration_ms: 1 });
  session.operations.findMasks({ unknownToo: false });
  await session.jobs.of('masks')[0]!.finish({ status: 'done', value: ANSWER, duration_ms: 1 });
  return session;
}

describe('proposed masks', () => {
  it('go into the plan all at once as one step, each for its camera', async () => {
    const session = await offered();
    session.operations.applyMasks({});
    const { plan, history, masks } = session.store.getState();
    const zones = [...plan.objects.values()].filter((object) => object.kind === 'zone');
    expect(zones).toHaveLength(3);
    for (const zone of zones) expect(zone).toMatchObject({ role: 'mask', cameras: [camera.id] });
    expect(history.done).toHaveLength(1);
    expect(masks).toBeUndefined();
    session.operations.undo();
    expect(session.store.getState().plan.objects.size).toBe(1);
  });

  it('go in one by one; the others stay on offer', async () => {
    const session = await offered();
    session.operations.applyMasks({ proposals: [ANSWER.proposals[1]!] });
    const { plan, masks } = session.store.getState();
    expect(plan.objects.size).toBe(2);
    expect(masks?.answer?.proposals.map(({ building }) => building)).toEqual(['a', 'c']);
    session.operations.applyMasks({});
    expect(session.store.getState().plan.objects.size).toBe(4);
  });

  it('are not taken for another plan than they were found for', async () => {
    const session = await offered();
    session.operations.setValues({ ids: [camera.id], values: { height_m: 7 } as never });
    session.operations.applyMasks({});
    const zones = [...session.store.getState().plan.objects.values()].filter(({ kind }) => kind === 'zone');
    expect(zones).toHaveLength(0);
  });
});
