import { describe, expect, it } from 'vitest';
import dori from '../../data/levels/dori.json' with { type: 'json' };
import oodpcvs from '../../data/levels/oodpcvs.json' with { type: 'json' };
import { aSession } from '../../tests/fixtures/fake-session';
import type { LevelProfile } from '../model/catalogue';
import { currentLevel, currentProfile } from '../store';
import { aCamera, aPlan } from '../testing/edit-builders';

const builtIn = [dori, oodpcvs] as readonly LevelProfile[];
const start = (file = '') => {
  const session = aSession({ profiles: builtIn, plan: aPlan(aCamera({})) });
  session.persistence.picked = { name: 'profiles.json', bytes: new TextEncoder().encode(file) };
  return session;
};
const own = ({ store }: ReturnType<typeof start>) => store.getState().plan.head.profiles ?? [];
const copyOf = (profile: LevelProfile) => {
  const { id: _, ...rest } = profile;
  return { ...rest, name: { fr: 'Marché', en: 'Marché' } };
};

describe('level profiles of the plan', () => {
  it('are copied under a free id, used, changed in the order of density, and undone', () => {
    const session = start();
    expect(session.operations.addProfile({ profile: copyOf(builtIn[0]!) })).toMatchObject({ id: 'marche' });
    expect(session.operations.addProfile({ profile: copyOf(builtIn[1]!) })).toMatchObject({ id: 'marche-2' });
    session.operations.setPlanSettings({ profile: 'marche' });
    const [first] = own(session);
    const levels = [...first!.levels].map((level, i) =>
      i === 0 ? { ...level, density_px_per_m: 400 } : level,
    );
    expect(session.operations.setProfile({ profile: { ...first!, levels } })).toMatchObject({ ok: true });
    const state = session.store.getState();
    expect(currentProfile(state)?.levels.map((level) => level.density_px_per_m)).toEqual([
      62.5, 125, 250, 400,
    ]);
    expect(currentLevel(state)?.density_px_per_m).toBe(62.5);
    session.operations.undo();
    expect(currentProfile(session.store.getState())?.levels[0]?.density_px_per_m).toBe(25);
  });

  it('that contradict themselves are refused with every fault, and nothing changes', () => {
    const session = start();
    session.operations.addProfile({ profile: copyOf(builtIn[0]!) });
    const [mine] = own(session);
    const levels = mine!.levels.map((level) => ({
      ...level,
      name: { fr: '', en: '' },
      density_px_per_m: 50,
    }));
    const outcome = session.operations.setProfile({ profile: { ...mine!, levels } });
    expect(outcome).toMatchObject({ ok: false, reason: 'profileFaults' });
    expect(new Set(outcome.faults?.map(({ code }) => code))).toEqual(
      new Set(['data.notText', 'data.notAscending']),
    );
    expect(own(session)).toEqual([mine]);
  });

  it('that are taken out while the plan asks for them give way to the default, in one step', () => {
    const session = start();
    session.operations.addProfile({ profile: copyOf(builtIn[0]!) });
    session.operations.setPlanSettings({ profile: 'marche', level: 'identify' });
    session.operations.removeProfile({ id: 'marche' });
    expect(session.store.getState().plan.head.settings).toMatchObject({ profile: 'dori' });
    expect(session.store.getState().plan.head.settings.level).toBeUndefined();
    session.operations.undo();
    expect(session.store.getState().plan.head.settings).toMatchObject({
      profile: 'marche',
      level: 'identify',
    });
  });

  it('never take the place of a built-in one', () => {
    const session = start();
    const plan = session.store.getState().plan;
    const fake = { ...builtIn[0]!, levels: [builtIn[0]!.levels[3]!] };
    session.store.setState({ plan: { ...plan, head: { ...plan.head, profiles: [fake] } } });
    expect(currentProfile(session.store.getState())).toBe(builtIn[0]);
  });

  it('are read from a file under free ids, as one step, or not at all', async () => {
    const session = start(JSON.stringify(dori));
    expect(await session.operations.importProfiles()).toEqual({ ok: true, id: 'dori-2' });
    expect(own(session).map(({ id }) => id)).toEqual(['dori-2']);
    const bad = start('{"name":"x","levels":[]}');
    expect(await bad.operations.importProfiles()).toMatchObject({ ok: false, reason: 'profileFaults' });
    expect(own(bad)).toEqual([]);
  });
});
