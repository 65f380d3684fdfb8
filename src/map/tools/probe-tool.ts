/** Visibility test: a point, put by a click and dragged, asks every camera whether it sees that place (UI.md 2, 6). */
import type { Feature } from 'geojson';
import type { ProbedCamera } from '../../analysis/probe';
import type { LonLat } from '../../model/plan';
import type { AppState } from '../../store';
import { collection, EMPTY, line, point } from '../features/geojson';
import { SYMBOL } from '../theme/symbol-names';
import { hitRadius } from './hit';
import { probeLines } from './probe-words';
import type { Pointer, Tool, ToolContext } from './tool';

export function createProbeTool(context: ToolContext): Tool {
  const { store, operations } = context;
  let unsubscribe: (() => void) | undefined;
  let dragging = false;
  const ask = ({ at }: Pointer): void => void operations.probeAt({ at });
  /** Sound takes longer: asked where the point rests. */
  const askAll = (pointer: Pointer): void => {
    ask(pointer);
    void operations.probeSound({ at: pointer.at });
  };
  const clear = (): void => {
    void operations.probeAt({ at: undefined });
    context.setHand({ draft: EMPTY });
    operations.clearSoundProbe();
  };
  const speak = (): void => context.announce(probeLines(store.getState(), context.words()).join('. '));
  return {
    cursor: 'crosshair',
    enter: () => {
      show(context, store.getState());
      unsubscribe = store.subscribe((state, before) => {
        if (state.probe === before.probe) return;
        show(context, state);
        // Read out once it rests, not at every step of a drag.
        const { probe } = state;
        if (!dragging && probe?.answer?.at === probe?.at && probe?.answer !== before.probe?.answer) speak();
      });
    },
    // The place stays where it was put: the person in a camera's picture stands there.
    exit: () => {
      unsubscribe?.();
      context.setHand({ draft: EMPTY });
      operations.clearSoundProbe();
    },
    leave: () => undefined,
    hover: () => undefined,
    press: (pointer) => {
      const probe = store.getState().probe;
      if (!probe || !isNear(context, probe.at, pointer)) return undefined;
      return () => {
        dragging = true;
        return {
          cursor: 'grabbing',
          move: ask,
          end: (last) => {
            dragging = false;
            askAll(last);
          },
          cancel: () => {
            dragging = false;
            void operations.probeAt({ at: probe.at });
          },
        };
      };
    },
    click: askAll,
    key: (key) => {
      if (key !== 'Escape' || !store.getState().probe) return false;
      clear();
      return true;
    },
  };
}

function isNear(context: ToolContext, at: LonLat, { screen, touch }: Pointer): boolean {
  const [x, y] = context.port.project(at);
  return Math.hypot(screen[0] - x, screen[1] - y) <= hitRadius(touch);
}

function show(context: ToolContext, state: AppState): void {
  const { probe, plan } = state;
  if (!probe) return;
  const lines: Feature[] = [];
  for (const camera of probe.answer?.cameras ?? []) {
    const device = plan.objects.get(camera.id);
    if (device?.kind !== 'camera' || !isDrawn(camera)) continue;
    lines.push(line([device.position, probe.at], camera.seen ? {} : { loose: true }));
  }
  context.setHand({
    draft: collection([
      ...lines,
      point(probe.at, { image: SYMBOL.midpoint }),
      point(probe.at, {
        tag: probeLines(state, context.words()).join('\n'),
        live: true,
        anchor: 'left',
        shift: [1.8, 0],
      }),
    ]),
  });
}

/** Full lines to the cameras that see the place, dashed to those that something alone hides it from. */
const isDrawn = ({ seen, failures }: ProbedCamera): boolean =>
  seen || (failures.length === 1 && (failures[0] === 'occluded' || failures[0] === 'masked'));
