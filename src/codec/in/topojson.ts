/** TopoJSON: each object of the topology is a layer. The library joins the arcs. */
import { feature } from 'topojson-client';
import { err, ok, type Result } from '../../kernel/result';
import { layerOf, type FeatureLayer } from './layers';
import { asProperties, property } from './properties';

/** @param topology the whole document. */
export function topoJsonLayers(topology: unknown): Result<readonly FeatureLayer[], 'topojson.broken'> {
  const members = asProperties(topology);
  const objects = asProperties(property(members, 'objects'));
  const arcs = property(members, 'arcs');
  if (!Array.isArray(arcs)) return err('topojson.broken');
  const layers: FeatureLayer[] = [];
  for (const [name, object] of Object.entries(objects)) {
    try {
      const made: unknown = feature(topology as never, object as never);
      const features = property(asProperties(made), 'features');
      layers.push(layerOf(name, Array.isArray(features) ? features : [made]));
    } catch {
      // An arc that is not there, or no numbers in one: the library trips over it.
      return err('topojson.broken');
    }
  }
  return layers.length > 0 ? ok(layers) : err('topojson.broken');
}
