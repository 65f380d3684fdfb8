/**
 * Corners beside a ray that a band round one side may turn at, along and across the ray. What lies inside the hull of
 * the others and the foot can turn no band: it is dropped when the list settles.
 */
import { grown } from '../../kernel/grown';

export class SideCorners {
  count = 0;
  along = new Float64Array(32);
  across = new Float64Array(32);
  corner = new Int32Array(32);
  /** Of the settled list: the way from the foot over the corners before, and to this one, m. */
  walked_m = new Float64Array(32);
  private settled = 0;

  clear(): void {
    this.count = this.settled = 0;
  }

  /** Adds a corner at `along`, `across` > 0, in m from the ray's foot. */
  add(along: number, across: number, corner: number): void {
    if (this.count === this.along.length) this.grow();
    this.along[this.count] = along;
    this.across[this.count] = across;
    this.corner[this.count++] = corner;
  }

  /**
   * Leaves the hull of the foot and all corners alone, in the order in which it is walked from the foot with the
   * others on the inner side.
   */
  settle(): void {
    if (this.settled === this.count) return;
    const { along, across, walked_m } = this;
    let ct = 0;
    let cu = 0;
    let walked = 0;
    let kept = 0;
    for (; kept < this.count; kept++) {
      // The foot closes the hull. From the foot itself any corner will do to begin with.
      let bt = 0;
      let bu = 0;
      let found = -1;
      for (let i = kept; i < this.count; i++) {
        const it = along[i]!;
        const iu = across[i]!;
        if (it === ct && iu === cu) continue;
        if ((found < 0 && kept === 0) || (bt - ct) * (iu - cu) - (bu - cu) * (it - ct) > 1e-9) {
          bt = it;
          bu = iu;
          found = i;
        }
      }
      if (found < 0) break;
      this.swap(kept, found);
      walked += Math.sqrt((bt - ct) ** 2 + (bu - cu) ** 2);
      walked_m[kept] = walked;
      ct = bt;
      cu = bu;
    }
    this.count = this.settled = kept;
  }

  private swap(i: number, j: number): void {
    const { along, across, corner } = this;
    const [t, u, id] = [along[i]!, across[i]!, corner[i]!];
    along[i] = along[j]!;
    across[i] = across[j]!;
    corner[i] = corner[j]!;
    along[j] = t;
    across[j] = u;
    corner[j] = id;
  }

  private grow(): void {
    const capacity = 2 * this.count;
    this.along = grown(this.along, capacity);
    this.across = grown(this.across, capacity);
    this.corner = grown(this.corner, capacity);
    this.walked_m = grown(this.walked_m, capacity);
  }
}
