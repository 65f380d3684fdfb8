/** What stands in the map's place where the browser cannot draw one. */
import { element } from './controls/dom';
import type { MapHandle } from './map-handle';

export const hasWebGl2 = (): boolean => document.createElement('canvas').getContext('webgl2') !== null;

export function withoutMap(container: HTMLElement, words: string): MapHandle {
  const message = element('p', 'anglemort-map__missing', { role: 'alert' }, [words]);
  container.append(message);
  const view = { centre: [0, 0], zoom: 0, bearing_deg: 0, pitch_deg: 0, bounds: [0, 0, 0, 0] } as const;
  return {
    destroy: () => message.remove(),
    flyTo: () => undefined,
    snapshot: () => Promise.reject(new Error('there is no map to take a picture of')),
    settled: () => Promise.resolve(),
    focus: () => undefined,
    view: () => view,
    setView: () => undefined,
    onMove: () => () => undefined,
  };
}
