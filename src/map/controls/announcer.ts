/** What is spoken about the map: selection, tool, values on pause. At most one message at a time (UI.md 11). */
import { formatLength, type Translator } from '../../i18n';
import { labelOf } from '../../model/edits';
import type { LonLat } from '../../model/plan';
import { objectsByKind, selectedObjects, type AppState } from '../../store';
import type { CityIndex } from '../city/city-index';
import { opticsOf, modelsOf } from '../tools/optics-of';
import { describePlace } from '../tools/snapping';
import { editWords } from '../tools/words';
import { deviceWords } from './device-list';

/** Values are told when they rest this long, ms. */
export const PAUSE_MS = 500;

/** What to say at once about a change, if anything. */
export function saidAtOnce(state: AppState, before: AppState, t: Translator): string | undefined {
  if (state.tool !== before.tool && state.tool.name !== 'select') {
    const tool = state.tool.name === 'zone' ? t(`role.${state.tool.role}`) : t(`map.tool.${state.tool.name}`);
    const draws = state.tool.name === 'zone' || state.tool.name === 'obstacle';
    return t(draws ? 'map.said.draw' : 'map.said.tool', { tool });
  }
  if (state.selection !== before.selection && state.selection.size > 0) return selectionWords(state, t);
  return undefined;
}

function selectionWords(state: AppState, t: Translator): string {
  const selected = selectedObjects(state);
  if (selected.length > 1) return t('map.said.selectedMany', { n: selected.length });
  const only = selected[0];
  const device = only && objectsByKind(state).devices.find(({ id }) => id === only.id);
  if (device) return deviceWords(device, state, modelsOf(state), t);
  return t('map.said.selected', { what: only ? labelOf(only) : '' });
}

/** What to say once a gesture rests. */
export function saidOnPause(state: AppState, t: Translator): string | undefined {
  const { gesture, preview, plan } = state;
  if (!gesture || gesture.what === 'vertex' || gesture.what === 'place') return undefined;
  const camera = [...gesture.objects.values()].find((object) => object.kind === 'camera');
  if (!camera) return undefined;
  const before = plan.objects.get(camera.id);
  const area = preview?.devices.get(camera.id)?.levels[0]?.area_m2;
  return editWords(
    gesture.what,
    camera,
    before?.kind === 'camera' ? before : undefined,
    opticsOf(state, camera, modelsOf(state)),
    area,
    t,
  );
}

/** Where the crosshair is: « Rue des Tilleuls, à 2 m d’une façade ». */
export function placeWords(at: LonLat, index: CityIndex | undefined, t: Translator): string {
  const { street, facade_m, inBuilding } = describePlace(at, index);
  const facade = inBuilding
    ? t('map.said.inBuilding')
    : facade_m === undefined
      ? t('map.said.noFacade')
      : t('map.said.facade', { distance: formatLength(facade_m, t.language) });
  return t('map.said.here', { street: street ?? t('map.said.noStreet'), facade });
}
