/**
 * A strict JSON scanner over bytes (RFC 8259) that keeps nothing of the content but where things stand: the root
 * values, the members of the first root object and the elements of its `features`. A file of any size is checked
 * whole, with the exact place of its first fault, before anything of it is read; each feature is then parsed by
 * itself. Nesting is counted, not recursed, so depth cannot exhaust the stack.
 *
 * Several root values in a row are legal when a line break or a record separator stands between them: newline
 * delimited GeoJSON and RFC 8142 text sequences.
 */
import { GrowingIndices } from './growable';

export interface JsonFault {
  readonly code: 'json.syntax' | 'json.truncated' | 'json.tooDeep';
  readonly offset: number;
}

export interface JsonMember {
  readonly key: string;
  /** Bytes of the value: from `start` up to, not including, `end`. */
  readonly start: number;
  readonly end: number;
}

/** Deeper nesting than this is no geometry: GeoJSON itself needs less than 10. */
const MAX_DEPTH = 128;

const OBJECT = 1;
const ARRAY = 2;

const State = { value: 0, valueOrEnd: 1, key: 2, keyOrEnd: 3, colon: 4, commaOrEnd: 5, rootEnd: 6 } as const;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const RECORD_SEPARATOR = 0x1e;
const LINE_FEED = 0x0a;

const isSpace = (c: number): boolean => c === 0x20 || c === LINE_FEED || c === 0x0d || c === 0x09;
const isDigit = (c: number): boolean => c >= 0x30 && c <= 0x39;
const isHexDigit = (c: number): boolean => isDigit(c) || (c >= 0x41 && c <= 0x46) || (c >= 0x61 && c <= 0x66);

const ascii = (text: string): Uint8Array => Uint8Array.from(text, (c) => c.charCodeAt(0));
const LITERALS = [ascii('true'), ascii('false'), ascii('null')];
const FEATURES = ascii('features');

export class JsonScanner {
  /** Start and end of every root value, interleaved. */
  readonly roots = new GrowingIndices();
  /** Start and end of every element of the first root's `features`, interleaved. */
  features = new GrowingIndices();
  /** Of the first root, when it is an object. */
  readonly members: JsonMember[] = [];
  fault: JsonFault | undefined;
  position = 0;

  private readonly bytes: Uint8Array;
  private readonly containers = new Uint8Array(MAX_DEPTH + 1);
  private depth = 0;
  private state: number = State.value;
  private keyStart = 0;
  private keyEnd = 0;
  private memberStart = 0;
  private elementStart = 0;
  private inFeatures = false;
  private separated = true;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  /**
   * Scans on for about `budget` bytes.
   * @returns whether the end, or a fault, was reached.
   */
  advance(budget: number): boolean {
    const { bytes } = this;
    const limit = Math.min(bytes.length, this.position + budget);
    while (this.position < limit && !this.fault) {
      const c = bytes[this.position]!;
      if (isSpace(c)) {
        if (c === LINE_FEED) this.separated = true;
        this.position++;
      } else if (c === RECORD_SEPARATOR && this.depth === 0) {
        this.separated = true;
        this.position++;
      } else this.step(c);
    }
    if (this.fault) return true;
    if (this.position < bytes.length) return false;
    const complete = this.depth === 0 && this.roots.length > 0 && this.roots.length % 2 === 0;
    if (!complete) this.fail('json.truncated', bytes.length);
    return true;
  }

  private step(c: number): void {
    switch (this.state) {
      case State.value:
        return this.value(c);
      case State.valueOrEnd:
        return c === CLOSE_BRACKET ? this.close(ARRAY) : this.value(c);
      case State.key:
        return this.key(c);
      case State.keyOrEnd:
        return c === CLOSE_BRACE ? this.close(OBJECT) : this.key(c);
      case State.colon:
        if (c !== 0x3a) return this.fail('json.syntax', this.position);
        this.position++;
        this.state = State.value;
        return;
      case State.commaOrEnd:
        return this.commaOrEnd(c);
      default:
        return this.nextRoot(c);
    }
  }

  private nextRoot(c: number): void {
    if (!this.separated) return this.fail('json.syntax', this.position);
    this.value(c);
  }

  private commaOrEnd(c: number): void {
    const inObject = this.containers[this.depth] === OBJECT;
    if (c === 0x2c) {
      this.position++;
      this.state = inObject ? State.key : State.value;
    } else if (c === CLOSE_BRACE && inObject) this.close(OBJECT);
    else if (c === CLOSE_BRACKET && !inObject) this.close(ARRAY);
    else this.fail('json.syntax', this.position);
  }

  private key(c: number): void {
    if (c !== QUOTE) return this.fail('json.syntax', this.position);
    const start = this.position;
    this.string();
    if (this.fault) return;
    if (this.depth === 1) {
      this.keyStart = start + 1;
      this.keyEnd = this.position - 1;
    }
    this.state = State.colon;
  }

  private value(c: number): void {
    this.opened();
    if (c === OPEN_BRACE) return this.open(OBJECT);
    if (c === OPEN_BRACKET) return this.open(ARRAY);
    if (c === QUOTE) this.string();
    else if (c === 0x2d || isDigit(c)) this.number();
    else this.literal();
    if (!this.fault) this.closed();
  }

