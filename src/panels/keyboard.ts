/** Keys of the whole window: commands, F6 between regions, `/` to the filter. */
import { useEffect } from 'react';
import { pressKey } from '../operations';
import { usePanels } from './context';

const REGIONS = ['top', 'rail', 'plan', 'map', 'strip', 'report', 'inspector'] as const;

export function useKeyboard(): void {
  const { store, operations } = usePanels();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing) return;
      const target = event.target instanceof Element ? event.target : document.body;
      const inDialog = target.closest('dialog[open]') !== null;
      if (!inDialog && movesFocus(event, target)) {
        event.preventDefault();
        return;
      }
      const done = pressKey(operations, store.getState(), {
        key: event.key,
        ctrl: event.ctrlKey || event.metaKey,
        shift: event.shiftKey,
        alt: event.altKey,
        inText: isText(target),
        inMap: target === document.body || target.closest('.map-host') !== null,
        inDialog,
      });
      if (done) event.preventDefault();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [store, operations]);
}

function movesFocus(event: KeyboardEvent, target: Element): boolean {
  if (event.key === 'F6') {
    cycleRegion(target, event.shiftKey ? -1 : 1);
    return true;
  }
  if (event.key === '/' && !isText(target) && !event.ctrlKey && !event.metaKey) {
    const filter = document.querySelector<HTMLInputElement>('#plan-filter input');
    filter?.focus();
    return filter !== null;
  }
  return false;
}

/** The next region that is there, by the order of the page. */
function cycleRegion(from: Element, step: 1 | -1): void {
  const here =
    from.closest('[data-region]')?.getAttribute('data-region') ?? (from.closest('.map-host') ? 'map' : '');
  const at = REGIONS.findIndex((name) => name === here);
  const start = at < 0 ? (step > 0 ? -1 : REGIONS.length) : at;
  for (let i = 1; i <= REGIONS.length; i++) {
    const name = REGIONS[(start + step * i + REGIONS.length * 2) % REGIONS.length];
    if (name !== undefined && focusRegion(name)) return;
  }
}

const FOCUSABLE =
  '[tabindex="0"], button:not([tabindex="-1"]), input, select, a[href], canvas[tabindex], [role="application"]';

function focusRegion(name: string): boolean {
  const region = document.querySelector<HTMLElement>(`[data-region="${name}"]`);
  if (!region || region.offsetParent === null) return false;
  const inside = region.querySelector<HTMLElement>(FOCUSABLE) ?? region;
  inside.focus();
  return document.activeElement === inside;
}

const isText = (target: Element): boolean =>
  target instanceof HTMLInputElement
    ? !['checkbox', 'radio', 'button', 'range'].includes(target.type)
    : target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
