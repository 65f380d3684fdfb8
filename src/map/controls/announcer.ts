/** What is spoken while a hand or a key is at work: values on pause, and where the crosshair is (UI.md 11). */
import { formatLength, type Translator } from '../../i18n';
import type { LonLat } from '../../model/plan';
import type { AppState } from '../../store';
import type { CityIndex } from '../city/city-index';
import { opticsOf, modelsOf } from '../tools/optics-of';
import { describePlace } from '../tools/snapping';
import { editWords } from '../tools/words';

/** Values are told when they rest this long, ms. */
export const PAUSE_MS = 500;

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
