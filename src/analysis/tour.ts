/** How long a device that looks here and there looks at each place ([V8], §1.8 of the domain reference). */
import { regionArea } from '../kernel/region';
import type { DeviceRow, ViewRow } from './report';
import type { CameraSight } from './visibility';

type Tour = Pick<DeviceRow, 'views' | 'dwellShare' | 'reachable_m2'>;

/**
 * Views with their share of the tour, and the mean share over the guaranteed area. Heads look all the time. Positions
 * whose stay is not stated share the tour alike; where some state it and some do not, those without are not part of it.
 */
export function tourOf(sight: CameraSight, asked: number): Tour {
  const reachable = sight.envelope ? { reachable_m2: regionArea(sight.envelope) } : {};
  const stated = sight.views.filter((view) => view.role !== undefined);
  if (stated.length === 0) return reachable;
  const positions = stated.filter((view) => view.role !== 'head');
  const known = positions.some((view) => view.dwell_s !== undefined);
  const stay = (dwell_s: number | undefined): number => (known ? (dwell_s ?? 0) : 1);
  const cycle = positions.reduce((sum, view) => sum + stay(view.dwell_s), 0);
  const views = sight.views.flatMap((view, v): ViewRow[] => {
    if (view.role === undefined) return [];
    const share = view.role === 'head' ? 1 : cycle > 0 ? stay(view.dwell_s) / cycle : 0;
    return [
      {
        index: view.index,
        role: view.role,
        ...(view.name === undefined ? {} : { name: view.name }),
        dwell_s: view.dwell_s ?? null,
        dwellShare: share,
        seenAnywhere_m2: sight.viewAreas_m2[v]![asked]!,
      },
    ];
  });
  const union = regionArea(sight.byLevel[asked]!);
  if (positions.length === 0 || union <= 0) return { views, ...reachable };
  // Each place counts with the sum of the shares of the views that hold it: the views' areas add up to just that.
  const sum = views.reduce((total, view) => total + view.dwellShare * view.seenAnywhere_m2, 0);
  return { views, dwellShare: Math.min(1, sum / union), ...reachable };
}
