/** Typed arrays that grow: what a reader appends to while it does not know how much will come. */

abstract class Growable<A extends Float64Array | Uint32Array | Uint8Array> {
  length = 0;
  protected items: A;

  constructor(items: A) {
    this.items = items;
  }

  protected abstract grown(capacity: number): A;

  push(value: number): void {
    if (this.length === this.items.length) this.items = this.grown(2 * this.length);
    this.items[this.length++] = value;
  }

  at(index: number): number {
    return this.items[index]!;
  }
}

export class GrowingFloats extends Growable<Float64Array> {
  constructor() {
    super(new Float64Array(256));
  }

  protected grown(capacity: number): Float64Array {
    const next = new Float64Array(capacity);
    next.set(this.items);
    return next;
  }

  /** The values so far, in an array of their exact length. */
  finish(): Float64Array {
    return this.items.slice(0, this.length);
  }
}

export class GrowingIndices extends Growable<Uint32Array> {
  constructor() {
    super(new Uint32Array(256));
  }

  protected grown(capacity: number): Uint32Array {
    const next = new Uint32Array(capacity);
    next.set(this.items);
    return next;
  }

  finish(): Uint32Array {
    return this.items.slice(0, this.length);
  }
}

export class GrowingBytes extends Growable<Uint8Array> {
  constructor() {
    super(new Uint8Array(256));
  }

  protected grown(capacity: number): Uint8Array {
    const next = new Uint8Array(capacity);
    next.set(this.items);
    return next;
  }

  finish(): Uint8Array {
    return this.items.slice(0, this.length);
  }
}
