/**
 * A seeded city: blocks of terraces with exactly shared walls, detached houses, perimeter blocks with courtyards and
 * towers, turned by 0.21 rad so that no wall is axis-parallel. About 650 m² of land and five walls a building.
 */
import { seededRandom, type Random } from '../../oracle/scenes';
import type { SolidTable } from '../../../src/kernel/wall-index';

export const ROTATION_RAD = 0.21;
/** From one block to the next: the block itself and the street between. */
const PITCH_X = 110;
const PITCH_Y = 80;
const STREET = 14;
/** Mean over all kinds of blocks; how many blocks a city of n buildings needs. */
const BUILDINGS_PER_BLOCK = 13.4;

export interface BenchScene {
  readonly name: string;
  readonly solids: SolidTable;
  /** Centrelines as straight pieces: ax, ay, bx, by, frame metres. */
  readonly streets: Float64Array;
  readonly buildings: number;
  /** [minX, minY, maxX, maxY] of the buildings, frame metres. */
  readonly bounds: readonly [number, number, number, number];
}

export const wallCount = (scene: BenchScene): number => scene.solids.xy.length / 2;

type Ring = readonly (readonly [number, number])[];

/** Compressed rows under construction, in block coordinates, turned as they are written. */
class Rows {
  readonly xy: number[] = [];
  readonly ringStart: number[] = [0];
  readonly solidStart: number[] = [0];
  readonly base: number[] = [];
  readonly top: number[] = [];
  private readonly cos: number;
  private readonly sin: number;

  constructor(rotation: number) {
    this.cos = Math.cos(rotation);
    this.sin = Math.sin(rotation);
  }

  turned(x: number, y: number): [number, number] {
    return [x * this.cos - y * this.sin, x * this.sin + y * this.cos];
  }

  /** A prism on the ground. The first ring counter-clockwise, holes clockwise. */
  add(top: number, ...rings: Ring[]): void {
    for (const ring of rings) {
      for (const [x, y] of ring) this.xy.push(...this.turned(x, y));
      this.ringStart.push(this.xy.length / 2);
    }
    this.solidStart.push(this.ringStart.length - 1);
    this.base.push(0);
    this.top.push(top);
  }

  table(): SolidTable {
    return {
      xy: Float64Array.from(this.xy),
      ringStart: Uint32Array.from(this.ringStart),
      solidStart: Uint32Array.from(this.solidStart),
      base_m: Float64Array.from(this.base),
      top_m: Float64Array.from(this.top),
    };
  }
}

/** A city of exactly `buildings` buildings on a square of blocks. */
export function makeCity(buildings: number, seed: number, rotation = ROTATION_RAD): BenchScene {
  const random = seededRandom(seed);
  const rows = new Rows(rotation);
  const blocks = Math.ceil(buildings / BUILDINGS_PER_BLOCK);
  const across = Math.ceil(Math.sqrt((blocks * PITCH_Y) / PITCH_X));
  const down = Math.ceil(blocks / across);
  for (let b = 0; rows.top.length < buildings; b++) {
    const x = (b % across) * PITCH_X;
    const y = Math.floor(b / across) * PITCH_Y;
    addBlock(rows, random, x, y, buildings);
  }
  const solids = rows.table();
  return {
    name: `city${buildings}`,
    solids,
    streets: streetsOf(rows, across, down),
    buildings,
    bounds: boundsOf(solids.xy),
  };
}

export function boundsOf(xy: Float64Array): [number, number, number, number] {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < xy.length; i += 2) {
    minX = Math.min(minX, xy[i]!);
    maxX = Math.max(maxX, xy[i]!);
    minY = Math.min(minY, xy[i + 1]!);
    maxY = Math.max(maxY, xy[i + 1]!);
  }
  return [minX, minY, maxX, maxY];
}

/** Centrelines between the blocks, one piece from crossing to crossing. */
function streetsOf(rows: Rows, across: number, down: number): Float64Array {
  const ends: number[] = [];
  const node = (i: number, j: number): [number, number] =>
    rows.turned(i * PITCH_X - STREET / 2, j * PITCH_Y - STREET / 2);
  for (let j = 0; j <= down; j++) {
    for (let i = 0; i <= across; i++) {
      if (i < across) ends.push(...node(i, j), ...node(i + 1, j));
      if (j < down) ends.push(...node(i, j), ...node(i, j + 1));
    }
  }
  return Float64Array.from(ends);
}

type BlockMaker = (
  rows: Rows,
  random: Random,
  x: number,
  y: number,
  w: number,
  h: number,
  most: number,
) => void;

function addBlock(rows: Rows, random: Random, x: number, y: number, most: number): void {
  const kind = random();
  const make: BlockMaker = kind < 0.38 ? terraces : kind < 0.68 ? detached : kind < 0.92 ? perimeter : towers;
  make(rows, random, x, y, PITCH_X - STREET, PITCH_Y - STREET, most);
}

