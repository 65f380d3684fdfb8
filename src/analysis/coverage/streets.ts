/**
 * Street coverage ([C1]): the stretches of every segment that a device sees, as parameter intervals cut out by its
 * polygon's edges. Nothing is sampled.
 */
import { regionBounds, type Region } from '../../kernel/region';
import { addCrossings, clearCrossings, insideStretches } from './crossings';
import { addBandCrossings, edgeBands } from './edge-bands';
import type { Network } from './network';
import { segmentsInBox } from './segment-grid';
import { addStretch, listedStretches, type SeenStretches } from './stretch-list';

/** A region with more vertices is cut by bands of its edges. */
const MANY_VERTICES = 2000;

/** Cuts the counted network with a region. `within` limits the search to the segments of an earlier, wider result. */
export function seenAlong(network: Network, region: Region, within?: SeenStretches): SeenStretches {
  const bounds = regionBounds(region);
  const { ends, stretchStart, grid } = network;
  const { crossings, found } = grid.room;
  found.count = 0;
  if (!bounds) return listedStretches(found);
  const candidates = within
    ? within.segment
    : segmentsInBox(grid, bounds[0], bounds[1], bounds[2], bounds[3]);
  const rings = region.ringStart.length - 1;
  const bands = region.xy.length > 2 * MANY_VERTICES ? edgeBands(region) : undefined;
  for (let c = 0; c < candidates.length; c++) {
    const s = candidates[c]!;
    if (c > 0 && candidates[c - 1] === s) continue;
    if (stretchStart[s] === stretchStart[s + 1]) continue;
    clearCrossings(crossings);
    if (bands) addBandCrossings(crossings, bands, ends, 4 * s);
    else addCrossings(crossings, ends, 4 * s, region.xy, region.ringStart, 0, rings);
    if (crossings.count > 0 || crossings.winding !== 0) putCounted(network, s);
  }
  return listedStretches(found);
}

/** What is counted of a segment's stretches inside, from the crossings in the grid's room onto its list. */
function putCounted({ grid: { room }, counted, stretchStart }: Network, s: number): void {
  const { crossings, found } = room;
  if (room.inside.length < crossings.count + 2) room.inside = new Float64Array(2 * crossings.count + 2);
  const { inside } = room;
  const many = insideStretches(crossings, inside, 0);
  const end = stretchStart[s + 1]!;
  for (let i = stretchStart[s]!, j = 0; i < end && j < many;) {
    const from = Math.max(counted[i]!, inside[j]!);
    const to = Math.min(counted[i + 1]!, inside[j + 1]!);
    if (to > from) addStretch(found, s, from, to);
    if (counted[i + 1]! < inside[j + 1]!) i += 2;
    else j += 2;
  }
}
