/** What is visible between neighbouring rays, collected while the sweep goes round. */
import { grown } from './grown';
import { SNAP_M } from './sight-band-scratch';

/**
 * Visible trapezoids of one radius in the order of their first ray: number `i` lies between the rays `from[i]` and
 * `to[i]`, and between one near and one far line throughout.
 */
export class TrapezoidList {
  count = 0;
  from = new Int32Array(256);
  to = new Int32Array(256);
  /** Distances from the device, m, of the near and far border on the first and the last ray. */
  near0 = new Float64Array(256);
  far0 = new Float64Array(256);
  near1 = new Float64Array(256);
  far1 = new Float64Array(256);
  nearLine = new Int32Array(256);
  farLine = new Int32Array(256);
  /** Trapezoids that end on the last ray swept, and those that end on the ray being swept. */
  private open = new Int32Array(64);
  private openCount = 0;
  private next = new Int32Array(64);
  private nextCount = 0;
  private openRay = -1;

  reset(): void {
    this.count = 0;
    this.openCount = 0;
    this.nextCount = 0;
    this.openRay = -1;
  }

  /** Adds what is visible between ray `ray` and the one after; one that goes on between the same lines is drawn out. */
  push(
    ray: number,
    near0: number,
    far0: number,
    near1: number,
    far1: number,
    nearLine: number,
    farLine: number,
  ): void {
    if (ray !== this.openRay) this.advance(ray);
    for (let n = 0; n < this.openCount; n++) {
      const i = this.open[n]!;
      if (this.farLine[i] !== farLine || this.nearLine[i] !== nearLine) continue;
      if (Math.abs(this.far1[i]! - far0) > SNAP_M || Math.abs(this.near1[i]! - near0) > SNAP_M) continue;
      this.to[i] = ray + 1;
      this.near1[i] = near1;
      this.far1[i] = far1;
      this.goOn(i);
      return;
    }
    if (this.count === this.from.length) this.grow();
    const i = this.count++;
    this.from[i] = ray;
    this.to[i] = ray + 1;
    this.near0[i] = near0;
    this.far0[i] = far0;
    this.near1[i] = near1;
    this.far1[i] = far1;
    this.nearLine[i] = nearLine;
    this.farLine[i] = farLine;
    this.goOn(i);
  }

  private goOn(i: number): void {
    if (this.nextCount === this.next.length) this.next = grown(this.next, 2 * this.nextCount);
    this.next[this.nextCount++] = i;
  }

  private advance(ray: number): void {
    const done = this.open;
    this.open = this.next;
    this.openCount = ray === this.openRay + 1 ? this.nextCount : 0;
    this.next = done;
    this.nextCount = 0;
    this.openRay = ray;
  }

  private grow(): void {
    const capacity = 2 * this.from.length;
    this.from = grown(this.from, capacity);
    this.to = grown(this.to, capacity);
    this.nearLine = grown(this.nearLine, capacity);
    this.farLine = grown(this.farLine, capacity);
    this.near0 = grown(this.near0, capacity);
    this.far0 = grown(this.far0, capacity);
    this.near1 = grown(this.near1, capacity);
    this.far1 = grown(this.far1, capacity);
  }
}
