/** Visibility test: a click asks who sees that place, at which density and level (UI.md 2, 6). */
import { formatLength, formatNumber, type Translator } from '../../i18n';
import { labelOf } from '../../model/edits';
import type { LonLat } from '../../model/plan';
import { currentProfile, isUpToDate } from '../../store';
import { collection, EMPTY, line, point } from '../features/geojson';
import { SYMBOL } from '../theme/symbol-names';
import { probeAt, type ProbeRow } from './probe';
import type { Tool, ToolContext } from './tool';

export function createProbeTool(context: ToolContext): Tool {
  let asked = false;
  const clear = (): void => {
    asked = false;
    context.setHand({ draft: EMPTY });
    context.operations.clearSoundProbe();
  };
  return {
    cursor: 'crosshair',
    exit: clear,
    leave: () => undefined,
    hover: () => undefined,
    press: () => undefined,
    click: ({ at }) => {
      asked = true;
      context.operations.probeSound({ at });
      const rows = rowsAt(context, at);
      const lines = answer(context, rows);
      context.setHand({
        draft: collection([
          ...rows.map((row) => line([row.device.position, at], row.level ? {} : { loose: true })),
          point(at, { image: SYMBOL.midpoint }),
          point(at, { tag: lines.join('\n'), live: true, anchor: 'left', shift: [1.8, 0] }),
        ]),
      });
      context.announce(lines.join('. '));
    },
    key: (key) => {
      if (key !== 'Escape' || !asked) return false;
      clear();
      return true;
    },
  };
}

function rowsAt(context: ToolContext, at: LonLat): readonly ProbeRow[] {
  const state = context.store.getState();
  const { result } = state.analysis;
  const profile = currentProfile(state);
  return result && profile ? probeAt(at, result, state.plan, profile, context.models(state)) : [];
}

function answer(context: ToolContext, rows: readonly ProbeRow[]): string[] {
  const t = context.words();
  const state = context.store.getState();
  if (!state.analysis.result) return [t('map.probe.noResult')];
  return [
    ...(rows.length === 0 ? [t('map.probe.none')] : rows.map((row) => rowWords(row, t))),
    ...(isUpToDate(state) ? [] : [t('map.probe.stale')]),
  ];
}

function rowWords({ device, distance_m, level, density_px_per_m }: ProbeRow, t: Translator): string {
  const common = { ref: labelOf(device), distance: formatLength(distance_m, t.language) };
  if (!level) return t('map.probe.heard', common);
  const density = formatNumber(Math.round(density_px_per_m ?? 0), t.language);
  return t('map.probe.seen', { ...common, density, level: level.name[t.language] });
}
