/** The devices as items for those who do not see the map: one tab stop, arrows go through them (UI.md 11). */
import { compassPoint, formatArea, formatNumber, formatShare, type Translator } from '../../i18n';
import type { ObjectId } from '../../kernel/units';
import { labelOf } from '../../model/edits';
import type { Device } from '../../model/plan';
import type { Operations } from '../../operations';
import { objectsByKind, type AppState } from '../../store';
import { axisAzimuth, deviceType } from '../features/device-features';
import { modelsOf } from '../tools/optics-of';
import { element } from './dom';

/**
 * Follows the plan: fills the list and keeps its one tab stop on the selection. Touches only what is another: a browser
 * lays out anew whatever is put in anew, and there may be a thousand devices.
 */
export function showDevices(list: HTMLElement, state: AppState, t: Translator, operations: Operations): void {
  const { devices } = objectsByKind(state);
  const models = modelsOf(state);
  const seen = seenByDevice(state);
  const stop = devices.find(({ id }) => state.selection.has(id)) ?? devices[0];
  const known = new Map(itemsOf(list).map((item) => [item.dataset['id'], item]));
  const items = devices.map((device) => {
    const item = known.get(device.id) ?? newItem(device.id, operations);
    setAttribute(item, 'tabindex', device === stop ? '0' : '-1');
    setAttribute(item, 'aria-selected', String(state.selection.has(device.id)));
    const words = deviceWords(device, seen.get(device.id), models, t);
    if (item.textContent !== words) item.textContent = words;
    return item;
  });
  if (list.children.length === items.length && items.every((item, i) => item === list.children[i])) return;
  const focused = items.find((item) => item === document.activeElement);
  list.replaceChildren(...items);
  focused?.focus();
}

function newItem(id: ObjectId, operations: Operations): HTMLElement {
  const item = element('li', '', { role: 'option', 'data-id': id });
  item.addEventListener('focus', () => {
    if (item.getAttribute('aria-selected') !== 'true') operations.select({ ids: [id], reveal: true });
  });
  return item;
}

function setAttribute(item: HTMLElement, name: string, value: string): void {
  if (item.getAttribute(name) !== value) item.setAttribute(name, value);
}

/** Up, down, Home and End inside the list. */
export function onListKey(list: HTMLElement, event: KeyboardEvent): void {
  const items = itemsOf(list);
  const now = items.findIndex((item) => item === document.activeElement);
  const to = { ArrowDown: now + 1, ArrowUp: now - 1, Home: 0, End: items.length - 1 }[event.key];
  if (to === undefined || now < 0) return;
  event.preventDefault();
  event.stopPropagation();
  items[Math.max(0, Math.min(items.length - 1, to))]?.focus();
}

const itemsOf = (list: HTMLElement): readonly HTMLElement[] => [
  ...list.querySelectorAll<HTMLElement>('[role=option]'),
];

/** « C-03, fixe, azimut 316° NO, voit 1 880 m² » */
export function deviceWords(
  device: Device,
  seen_m2: number | undefined,
  models: ReturnType<typeof modelsOf>,
  t: Translator,
): string {
  const common = { ref: labelOf(device), type: t(`type.${deviceType(device, models)}`) };
  const parts = [
    device.kind === 'sound-sensor' ? t('map.device.sensor', common) : cameraWords(device, common, t),
  ];
  if (seen_m2 !== undefined) {
    const area = formatArea(seen_m2, t.language);
    parts.push(t(device.kind === 'camera' ? 'map.device.seen' : 'map.device.heard', { area }));
  }
  if (device.locked) parts.push(t('map.device.locked'));
  return parts.join(', ');
}

function cameraWords(
  camera: Extract<Device, { kind: 'camera' }>,
  common: { readonly ref: string; readonly type: string },
  t: Translator,
): string {
  const azimuth = axisAzimuth(camera);
  if (azimuth === undefined) return t('map.device.cameraUnknown', common);
  const value = `${formatNumber(azimuth, t.language, 0)}° ${compassPoint(azimuth, t.language)}`;
  return t('map.device.camera', { ...common, azimuth: value });
}

/** What each device sees or hears, m². */
function seenByDevice({ analysis }: AppState): ReadonlyMap<ObjectId, number> {
  const report = analysis.result?.report;
  return new Map([
    ...(report?.sound?.devices ?? []).map((row) => [row.id, row.detected_m2] as const),
    ...(report?.devices ?? []).flatMap((row) =>
      row.kind === 'camera' ? [[row.id, row.seen_m2] as const] : [],
    ),
  ]);
}

/** What the map shows, in a sentence; read out when the map gets the focus. */
export function summaryOf(state: AppState, t: Translator): string {
  const { cameras, sensors } = objectsByKind(state);
  const report = state.analysis.result?.report;
  return t('map.summary', {
    cameras: t('count.camera', { n: cameras.length }),
    sensors: t('count.sound-sensor', { n: sensors.length }),
    gaps: t('map.summary.gaps', { n: report?.gaps.length ?? 0 }),
    seen: report
      ? t('map.summary.seen', { share: formatShare(report.area.share, t.language) })
      : t('map.summary.none'),
  });
}
