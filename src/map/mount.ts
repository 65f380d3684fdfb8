/** Ties store, tools, drawing and controls to one map in one element. */
import { createTranslator, type Translator } from '../i18n';
import { planBounds, type Operations } from '../operations';
import { createFrame } from '../kernel/frame';
import { regionBounds } from '../kernel/region';
import { onlySelected, type AppState, type AppStore } from '../store';
import type { CityIndex } from './city/city-index';
import { placeWords, PAUSE_MS, saidOnPause } from './controls/announcer';
import { onListKey, showDevices, summaryOf } from './controls/device-list';
import type { MapHandle } from './map-handle';
import { hasWebGl2, withoutMap } from './without-map';
import { createFrameElements, type MapFrame } from './controls/frame';
import { hintOf } from './controls/hints';
import { onMapKey } from './controls/keys';
import { listenForMenu } from './controls/map-menu';
import { EMPTY } from './features/geojson';
import { createMapLibrePort } from './maplibre-port';
import type { Box, MapPort, Padding, View } from './port';
import { createSlices } from './slices';
import { highlightedIn, memo, restingObjects, shownMasts, shownModels, type Situation } from './situation';
import { createToolHost, type ToolHost } from './tools/tool-host';
import type { Hand, ToolContext } from './tools/tool';
import { createUpdater, type Updater } from './updater';
import './map.css';

export interface MapContext {
  readonly store: AppStore;
  readonly operations: Operations;
  /** No flights, no slides: read whenever something would move. What the system asks for when absent. */
  readonly reducedMotion?: boolean | (() => boolean);
  /** Takes what is spoken; the map has a live region of its own when absent. */
  readonly announce?: (text: string) => void;
  /** Where the map stands from the first picture on; where the whole plan is seen when absent. */
  readonly view?: () => View;
}

/** What is fitted stays clear of what lies over the map (UI.md 2). */
const FIT_PADDING: Padding = { top: 64, left: 24, right: 64, bottom: 200 };
/** A place or a small object is not shown larger than this. */
const FIT_MAX_ZOOM = 18.5;

/**
 * Shows the store's plan in `container` until destroyed. Everything the user does here goes through operations. Without
 * WebGL 2 a sentence stands in the map's place, and the rest of the app works.
 */
export function mountMap(container: HTMLElement, context: MapContext): MapHandle {
  if (hasWebGl2()) return new MountedMap(container, context);
  return withoutMap(container, translatorFor(context.store.getState().language)('map.noWebGl'));
}

/** From above at an angle, when buildings stand. */
const PITCH_3D_DEG = 50;

const translatorFor = memo(createTranslator);

/** Calls back when a part is another one than last time; the first time always. */
function whenChanged(
  parts: (state: AppState) => readonly unknown[],
  apply: (state: AppState) => void,
): (state: AppState) => void {
  let last: readonly unknown[] | undefined;
  return (state) => {
    const now = parts(state);
    if (last?.every((part, i) => part === now[i])) return;
    last = now;
    apply(state);
  };
}

/** A box of no size is a device: what it sees is shown with it, if it is the selected one. */
function seenWith(state: AppState, box: Box): Box {
  const only = onlySelected(state);
  const isPoint = box[0] === box[2] && box[1] === box[3];
  if (
    !isPoint ||
    !only ||
    !('position' in only) ||
    only.position[0] !== box[0] ||
    only.position[1] !== box[1]
  ) {
    return box;
  }
  const seen = highlightedIn(state).get(only.id);
  const bounds = seen?.levels[0] && regionBounds(seen.levels[0].region);
  if (!seen || !bounds) return box;
  const frame = createFrame(seen.origin);
  const [west, south] = frame.toLonLat(bounds[0], bounds[1]);
  const [east, north] = frame.toLonLat(bounds[2], bounds[3]);
  return [Math.min(west, box[0]), Math.min(south, box[1]), Math.max(east, box[2]), Math.max(north, box[3])];
}

class MountedMap implements MapHandle {
  private readonly context: MapContext;
  private readonly port: MapPort;
  private readonly frame: MapFrame;
  private readonly updater: Updater<Situation>;
  private readonly host: ToolHost;
  private readonly dark = matchMedia('(prefers-color-scheme: dark)');
  private readonly stillness = matchMedia('(prefers-reduced-motion: reduce)');
  private readonly contrast = matchMedia('(prefers-contrast: more)');
  private readonly undo: (() => void)[] = [];
  private hand: Hand = { draft: EMPTY, crosshair: false };
  private index: CityIndex | undefined;
  private currentView: View;
  private restZoom = 0;
  private started = false;
  private gone = false;
  private pauseTimer: ReturnType<typeof setTimeout> | undefined;
  private pointerFrame = 0;
  private lastFocus: AppState['focus'];

