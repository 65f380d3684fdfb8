/** What a *plan de masse* has to show of the buildings in view (R252-3 2°): accesses that the data name, what is unknown. */
import type { Frame } from '../../../kernel/frame';
import { calledBy, FURNITURE_KINDS, type City } from '../../../model/city';
import type { DossierInput } from './input';
import { tablePages, type PlannedPage } from './page';
import { dossierGrid } from './schedule';

/** An access mapped farther from a wall than this belongs to another building. */
const NEAR_M = 1;
const ENTRANCE = FURNITURE_KINDS.indexOf('entrance');
/** A large network has thousands of buildings in view: those with accesses come first. */
const MOST_ROWS = 400;

/** Accesses by building, as places in the tables of furniture and of features. */
export type Accesses = ReadonlyMap<number, ReadonlySet<number>>;

/** @param inView places in the table of building polygons */
export function accessesOf(city: City, inView: ReadonlySet<number>, frame: Frame): Accesses {
  const { buildings, furniture } = city;
  const found = new Map<number, Set<number>>();
  const doors = [...furniture.kind.keys()].filter((i) => furniture.kind[i] === ENTRANCE);
  const at = doors.map((i) => frame.toFrame(furniture.lonLat[2 * i]!, furniture.lonLat[2 * i + 1]!));
  for (const polygon of inView) {
    const feature = buildings.feature[polygon]!;
    const doorsOf = found.get(feature) ?? new Set();
    found.set(feature, doorsOf);
    if (doors.length === 0) continue;
    for (const ring of ringsOf(city, polygon, frame)) {
      const bounds = boundsOf(ring);
      at.forEach((place, d) => {
        if (isWithin(place, bounds) && distanceToRing(place, ring) <= NEAR_M) doorsOf.add(doors[d]!);
      });
    }
  }
  return found;
}

type Point = readonly [x: number, y: number];
type Bounds = readonly [west: number, south: number, east: number, north: number];

function* ringsOf({ buildings }: City, polygon: number, frame: Frame): Generator<Point[]> {
  for (let r = buildings.polygonStart[polygon]!; r < buildings.polygonStart[polygon + 1]!; r++) {
    const ring: Point[] = [];
    for (let v = buildings.ringStart[r]!; v < buildings.ringStart[r + 1]!; v++) {
      ring.push(frame.toFrame(buildings.lonLat[2 * v]!, buildings.lonLat[2 * v + 1]!));
    }
    yield ring;
  }
}

function boundsOf(ring: readonly Point[]): Bounds {
  const xs = ring.map(([x]) => x);
  const ys = ring.map(([, y]) => y);
  return [
    Math.min(...xs) - NEAR_M,
    Math.min(...ys) - NEAR_M,
    Math.max(...xs) + NEAR_M,
    Math.max(...ys) + NEAR_M,
  ];
}

const isWithin = ([x, y]: Point, [west, south, east, north]: Bounds): boolean =>
  x >= west && x <= east && y >= south && y <= north;

function distanceToRing(place: Point, ring: readonly Point[]): number {
  let least = Infinity;
  ring.forEach((end, i) => {
    least = Math.min(least, distanceToSegment(place, ring.at(i - 1)!, end));
  });
  return least;
}

function distanceToSegment([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const [dx, dy] = [bx - ax, by - ay];
  const along = ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1);
  const share = Math.min(1, Math.max(0, along));
  return Math.hypot(x - ax - share * dx, y - ay - share * dy);
}

/** The buildings in view with their known accesses; owner and openings are in no data, and left to be filled. */
export function accessPages(input: DossierInput, accesses: Accesses): PlannedPage[] {
  const { words, city } = input;
  const { buildings } = city;
  const rows = [...accesses].toSorted(([a, ofA], [b, ofB]) => ofB.size - ofA.size || a - b);
  const known = rows.filter(([, doors]) => doors.size > 0);
  // A door between two buildings is of both, and counted once.
  const count = new Set(known.flatMap(([, doors]) => [...doors])).size;
  const counts = { buildings: rows.length, known: known.length, count, unknown: rows.length - known.length };
  const column = (key: string, share: number, isNumber = false) => ({
    head: words.write(`column.${key}`, { grid: dossierGrid(input)?.name ?? '' }),
    share,
    isNumber,
  });
  const said = [words.write('accesses.note', counts)];
  if (rows.length > MOST_ROWS) said.push(words.write('accesses.most', { most: MOST_ROWS }));
  return tablePages(input, {
    title: words.write('table.accesses'),
    note: said.join(' '),
    columns: [
      column('building', 0.3),
      column('accesses', 0.08, true),
      column('accessPlaces', 0.3),
      column('owner', 0.16),
      column('openings', 0.16),
    ],
    rows: rows
      .slice(0, MOST_ROWS)
      .map(([feature, doors]) => [
        [calledBy(buildings, feature), buildings.ids[feature] || `#${feature + 1}`]
          .filter(Boolean)
          .join(' · '),
        doors.size === 0 ? '' : String(doors.size),
        placesOf(input, doors),
        '',
        '',
      ]),
  });
}

/** On the dossier's grid, to a tenth of a metre: mapped doors are no better. */
function placesOf(input: DossierInput, doors: ReadonlySet<number>): string {
  const grid = dossierGrid(input);
  const { lonLat } = input.city.furniture;
  const { words } = input;
  const all = [...doors].map((i) => {
    const [x, y] = grid?.project(lonLat[2 * i]!, lonLat[2 * i + 1]!) ?? [lonLat[2 * i]!, lonLat[2 * i + 1]!];
    return `${words.number(x, 1)} ; ${words.number(y, 1)}`;
  });
  return all.join(' / ');
}