const rectangle = (x0: number, y0: number, x1: number, y1: number): Ring => [
  [x0, y0],
  [x1, y0],
  [x1, y1],
  [x0, y1],
];

const between = (random: Random, low: number, high: number): number => low + (high - low) * random();

/** Two rows back to back; neighbours share a wall exactly, every third house has a lower annex in the garden. */
const terraces: BlockMaker = (rows, random, x, y, w, h, most) => {
  for (const front of [0, 1]) {
    let from = x;
    while (from < x + w - 5 && rows.top.length < most) {
      const width = Math.min(between(random, 7, 14), x + w - from);
      const to = x + w - from - width < 5 ? x + w : from + width;
      const depth = 10;
      const [y0, y1] = front === 0 ? [y, y + depth] : [y + h - depth, y + h];
      rows.add(between(random, 6, 12), rectangle(from, y0, to, y1));
      if (random() < 0.3 && rows.top.length < most) {
        const mid = (from + to) / 2;
        const annex = front === 0 ? rectangle(from, y1, mid, y1 + 4) : rectangle(from, y0 - 4, mid, y0);
        rows.add(between(random, 2.2, 3.5), annex);
      }
      from = to;
    }
  }
};

/** Houses on plots, some in the shape of an L, each a little out of line. */
const detached: BlockMaker = (rows, random, x, y, w, h, most) => {
  const plots = 5;
  for (let row = 0; row < 2; row++) {
    for (let i = 0; i < plots && rows.top.length < most; i++) {
      const px = x + (w / plots) * i + between(random, 2, 6);
      const py = y + (h / 2) * row + between(random, 3, 12);
      const [a, b] = [between(random, 8, 12), between(random, 8, 14)];
      const turn = between(random, -0.1, 0.1);
      const corner = (u: number, v: number): [number, number] => [px + u - turn * v, py + v + turn * u];
      const shape: [number, number][] =
        random() < 0.4
          ? [
              corner(0, 0),
              corner(a, 0),
              corner(a, b / 2),
              corner(a / 2, b / 2),
              corner(a / 2, b),
              corner(0, b),
            ]
          : [corner(0, 0), corner(a, 0), corner(a, b), corner(0, b)];
      rows.add(between(random, 4, 9), shape);
    }
  }
};

/** A closed block round a courtyard: one building with a hole, or a ring of houses that share their walls. */
const perimeter: BlockMaker = (rows, random, x, y, w, h, most) => {
  const depth = between(random, 11, 14);
  if (random() < 0.3) {
    const yard = rectangle(x + depth, y + depth, x + w - depth, y + h - depth);
    rows.add(between(random, 12, 24), rectangle(x, y, x + w, y + h), [...yard].reverse());
    for (let i = 0; i < 3 && rows.top.length < most; i++) {
      const sx = between(random, x + depth + 2, x + w - depth - 8);
      const sy = y + depth + 2 + i * 11;
      rows.add(between(random, 2.2, 4), rectangle(sx, sy, sx + 5, sy + 6));
    }
    return;
  }
  const cuts = [0, 0.2, 0.45, 0.7, 1].map((t) => x + depth + (w - 2 * depth) * t);
  const parts: Ring[] = [];
  for (const [y0, y1] of [
    [y, y + depth],
    [y + h - depth, y + h],
  ] as const) {
    parts.push(rectangle(x, y0, x + depth, y1), rectangle(x + w - depth, y0, x + w, y1));
    for (let i = 0; i + 1 < cuts.length; i++) parts.push(rectangle(cuts[i]!, y0, cuts[i + 1]!, y1));
  }
  const half = y + h / 2;
  for (const x0 of [x, x + w - depth]) {
    parts.push(rectangle(x0, y + depth, x0 + depth, half), rectangle(x0, half, x0 + depth, y + h - depth));
  }
  for (const part of parts) if (rows.top.length < most) rows.add(between(random, 12, 24), part);
};

/** Tall octagons over a low shed or two. */
const towers: BlockMaker = (rows, random, x, y, w, h, most) => {
  for (let i = 0; i < 3 && rows.top.length < most; i++) {
    const cx = x + (w / 3) * (i + 0.5);
    const cy = y + between(random, h * 0.35, h * 0.65);
    const r = between(random, 9, 14);
    const ring = Array.from({ length: 8 }, (_, k): [number, number] => {
      const angle = (k * Math.PI) / 4 + 0.1;
      return [cx + r * Math.cos(angle), cy + r * Math.sin(angle)];
    });
    rows.add(between(random, 30, 70), ring);
  }
  if (rows.top.length < most) rows.add(between(random, 2.5, 4), rectangle(x + 2, y + 2, x + 30, y + 8));
};
