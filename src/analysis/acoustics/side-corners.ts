/**
 * Corners beside a ray that a band round one side may turn at, along and across the ray. What lies inside the hull of
 * the others is dropped now and then: the list stays short however many blocks the ray has passed.
 */
import { grown } from '../../kernel/grown';

/** Drop what is inside once so many were added. */
const PRUNE_AFTER = 16;

export class SideCorners {
  count = 0;
  along = new Float64Array(64);
  across = new Float64Array(64);
  corner = new Int32Array(64);
  private pruned = 0;

  clear(): void {
    this.count = this.pruned = 0;
  }

  /** Adds a corner at `along`, `across` > 0, in m from the ray's foot. */
  add(along: number, across: number, corner: number): void {
    if (this.count === this.along.length) this.grow();
    this.along[this.count] = along;
    this.across[this.count] = across;
    this.corner[this.count++] = corner;
  }

  /** Keeps the hull alone, when that is worth it. */
  prune(): void {
    if (this.count - this.pruned < PRUNE_AFTER) return;
    const { along, across, corner } = this;
    const order = Array.from({ length: this.count }, (_, i) => i).sort(
      (a, b) => along[a]! - along[b]! || across[a]! - across[b]!,
    );
    const kept = new Set<number>();
    for (const sign of [1, -1]) {
      const chain: number[] = [];
      for (const i of order) {
        while (chain.length > 1 && sign * this.turn(chain.at(-2)!, chain.at(-1)!, i) >= 0) chain.pop();
        chain.push(i);
      }
      for (const i of chain) kept.add(i);
    }
    const list = [...kept].map((i) => [along[i]!, across[i]!, corner[i]!] as const);
    this.count = 0;
    for (const [t, u, id] of list) this.add(t, u, id);
    this.pruned = this.count;
  }

  private turn(a: number, b: number, c: number): number {
    const { along, across } = this;
    return (
      (along[b]! - along[a]!) * (across[c]! - across[a]!) -
      (across[b]! - across[a]!) * (along[c]! - along[a]!)
    );
  }

  private grow(): void {
    const capacity = 2 * this.count;
    this.along = grown(this.along, capacity);
    this.across = grown(this.across, capacity);
    this.corner = grown(this.corner, capacity);
  }
}