  constructor(container: HTMLElement, context: MapContext) {
    this.context = context;
    this.frame = createFrameElements(container, {
      zoomIn: () => this.port.zoomBy(1, this.animate()),
      zoomOut: () => this.port.zoomBy(-1, this.animate()),
      north: () => this.port.northUp(this.animate()),
      fit: () => void context.operations.fitPlan(),
      solid: () => {
        const shown = !context.store.getState().layers.buildings3d;
        context.operations.setLayer({ layer: 'buildings3d', shown });
      },
    });
    try {
      this.port = createMapLibrePort(this.frame.view, { fadeMs: this.animate() ? 150 : 0 });
    } catch (error) {
      this.frame.destroy();
      throw error;
    }
    this.currentView = this.port.view();
    const setIndex = (index: CityIndex): void => {
      this.index = index;
    };
    this.updater = createUpdater(createSlices({ port: this.port, setIndex }), (error) => reportError(error));
    this.host = createToolHost(this.toolContext());
    this.listen();
    this.follow(context.store.getState(), undefined);
    void this.port.ready.then(() => {
      if (this.gone) return;
      this.started = true;
      this.fitFirst();
      this.show();
    });
  }

  readonly flyTo = (bounds: Box): void => this.port.fit(bounds, FIT_PADDING, FIT_MAX_ZOOM, this.animate());

  readonly snapshot = async (): Promise<Blob> => {
    await this.settled();
    return this.port.snapshot();
  };

  readonly settled = async (): Promise<void> => {
    await this.port.ready;
    await this.updater.settled();
  };

  readonly focus = (): void => this.frame.view.focus();

  readonly view = (): View => this.port.view();

  readonly setView = (view: View): void => this.port.setView(view);

  readonly onMove = (listener: () => void): (() => void) => this.port.onView(listener);

  readonly destroy = (): void => {
    this.gone = true;
    clearTimeout(this.pauseTimer);
    cancelAnimationFrame(this.pointerFrame);
    for (const off of this.undo) off();
    this.host.destroy();
    this.updater.stop();
    this.port.destroy();
    this.frame.destroy();
  };

  private animate(): boolean {
    const { reducedMotion = this.stillness.matches } = this.context;
    return !(typeof reducedMotion === 'function' ? reducedMotion() : reducedMotion);
  }

  private words(): Translator {
    return translatorFor(this.context.store.getState().language);
  }

  private toolContext(): ToolContext {
    const { store, operations } = this.context;
    return {
      store,
      operations,
      port: this.port,
      words: () => this.words(),
      index: () => this.index,
      hand: () => this.hand,
      setHand: (patch) => this.setHand(patch),
      announce: (text) => this.announce(text),
      push: (id) => shownMasts(store.getState()).get(id) ?? [0, 0],
      models: shownModels,
    };
  }

  private setHand(patch: Partial<{ [K in keyof Hand]: Hand[K] | undefined }>): void {
    const keys = Object.keys(patch) as (keyof Hand)[];
    if (keys.every((key) => this.hand[key] === patch[key])) return;
    this.hand = { ...this.hand, ...patch } as Hand;
    this.showHand();
    if ('draft' in patch) this.show();
  }

  /** What lies over the picture follows at once, without the updater. */
  private showHand(): void {
    const { box, crosshair, snapped, cursor } = this.hand;
    this.frame.setBox(box);
    this.frame.setCrosshair(crosshair);
    this.frame.setSnap(snapped && this.port.project(snapped.at), snapped?.words ?? '');
    const armed = this.context.store.getState().tool.name !== 'select';
    this.frame.setCursor(cursor ?? (armed ? 'crosshair' : ''));
  }

  private situation(): Situation {
    return {
      state: this.context.store.getState(),
      view: this.currentView,
      hand: this.hand,
      restZoom: this.restZoom,
      systemIsDark: this.dark.matches,
      moreContrast: this.contrast.matches,
      t: this.words(),
    };
  }

  private show(): void {
    if (this.started && !this.gone) this.updater.show(this.situation());
  }

  private listen(): void {
    const { store } = this.context;
    const on = <T extends EventTarget>(target: T, name: string, listener: (event: never) => void): void => {
      target.addEventListener(name, listener as (event: Event) => void);
      this.undo.push(() => target.removeEventListener(name, listener as (event: Event) => void));
    };
    this.undo.push(
      store.subscribe((state, before) => {
        this.follow(state, before);
        this.show();
      }),
      this.port.onView((moment) => this.onView(moment)),
      listenForMenu(this.frame.view, this.toolContext()),
    );
    on(this.dark, 'change', () => this.show());
    on(this.contrast, 'change', () => this.show());
    on(this.frame.view, 'keydown', (event: KeyboardEvent) => this.onKeyDown(event));
    on(this.frame.view, 'keyup', (event: KeyboardEvent) => {
      if (event.key === ' ') this.host.setPanning(false);
    });
    on(this.frame.view, 'blur', () => this.host.setPanning(false));
    on(this.frame.list, 'keydown', (event: KeyboardEvent) => onListKey(this.frame.list, event));
    on(this.frame.view, 'pointerdown', () => this.frame.view.focus({ preventScroll: true }));
    on(this.frame.view, 'pointermove', (event: PointerEvent) => this.onPointer(event));
    on(this.frame.view, 'pointerleave', () => this.context.operations.setPointer({ at: undefined }));
  }

