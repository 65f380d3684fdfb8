/** Street pieces as the product's own network, so that the bench runs the code the product runs. */
import { buildNetwork, type Network } from '../../../src/analysis/coverage/network';
import { createFrame } from '../../../src/kernel/frame';
import type { Streets } from '../../../src/model/city';
import type { BenchScene } from './city';

export function networkOf(scene: BenchScene): Network {
  const frame = createFrame([5, 45]);
  const { streets: ends } = scene;
  const lines = ends.length / 4;
  const lonLat = new Float64Array(ends.length);
  for (let i = 0; i < ends.length; i += 2) lonLat.set(frame.toLonLat(ends[i]!, ends[i + 1]!), i);
  const blank = Array.from({ length: lines }, () => '');
  const streets: Streets = {
    lonLat,
    lineStart: Uint32Array.from({ length: lines + 1 }, (_, i) => 2 * i),
    ids: blank,
    names: blank,
    refs: blank,
    highways: blank.map(() => 'residential'),
    width_m: new Float64Array(lines).fill(Number.NaN),
    flags: new Uint8Array(lines),
  };
  const none = {
    xy: new Float64Array(0),
    ringStart: new Uint32Array(1),
    solidStart: new Uint32Array(1),
    base_m: new Float64Array(0),
    top_m: new Float64Array(0),
  };
  return buildNetwork(streets, frame, { classes: new Set(['residential']), streetClasses: [] }, none);
}
