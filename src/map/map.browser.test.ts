import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { aSession } from '../../tests/fixtures/fake-session';
import { objectId } from '../kernel/units';
import { HEIGHT_SOURCES } from '../model/city';
import type { Camera } from '../model/plan';
import type { AppState } from '../store';
import {
  aCamera,
  aCity,
  aPlan,
  aSensor,
  at,
  aZone,
  block,
  DORI,
  STREET_CLASSES,
  type Point,
} from '../testing/town-builder';
import { anAnalysis } from '../testing/analysis-builder';
import { mercatorX, mercatorY } from './city/mercator';
import { mountMap, type MapHandle } from './index';
import { polar } from './tools/camera-geometry';
import '../ui/base.css';

const CAMERA = objectId('c1');
const city = aCity(
  [{ points: [[-80, -10], [80, -10]], name: 'Rue Basse' }], // prettier-ignore
  [{ ring: block(-60, 5, 40, 20) }, { ring: block(20, 5, 40, 20), top_m: NaN }],
);
city.buildings.heightSource[1] = HEIGHT_SOURCES.indexOf('assumed');

let host: HTMLElement;
let map: MapHandle | undefined;
let said: string[] = [];
const errors = vi.spyOn(console, 'error');

beforeEach(() => {
  host = document.createElement('div');
  host.style.cssText = 'position: fixed; inset: 0; width: 640px; height: 400px;';
  document.body.append(host);
  said = [];
  errors.mockClear();
});

afterEach(() => {
  map?.destroy();
  map = undefined;
  host.remove();
  // MapLibre reports layers and expressions that it cannot take on the console.
  expect(errors.mock.calls).toEqual([]);
});

async function show(own: Partial<AppState> = {}) {
  const camera = aCamera('c1', [0, 0], { azimuth_deg: 90, max_range_m: 30, ref: 'C-01' });
  const session = aSession({
    city,
    plan: aPlan([camera, aSensor('s1', [-20, -14]), aZone('z1', 'study', block(-70, -25, 140, 60))]),
    profiles: [DORI],
    streetClasses: STREET_CLASSES,
    theme: 'light',
    ...own,
  });
  map = mountMap(host, {
    store: session.store,
    operations: session.operations,
    reducedMotion: true,
    announce: (text) => said.push(text),
  });
  await map.settled();
  const [[west, south], [east, north]] = [at([-40, -30]), at([60, 30])];
  map.flyTo([west, south, east, north]);
  await map.snapshot();
  const stateOf = () => session.store.getState();
  return { ...session, stateOf, camera: () => stateOf().plan.objects.get(CAMERA) as Camera };
}

/** Where a place is on the screen, px from the map's corner. */
function screen([lon, lat]: readonly [number, number]): { x: number; y: number } {
  const { centre, zoom } = map!.view();
  const size = 512 * 2 ** zoom;
  return {
    x: (mercatorX(lon) - mercatorX(centre[0])) * size + host.clientWidth / 2,
    y: (mercatorY(lat) - mercatorY(centre[1])) * size + host.clientHeight / 2,
  };
}

const view = (): HTMLElement => host.querySelector<HTMLElement>('[role=application]')!;
const drag = (from: { x: number; y: number }, to: { x: number; y: number }): Promise<void> =>
  userEvent.dragAndDrop(view(), view(), { sourcePosition: from, targetPosition: to });
const click = (position: { x: number; y: number }): Promise<void> => userEvent.click(view(), { position });
const press = (key: string): Promise<void> => userEvent.keyboard(key);

/** The colour of the picture at a place. */
async function colourAt(place: readonly [number, number]): Promise<readonly number[]> {
  const picture = await createImageBitmap(await map!.snapshot());
  const canvas = new OffscreenCanvas(picture.width, picture.height);
  const g = canvas.getContext('2d')!;
  g.drawImage(picture, 0, 0);
  const scale = picture.width / host.clientWidth;
  const { x, y } = screen(place);
  const { data } = g.getImageData(Math.round(x * scale), Math.round(y * scale), 1, 1);
  return Array.from(data.slice(0, 3));
}

const near = (a: readonly number[], b: readonly number[], by = 6): boolean =>
  a.every((v, i) => Math.abs(v - b[i]!) <= by);

