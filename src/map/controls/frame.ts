/** The map's own elements: the view, its controls, the attribution, and what a hand shows over the picture. */
import type { Translator, WordKey } from '../../i18n';
import type { DataSource } from '../../model/plan';
import type { ScreenPoint } from '../port';
import { element, icon } from './dom';

export interface MapFrame {
  readonly root: HTMLElement;
  /** Holds the picture; takes the focus and the keys. */
  readonly view: HTMLElement;
  readonly list: HTMLElement;
  setWords(t: Translator): void;
  setSummary(text: string): void;
  /** Sources are always named on the map. */
  setSources(sources: readonly DataSource[], background: string | undefined, t: Translator): void;
  /** Into the map's own polite live region. */
  say(text: string): void;
  setBox(box: readonly [ScreenPoint, ScreenPoint] | undefined): void;
  setCrosshair(on: boolean): void;
  setSnap(at: ScreenPoint | undefined, words: string): void;
  setCursor(cursor: string): void;
  /** Whether buildings stand: the button for it is pressed. */
  setSolid(on: boolean): void;
  setHint(title: string, rows: readonly (readonly [key: string, what: string])[]): void;
  destroy(): void;
}

export interface ControlActions {
  readonly zoomIn: () => void;
  readonly zoomOut: () => void;
  readonly north: () => void;
  readonly fit: () => void;
  readonly solid: () => void;
}

const ICONS = {
  zoomIn: ['M5 12h14', 'M12 5v14'],
  zoomOut: ['M5 12h14'],
  north: ['M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18', 'M15.5 8.5l-2 5l-5 2l2-5z'],
  fit: [
    'M12 9.5a2.5 2.5 0 1 0 0 5a2.5 2.5 0 1 0 0-5',
    'M3 7V5a2 2 0 0 1 2-2h2',
    'M17 3h2a2 2 0 0 1 2 2v2',
    'M21 17v2a2 2 0 0 1-2 2h-2',
    'M7 21H5a2 2 0 0 1-2-2v-2',
  ],
  solid: ['M12 3l8 4.5v9L12 21l-8-4.5v-9z', 'M4 7.5l8 4.5l8-4.5', 'M12 12v9'],
} as const satisfies Record<keyof ControlActions, readonly string[]>;

const WORDS = {
  zoomIn: 'map.zoomIn',
  zoomOut: 'map.zoomOut',
  north: 'map.north',
  fit: 'map.fit',
  solid: 'layer.buildings3d',
} as const satisfies Record<keyof ControlActions, WordKey>;

let frames = 0;

export const createFrameElements = (container: HTMLElement, actions: ControlActions): MapFrame =>
  new FrameElements(container, actions);

const hidden = { hidden: '' } as const;

class FrameElements implements MapFrame {
  readonly root: HTMLElement;
  readonly view: HTMLElement;
  readonly list = element('ul', 'anglemort-map__hidden', { role: 'listbox', tabindex: '-1' });
  private readonly summary: HTMLElement;
  private readonly controls = element('div', 'anglemort-map__controls', { role: 'group' });
  private readonly buttons = new Map<keyof ControlActions, HTMLButtonElement>();
  private readonly sources = element('div', 'anglemort-map__sources');
  private readonly box = element('div', 'anglemort-map__box', hidden);
  private readonly snapWords = element('span', '');
  private readonly snap = element('div', 'anglemort-map__snap', hidden, [this.snapWords]);
  private readonly hint = element('div', 'anglemort-map__hint', hidden);
  private readonly crosshair = element('div', 'anglemort-map__crosshair', hidden, [crosshairPicture()]);
  private readonly said = element('div', 'anglemort-map__hidden', { role: 'status', 'aria-live': 'polite' });

  constructor(container: HTMLElement, actions: ControlActions) {
    const id = `anglemort-map-${++frames}`;
    this.summary = element('p', 'anglemort-map__hidden', { id: `${id}-summary` });
    this.view = element('div', 'anglemort-map__view', {
      role: 'application',
      tabindex: '0',
      'aria-describedby': `${id}-summary`,
    });
    for (const name of Object.keys(ICONS) as (keyof ControlActions)[]) {
      const button = element('button', '', { type: 'button' }, [icon(...ICONS[name])]);
      button.addEventListener('click', () => actions[name]());
      this.buttons.set(name, button);
      this.controls.append(button);
    }
    const { view, summary, list, box, snap, crosshair, said, hint, sources, controls } = this;
    const children = [view, summary, list, box, snap, crosshair, said, hint, sources, controls];
    this.root = element('div', 'anglemort-map', {}, children);
    container.append(this.root);
  }

  setWords(t: Translator): void {
    this.view.setAttribute('aria-label', t('map.label'));
    this.view.setAttribute('aria-roledescription', t('map.role'));
    this.list.setAttribute('aria-label', t('map.devices'));
    this.controls.setAttribute('aria-label', t('map.controls'));
    for (const [name, button] of this.buttons) {
      button.setAttribute('aria-label', t(WORDS[name]));
      button.title = t(WORDS[name]);
    }
  }

  setSummary(text: string): void {
    this.summary.textContent = text;
  }

  setSources(all: readonly DataSource[], background: string | undefined, t: Translator): void {
    const names = all.map((source) => source.attribution ?? source.name).filter((name) => name !== '');
    const text = [...new Set([...names, ...(background ? [background] : [])])].join(' · ');
    this.sources.textContent = text;
    this.sources.hidden = text === '';
    this.sources.title = t('map.sources', { sources: text });
  }

  say(text: string): void {
    this.said.textContent = text;
  }

  setBox(corners: readonly [ScreenPoint, ScreenPoint] | undefined): void {
    showBox(this.box, corners);
  }

  setCrosshair(on: boolean): void {
    this.crosshair.hidden = !on;
  }

  setSnap(at: ScreenPoint | undefined, words: string): void {
    this.snap.hidden = !at;
    if (!at) return;
    const [x, y] = at;
    this.snapWords.textContent = words;
    this.snap.style.transform = `translate(${x}px, ${y}px)`;
  }

  setCursor(cursor: string): void {
    const surface = this.view.querySelector<HTMLElement>('.maplibregl-canvas-container') ?? this.view;
    surface.style.cursor = cursor;
  }

  setSolid(on: boolean): void {
    this.buttons.get('solid')?.setAttribute('aria-pressed', String(on));
  }

  setHint(title: string, rows: readonly (readonly [key: string, what: string])[]): void {
    this.hint.hidden = rows.length === 0;
    this.hint.replaceChildren(
      ...(title ? [element('strong', '', {}, [title])] : []),
      ...rows.map(([key, what]) => element('span', '', {}, [element('kbd', '', {}, [key]), what])),
    );
  }

  destroy(): void {
    this.root.remove();
  }
}

function showBox(box: HTMLElement, corners: readonly [ScreenPoint, ScreenPoint] | undefined): void {
  box.hidden = !corners;
  if (!corners) return;
  const [a, b] = corners;
  box.style.left = `${Math.min(a[0], b[0])}px`;
  box.style.top = `${Math.min(a[1], b[1])}px`;
  box.style.width = `${Math.abs(a[0] - b[0])}px`;
  box.style.height = `${Math.abs(a[1] - b[1])}px`;
}

function crosshairPicture(): SVGSVGElement {
  const picture = icon('M12 1v8M12 15v8M1 12h8M15 12h8');
  picture.setAttribute('width', '41');
  picture.setAttribute('height', '41');
  picture.setAttribute('fill', 'none');
  picture.setAttribute('stroke', 'currentColor');
  picture.setAttribute('stroke-width', '1.4');
  return picture;
}