  /** A value begins here: note where, at the levels that are indexed. */
  private opened(): void {
    if (this.depth === 0) this.roots.push(this.position);
    else if (this.depth === 1) this.memberStart = this.position;
    else if (this.depth === 2) this.elementStart = this.position;
  }

  /** A value has just ended. */
  private closed(): void {
    if (this.depth === 0) {
      this.roots.push(this.position);
      this.separated = false;
      this.state = State.rootEnd;
      return;
    }
    if (this.depth === 1 && this.roots.length === 1 && this.containers[1] === OBJECT) {
      const key = String.fromCharCode(
        ...this.bytes.subarray(this.keyStart, Math.min(this.keyEnd, this.keyStart + 64)),
      );
      this.members.push({ key, start: this.memberStart, end: this.position });
      this.inFeatures = false;
    } else if (this.depth === 2 && this.inFeatures) {
      this.features.push(this.elementStart);
      this.features.push(this.position);
    }
    this.state = State.commaOrEnd;
  }

  private open(container: number): void {
    if (this.depth === MAX_DEPTH) return this.fail('json.tooDeep', this.position);
    if (this.depth === 1 && container === ARRAY && this.roots.length === 1 && this.atFeaturesKey()) {
      this.inFeatures = true;
      // A repeated key: the last one holds, as with JSON.parse.
      this.features = new GrowingIndices();
    }
    this.containers[++this.depth] = container;
    this.state = container === OBJECT ? State.keyOrEnd : State.valueOrEnd;
    this.position++;
  }

  private atFeaturesKey(): boolean {
    if (this.containers[1] !== OBJECT || this.keyEnd - this.keyStart !== FEATURES.length) return false;
    return FEATURES.every((byte, i) => this.bytes[this.keyStart + i] === byte);
  }

  private close(container: number): void {
    if (this.containers[this.depth] !== container) return this.fail('json.syntax', this.position);
    this.depth--;
    this.position++;
    this.closed();
  }

  private string(): void {
    const { bytes } = this;
    let p = this.position + 1;
    for (; p < bytes.length; p++) {
      const c = bytes[p]!;
      if (c === QUOTE) {
        this.position = p + 1;
        return;
      }
      if (c < 0x20) return this.fail('json.syntax', p);
      if (c === BACKSLASH) {
        p = this.escape(p + 1);
        if (this.fault) return;
      }
    }
    this.fail('json.truncated', bytes.length);
  }

  /** Checks the escape whose letter stands at `p`; gives the place of its last byte. */
  private escape(p: number): number {
    const c = this.bytes[p];
    if (c === undefined) return p;
    if (c !== 0x75) {
      if (!'"\\/bfnrt'.includes(String.fromCharCode(c))) this.fail('json.syntax', p);
      return p;
    }
    for (let i = 1; i <= 4; i++) {
      const digit = this.bytes[p + i];
      if (digit !== undefined && !isHexDigit(digit)) this.fail('json.syntax', p + i);
    }
    return p + 4;
  }

  private number(): void {
    const { bytes } = this;
    let p = this.position;
    if (bytes[p] === 0x2d) p++;
    if (bytes[p] === 0x30) p++;
    else p = this.digits(p);
    if (bytes[p] === 0x2e) p = this.digits(p + 1);
    if (bytes[p] === 0x65 || bytes[p] === 0x45) {
      p++;
      if (bytes[p] === 0x2b || bytes[p] === 0x2d) p++;
      p = this.digits(p);
    }
    this.position = p;
  }

  /** One digit or more; gives the place after them. */
  private digits(from: number): number {
    const { bytes } = this;
    let p = from;
    while (p < bytes.length && isDigit(bytes[p]!)) p++;
    if (p === from) this.fail(p < bytes.length ? 'json.syntax' : 'json.truncated', p);
    return p;
  }

  private literal(): void {
    for (const word of LITERALS) {
      if (word[0] !== this.bytes[this.position]) continue;
      for (let i = 1; i < word.length; i++) {
        const c = this.bytes[this.position + i];
        if (c === undefined) return this.fail('json.truncated', this.bytes.length);
        if (c !== word[i]) return this.fail('json.syntax', this.position);
      }
      this.position += word.length;
      return;
    }
    this.fail('json.syntax', this.position);
  }

  private fail(code: JsonFault['code'], offset: number): void {
    this.fault ??= { code, offset };
  }
}

/** One-based line and column (in characters of UTF-8 text) of a place in the bytes. */
export function lineAndColumn(bytes: Uint8Array, offset: number): { line: number; column: number } {
  let line = 1;
  let lineStart = 0;
  const end = Math.min(offset, bytes.length);
  for (let p = bytes.indexOf(LINE_FEED); p !== -1 && p < end; p = bytes.indexOf(LINE_FEED, p + 1)) {
    line++;
    lineStart = p + 1;
  }
  let column = 1;
  for (let p = lineStart; p < end; p++) if ((bytes[p]! & 0xc0) !== 0x80) column++;
  return { line, column };
}
