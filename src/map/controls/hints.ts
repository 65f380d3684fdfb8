/** The key card: what clicks and keys do with the tool in hand, or with what is being moved (UI.md 3). */
import type { Translator } from '../../i18n';
import type { AppState } from '../../store';

type Row = readonly [key: string, what: string];

export function hintOf(
  state: AppState,
  t: Translator,
): { readonly title: string; readonly rows: readonly Row[] } {
  const { tool, gesture, keyEdit } = state;
  if (gesture && gesture.what !== 'place' && keyEdit === undefined) {
    return { title: '', rows: gestureRows(gesture.what, t) };
  }
  const title = t(`map.tool.${tool.name}`);
  const end: Row = [t('map.key.escape'), t('map.hint.end')];
  switch (tool.name) {
    case 'select':
      return { title: '', rows: [] };
    case 'camera':
      return {
        title,
        rows: [
          [t('map.key.click'), t('map.hint.place')],
          [t('map.key.drag'), t('map.hint.aim')],
          ['Alt', t('map.hint.free')],
          end,
        ],
      };
    case 'sound-sensor':
    case 'candidate-site':
      return { title, rows: [[t('map.key.click'), t('map.hint.place')], ['Alt', t('map.hint.free')], end] };
    case 'place':
      return { title, rows: [[t('map.key.click'), t('map.hint.place')], end] };
    case 'zone':
    case 'obstacle':
      return {
        title: tool.name === 'zone' ? t(`role.${tool.role}`) : title,
        rows: [
          [t('map.key.click'), t('map.hint.corner')],
          [t('map.key.enter'), t('map.hint.close')],
          [t('map.key.back'), t('map.hint.undo')],
          end,
        ],
      };
    case 'measure':
      return {
        title,
        rows: [[t('map.key.click'), t('map.hint.corner')], [t('map.key.enter'), t('map.hint.end')], end],
      };
    case 'probe':
      return { title, rows: [[t('map.key.click'), t('map.hint.ask')], end] };
  }
}

function gestureRows(what: NonNullable<AppState['gesture']>['what'], t: Translator): readonly Row[] {
  const cancel: Row = [t('map.key.escape'), t('map.hint.cancel')];
  const coarse = (step: string): Row => [t('map.key.shift'), t('map.hint.coarse', { step })];
  switch (what) {
    case 'azimuth':
      return [coarse('15°'), cancel];
    case 'angle':
      return [['Ctrl', t('map.hint.oneSide')], coarse('5°'), cancel];
    case 'range':
      return [coarse('10 m'), cancel];
    case 'tilt':
      return [coarse('5°'), cancel];
    case 'move':
      return [['Alt', t('map.hint.free')], [t('map.key.shift'), t('map.hint.along')], cancel];
    default:
      return [cancel];
  }
}
