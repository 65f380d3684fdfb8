import { expect, it } from 'vitest';
import { createTranslator } from '../i18n';
import { objectId } from '../kernel/units';
import { createAppStore } from '../store';
import { aCamera } from '../testing/edit-builders';
import { planGroups } from './plan-groups';

it('stands devices in the order of their refs, whatever came back last; without one they come last', () => {
  const camera = (id: string, ref?: string) => {
    const { ref: _, ...bare } = aCamera({ id: objectId(id) });
    return ref === undefined ? bare : { ...bare, ref };
  };
  const objects = [camera('a', 'C-10'), camera('b'), camera('c', 'C-9'), camera('d', 'C-02')];
  const state = createAppStore().getState();
  const group = planGroups(objects, state, '', createTranslator('fr')).find(({ id }) => id === 'camera');
  expect(group!.objects.map(({ id }) => id)).toEqual(['d', 'c', 'a', 'b']);
});