describe('the map', () => {
  it('draws a city and a plan from local data in both themes, and says what it shows', async () => {
    const { store } = await show();
    const house = at([-40, 15]);
    expect(near(await colourAt(house), [0xd2, 0xcc, 0xc1])).toBe(true);
    store.setState({ theme: 'dark' });
    await map!.settled();
    expect(near(await colourAt(house), [0x37, 0x43, 0x4b])).toBe(true);
    const described = document.getElementById(view().getAttribute('aria-describedby')!);
    expect(described?.textContent).toContain('1 caméra, 1 capteur');
    expect(host.querySelectorAll('[role=option]')).toHaveLength(2);
  });

  it('draws each reading, three dimensions and seven levels without a fault', async () => {
    const seven = {
      ...DORI,
      levels: Array.from({ length: 7 }, (_, i) => ({
        ...DORI.levels[0]!,
        id: `l${i}`,
        density_px_per_m: 20 * (i + 1),
      })),
    };
    const { store } = await show({ analysis: { status: 'done', result: anAnalysis() } });
    for (const reading of ['density', 'coverage', 'sound'] as const) {
      store.setState({ reading });
      await map!.snapshot();
    }
    const { layers } = store.getState();
    store.setState({ profiles: [seven], layers: { ...layers, buildings3d: true, overlaps: true } });
    await map!.snapshot();
    store.setState({ profiles: [], selectedGap: 'gap-1' });
    await map!.snapshot();
  });

  it('lays a background of the user under the plan, above the ground', async () => {
    const { store } = await show();
    const canvas = new OffscreenCanvas(4, 4);
    const g = canvas.getContext('2d')!;
    g.fillStyle = '#ff0000';
    g.fillRect(0, 0, 4, 4);
    const url = URL.createObjectURL(await canvas.convertToBlob());
    const ground = at([0, -40]);
    const before = await colourAt(ground);
    // One picture for every tile: the address needs no numbers.
    store.setState({ background: { url, attribution: '© Somebody' } });
    await map!.settled();
    await expect.poll(() => colourAt(ground), { timeout: 10_000 }).not.toEqual(before);
    expect(host.textContent).toContain('© Somebody');
    store.setState({ background: undefined } as unknown as Partial<AppState>);
    await map!.settled();
    expect(await colourAt(ground)).toEqual(before);
  });

  it('turns a camera by its handle, as one step that can be undone', async () => {
    const { operations, stateOf, camera } = await show();
    operations.select({ ids: [CAMERA] });
    await map!.settled();
    const reach = Math.sqrt(30 ** 2 - 3.4 ** 2);
    const end = screen(polar(camera().position, 90, reach));
    const target = screen(polar(camera().position, 45, reach));
    await drag({ x: end.x + 22, y: end.y }, target);
    expect(camera().azimuth_deg).toBeCloseTo(45, 0);
    expect(stateOf().history.done).toHaveLength(1);
    expect(stateOf().gesture).toBeUndefined();
    operations.undo();
    expect(camera().azimuth_deg).toBe(90);
  });

  it('changes range and angle by their handles', async () => {
    const { operations, camera } = await show();
    operations.select({ ids: [CAMERA] });
    await map!.settled();
    await drag(screen(polar(camera().position, 90, 29.8)), screen(polar(camera().position, 90, 45)));
    expect(camera().max_range_m).toBe(45);
  });

  it('does not drag what is not selected: the map pans', async () => {
    const { camera, stateOf } = await show();
    const before = camera().position;
    const centre = map!.view().centre;
    const from = screen(before);
    await drag(from, { x: from.x + 60, y: from.y + 40 });
    expect(camera().position).toEqual(before);
    expect(stateOf().history.done).toEqual([]);
    expect(map!.view().centre).not.toEqual(centre);
  });

  it('moves nothing that is locked', async () => {
    const { operations, camera } = await show();
    operations.select({ ids: [CAMERA] });
    operations.toggleLock();
    const before = camera().position;
    const from = screen(before);
    await drag(from, { x: from.x + 60, y: from.y });
    expect(camera().position).toEqual(before);
    expect(said.join()).toContain('verrouillé');
  });

  it('selects by a click, adds by Shift, and lets go on empty ground', async () => {
    const { stateOf } = await show();
    await click(screen(at([0, 0])));
    expect([...stateOf().selection]).toEqual([CAMERA]);
    await userEvent.keyboard('{Shift>}');
    await click(screen(at([-20, -14])));
    await userEvent.keyboard('{/Shift}');
    expect(stateOf().selection.size).toBe(2);
    await click(screen(at([40, -20])));
    expect(stateOf().selection.size).toBe(0);
  });

  it('[V6] places a camera on a façade, aimed away from it, and stays armed until Escape', async () => {
    const { operations, stateOf } = await show();
    operations.toolCamera();
    await click(screen(at([-40, 4])));
    const placed = [...stateOf().plan.objects.values()].at(-1) as Camera;
    expect(placed).toMatchObject({ kind: 'camera', mount: 'facade', azimuth_deg: 180 });
    expect(stateOf().tool.name).toBe('camera');
    expect(stateOf().plan.objects.size).toBe(4);
    view().focus();
    await press('{Escape}');
    expect(stateOf().tool.name).toBe('select');
    expect(stateOf().gesture).toBeUndefined();
  });

  it('places and aims a camera by keyboard alone', async () => {
    const { stateOf } = await show();
    view().focus();
    await press('c');
    await press('{ArrowRight}{ArrowDown}');
    await press('{Enter}');
    expect(stateOf().plan.objects.size).toBe(4);
    expect(stateOf().keyEdit).toBe('azimuth');
    const before = ([...stateOf().plan.objects.values()].at(-1) as Camera).azimuth_deg!;
    await press('{ArrowRight}{ArrowRight}{Enter}');
    const placed = [...stateOf().plan.objects.values()].at(-1) as Camera;
    expect(placed.azimuth_deg).toBe((before + 2) % 360);
    expect(stateOf().tool.name).toBe('camera');
  });

  it('draws a zone corner by corner and closes it on the first', async () => {
    const { operations, stateOf } = await show();
    operations.toolMask();
    const corners: Point[] = [
      [10, -20],
      [30, -20],
      [30, -12],
    ];
    for (const corner of corners) await click(screen(at(corner)));
    await click(screen(at(corners[0]!)));
    const zone = [...stateOf().plan.objects.values()].at(-1);
    expect(zone).toMatchObject({ kind: 'zone', role: 'mask' });
    expect(zone?.kind === 'zone' && zone.polygon[0]).toHaveLength(4);
  });

  it('stands where another map stands before anything is drawn, and goes where that one goes', async () => {
    const { store, operations } = await show();
    const beside = document.createElement('div');
    beside.style.cssText = 'position: fixed; inset: 0; width: 640px; height: 400px;';
    document.body.append(beside);
    const main = map!;
    const other = mountMap(beside, { store, operations, reducedMotion: true, view: main.view });
    const off = main.onMove(() => other.setView(main.view()));
    const apart = (): number => {
      const [a, b] = [main.view(), other.view()];
      return Math.hypot(a.centre[0] - b.centre[0], a.centre[1] - b.centre[1]) + Math.abs(a.zoom - b.zoom);
    };
    // The city is still on its way to the picture.
    await vi.waitFor(() => expect(apart()).toBeLessThan(1e-9), { interval: 5 });
    await other.settled();
    expect(apart()).toBeLessThan(1e-9);
    const [[west, south], [east, north]] = [at([-20, -20]), at([5, 5])];
    main.flyTo([west, south, east, north]);
    expect(apart()).toBeLessThan(1e-9);
    off();
    other.destroy();
    beside.remove();
  });

  it('goes where the state asks, clear of the panels, and says it has been there', async () => {
    const { operations, stateOf } = await show();
    operations.focus({ at: at([300, 300]) });
    await map!.settled();
    const { centre } = map!.view();
    expect(Math.abs(centre[0] - at([300, 300])[0])).toBeLessThan(0.001);
    expect(stateOf().focus).toBeUndefined();
    expect(stateOf().viewBounds).toBeDefined();
  });

  it('says so where there is no WebGL, and breaks nothing', () => {
    const context = vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
    const session = aSession();
    const without = mountMap(host, { store: session.store, operations: session.operations });
    context.mockRestore();
    expect(host.textContent).toContain('WebGL 2');
    without.destroy();
    expect(host.childElementCount).toBe(0);
  });

  it('leaves nothing behind', async () => {
    await show();
    map!.destroy();
    map = undefined;
    expect(host.childElementCount).toBe(0);
  });
});
