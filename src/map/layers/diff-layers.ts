/** What changes between two drawings: a theme, a reading or a switch swaps values and leaves sources alone. */
import type { FilterSpecification, LayerSpecification } from 'maplibre-gl';

export type LayerChange =
  | { readonly what: 'add'; readonly layer: LayerSpecification; readonly before: string | undefined }
  | { readonly what: 'remove'; readonly id: string }
  | { readonly what: 'paint' | 'layout'; readonly id: string; readonly name: string; readonly value: unknown }
  | { readonly what: 'filter'; readonly id: string; readonly filter: FilterSpecification | undefined };

/** Changes in an order in which they can be applied. Layers that stay keep their order. */
export function diffLayers(
  from: readonly LayerSpecification[],
  to: readonly LayerSpecification[],
): LayerChange[] {
  const before = new Map(from.map((layer) => [layer.id, layer] as const));
  const after = new Set(to.map((layer) => layer.id));
  const changes: LayerChange[] = [];
  for (const { id } of from) if (!after.has(id)) changes.push({ what: 'remove', id });
  // From the top down, so that the layer each new one goes under is there already.
  let above: string | undefined;
  for (const layer of to.toReversed()) {
    const old = before.get(layer.id);
    if (!old) changes.push({ what: 'add', layer, before: above });
    else if (!sameFrame(old, layer)) {
      changes.push({ what: 'remove', id: layer.id }, { what: 'add', layer, before: above });
    } else changes.push(...valueChanges(old, layer));
    above = layer.id;
  }
  return changes;
}

/** Source and zooms cannot be swapped in place. */
function sameFrame(a: LayerSpecification, b: LayerSpecification): boolean {
  const frame = (layer: LayerSpecification): unknown[] => [
    layer.type,
    'source' in layer ? layer.source : undefined,
    layer.minzoom,
    layer.maxzoom,
  ];
  return same(frame(a), frame(b));
}

function valueChanges(from: LayerSpecification, to: LayerSpecification): LayerChange[] {
  const changes: LayerChange[] = [];
  const { id } = to;
  for (const what of ['paint', 'layout'] as const) {
    const a = (from[what] ?? {}) as Readonly<Record<string, unknown>>;
    const b = (to[what] ?? {}) as Readonly<Record<string, unknown>>;
    for (const name of new Set([...Object.keys(a), ...Object.keys(b)])) {
      if (!same(a[name], b[name])) changes.push({ what, id, name, value: b[name] });
    }
  }
  const filterOf = (layer: LayerSpecification): FilterSpecification | undefined =>
    'filter' in layer ? layer.filter : undefined;
  if (!same(filterOf(from), filterOf(to))) changes.push({ what: 'filter', id, filter: filterOf(to) });
  return changes;
}

const same = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);