  private onKeyDown(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.isComposing) return;
    const { store, operations } = this.context;
    const used = onMapKey(
      {
        store,
        operations,
        port: this.port,
        host: this.host,
        hand: () => this.hand,
        setCrosshair: (crosshair) => this.setHand({ crosshair }),
        animate: () => this.animate(),
        moved: () => this.later(() => placeWords(this.port.view().centre, this.index, this.words())),
      },
      event,
    );
    if (!used) return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** The pointer's place goes to the store once a frame at most. */
  private onPointer({ clientX, clientY }: PointerEvent): void {
    cancelAnimationFrame(this.pointerFrame);
    this.pointerFrame = requestAnimationFrame(() => {
      const { left, top } = this.port.surface.getBoundingClientRect();
      const at = this.port.unproject([clientX - left, clientY - top]);
      this.context.operations.setPointer({ at });
    });
  }

  private onView(moment: 'during' | 'end'): void {
    this.currentView = this.port.view();
    if (this.hand.snapped) this.showHand();
    if (moment === 'end') {
      this.restZoom = this.currentView.zoom;
      this.context.operations.setViewBounds({ bounds: this.currentView.bounds });
    }
    this.show();
  }

  /** What is not drawing: tool, words, list, focus, speech. Each looks again only when its parts changed. */
  private follow(state: AppState, before: AppState | undefined): void {
    this.host.follow(state);
    for (const follower of this.followers) follower(state);
    this.followFocus(state);
    if (before) this.speak(state, before);
  }

  private readonly followers: readonly ((state: AppState) => void)[] = [
    whenChanged(
      (state) => [state.language],
      () => this.frame.setWords(this.words()),
    ),
    whenChanged(
      (state) => [state.citySources, state.plan.head.sources, state.background, state.language],
      (state) => {
        const sources = [...state.citySources, ...state.plan.head.sources];
        this.frame.setSources(sources, state.background?.attribution, this.words());
      },
    ),
    whenChanged(
      (state) => [restingObjects(state), state.selection, state.analysis.result, state.language],
      (state) => {
        showDevices(this.frame.list, state, this.words(), this.context.operations);
        this.frame.setSummary(summaryOf(state, this.words()));
      },
    ),
    whenChanged(
      (state) => [state.tool, state.gesture?.what, state.keyEdit, state.language],
      (state) => {
        const { title, rows } = hintOf(state, this.words());
        this.frame.setHint(title, rows);
        this.showHand();
      },
    ),
    whenChanged(
      (state) => [state.layers.buildings3d],
      ({ layers }) => {
        this.frame.setSolid(layers.buildings3d);
        this.port.setPitch(layers.buildings3d ? PITCH_3D_DEG : 0, this.animate());
      },
    ),
  ];

  private followFocus({ focus }: AppState): void {
    if (!focus || focus === this.lastFocus || !this.started) return;
    this.lastFocus = focus;
    this.flyTo(seenWith(this.context.store.getState(), focus.bounds));
    this.context.operations.clearFocus({ serial: focus.serial });
  }

  private speak(state: AppState, before: AppState): void {
    if (state.gesture && state.gesture !== before.gesture) {
      this.later(() => saidOnPause(this.context.store.getState(), this.words()));
    }
  }

  private later(words: () => string | undefined): void {
    clearTimeout(this.pauseTimer);
    this.pauseTimer = setTimeout(() => {
      const text = this.gone ? undefined : words();
      if (text !== undefined) this.announce(text);
    }, PAUSE_MS);
  }

  private announce(text: string): void {
    if (this.context.announce) this.context.announce(text);
    else this.frame.say(text);
  }

  private fitFirst(): void {
    const state = this.context.store.getState();
    const { view } = this.context;
    if (view) {
      this.port.setView(view());
      this.onView('end');
      return;
    }
    const box = state.focus?.bounds ?? planBounds(state);
    if (state.focus) {
      this.lastFocus = state.focus;
      this.context.operations.clearFocus({ serial: state.focus.serial });
    }
    if (box) this.port.fit(box, FIT_PADDING, FIT_MAX_ZOOM, false);
    this.onView('end');
  }
}
