import type { AppState, Tool } from '../store';
import { mayEdit, gestureDropped } from './edit-plan';
import {
  always,
  AVAILABLE,
  DONE,
  operation,
  type Operation,
  type OperationContext,
  type Outcome,
} from './operation';

/** Takes a tool in hand. It stays armed until Escape. */
export const armTool = operation<{ readonly tool: Tool }>({
  id: 'armTool',
  group: 'tool',
  available: always,
  run: (ctx, { tool }) => arm(ctx, tool),
});

const tool = (id: string, armed: Tool, keys: readonly string[]): Operation<void> =>
  operation({
    id,
    group: 'tool',
    keys,
    palette: true,
    available: armed.name === 'measure' || armed.name === 'probe' ? always : mayEdit,
    run: (ctx) => arm(ctx, armed),
  });

export const toolCamera = tool('tool.camera', { name: 'camera' }, ['C']);
export const toolSensor = tool('tool.sensor', { name: 'sound-sensor' }, ['S']);
export const toolCandidateSite = tool('tool.candidateSite', { name: 'candidate-site' }, ['P']);
export const toolPlace = tool('tool.place', { name: 'place' }, []);
export const toolArea = tool('tool.area', { name: 'zone', role: 'study' }, ['Z']);
export const toolRequired = tool('tool.required', { name: 'zone', role: 'required' }, []);
export const toolPrivacy = tool('tool.privacy', { name: 'zone', role: 'privacy' }, []);
export const toolNoise = tool('tool.noise', { name: 'zone', role: 'noise' }, []);
export const toolMask = tool('tool.mask', { name: 'zone', role: 'mask' }, ['K']);
export const toolObstacle = tool('tool.obstacle', { name: 'obstacle', shape: 'line' }, ['O']);
export const toolBlock = tool('tool.block', { name: 'obstacle', shape: 'polygon' }, []);
export const toolMeasure = tool('tool.measure', { name: 'measure' }, ['L']);
export const toolProbe = tool('tool.probe', { name: 'probe' }, ['T']);

/** Back to selecting; what was under way is dropped. */
export const leaveTool = operation({
  id: 'leaveTool',
  group: 'tool',
  keys: ['V'],
  palette: true,
  available: always,
  run: (ctx) => arm(ctx, { name: 'select' }),
});

/** Escape: out of the dialog, else the gesture, else the tool, else the selection. One thing at a time. */
export const escape = operation({
  id: 'escape',
  group: 'tool',
  keys: ['Escape'],
  available: always,
  run: (ctx) => {
    const state = ctx.store.getState();
    if (state.dialog !== 'none' && state.dialog !== 'start') ctx.store.setState({ dialog: 'none' });
    else if (state.gesture || state.keyEdit) ctx.store.setState(gestureDropped(state));
    else if (state.tool.name !== 'select') return arm(ctx, { name: 'select' });
    else if (state.selectedGap !== undefined || state.selectedOverlap) {
      ctx.store.setState({
        selectedGap: undefined,
        selectedOverlap: undefined,
      } as unknown as Partial<AppState>);
    } else if (state.selection.size > 0) ctx.store.setState({ selection: new Set() });
    return DONE;
  },
});

function arm(ctx: OperationContext, armed: Tool): Outcome {
  const state = ctx.store.getState();
  const can =
    armed.name === 'select' || armed.name === 'measure' || armed.name === 'probe'
      ? AVAILABLE
      : mayEdit(state);
  if (!can.ok) return can;
  ctx.store.setState({ tool: armed, ...gestureDropped(state) });
  return DONE;
}
