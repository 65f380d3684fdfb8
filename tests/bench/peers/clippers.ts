/** Peers that unite polygons, each in its own form with what its users would call its best use. */
import { featureCollection, polygon, union as turfUnion } from '@turf/turf';
import { Clipper, FillRule, areaPaths, type Paths64 } from 'clipper2-ts';
import type { Feature, Polygon, Position } from 'geojson';
import polygonClipping from 'polygon-clipping';
import type { Region } from '../../../src/kernel/region';
import { regionParts } from './parts';
import { planeArea } from './shadows';

/** The union of all regions: `run` gives its area in m². */
export interface UnionPeer {
  readonly name: string;
  readonly run: () => number;
  /** Above this many polygons it takes minutes. */
  readonly most: number;
}

/** Whole millimetres, relative to a corner, for clippers on integers. */
const SCALE = 1000;

interface IntegerPoint {
  x: number;
  y: number;
}

function integerPaths(regions: readonly Region[]): IntegerPoint[][] {
  const [x0, y0] = regions.find((r) => r.xy.length > 0)?.xy ?? [0, 0];
  return regions.flatMap(({ xy, ringStart }) =>
    Array.from({ length: ringStart.length - 1 }, (_, r) =>
      Array.from({ length: ringStart[r + 1]! - ringStart[r]! }, (_point, i) => ({
        x: Math.round((xy[2 * (ringStart[r]! + i)]! - x0!) * SCALE),
        y: Math.round((xy[2 * (ringStart[r]! + i) + 1]! - y0!) * SCALE),
      })),
    ),
  );
}

export async function unionPeers(regions: readonly Region[]): Promise<UnionPeer[]> {
  const paths = integerPaths(regions);
  return [
    clipper2Ts(paths),
    await clipper2Wasm(paths),
    await angusj(paths),
    polygonClippingPeer(regions),
    await jstsPeer(regions),
    turfPeer(regions),
  ];
}

function clipper2Ts(paths: IntegerPoint[][]): UnionPeer {
  const subject = paths as Paths64;
  const run = (): number => Math.abs(areaPaths(Clipper.union(subject, FillRule.NonZero))) / SCALE ** 2;
  return { name: 'clipper2-ts', run, most: Infinity };
}

async function clipper2Wasm(paths: IntegerPoint[][]): Promise<UnionPeer> {
  const { default: factory } = await import('clipper2-wasm');
  const lib = await factory();
  const subject = new lib.Paths64();
  for (const path of paths)
    subject.push_back(lib.MakePath64(path.flatMap(({ x, y }) => [BigInt(x), BigInt(y)])));
  const run = (): number => {
    const united = lib.UnionSelf64(subject, lib.FillRule.NonZero);
    const area = Math.abs(lib.AreaPaths64(united)) / SCALE ** 2;
    united.delete();
    return area;
  };
  return { name: 'clipper2-wasm', run, most: Infinity };
}

async function angusj(paths: IntegerPoint[][]): Promise<UnionPeer> {
  const lib = await import('js-angusj-clipper');
  const clipper = await lib.loadNativeClipperLibInstanceAsync(
    lib.NativeClipperLibRequestedFormat.WasmWithAsmJsFallback,
  );
  const run = (): number => {
    const united = clipper.clipToPaths({
      clipType: lib.ClipType.Union,
      subjectInputs: [{ data: paths, closed: true }],
      subjectFillType: lib.PolyFillType.NonZero,
    });
    const area = united?.reduce((sum, path) => sum + clipper.area(path), 0) ?? Number.NaN;
    return Math.abs(area) / SCALE ** 2;
  };
  return { name: 'js-angusj-clipper (WASM)', run, most: Infinity };
}

function polygonClippingPeer(regions: readonly Region[]): UnionPeer {
  const geometries = regions.map((region) => regionParts(region));
  const run = (): number => {
    const [first, ...rest] = geometries;
    return polygonsArea(polygonClipping.union(first!, ...rest));
  };
  return { name: 'polygon-clipping', run, most: 1000 };
}

async function jstsPeer(regions: readonly Region[]): Promise<UnionPeer> {
  const { default: GeometryFactory } = await import('jsts/org/locationtech/jts/geom/GeometryFactory.js');
  const { default: Coordinate } = await import('jsts/org/locationtech/jts/geom/Coordinate.js');
  const { default: UnaryUnionOp } = await import('jsts/org/locationtech/jts/operation/union/UnaryUnionOp.js');
  const factory = new GeometryFactory();
  const ring = (points: readonly (readonly [number, number])[]): unknown =>
    factory.createLinearRing([...points, points[0]!].map(([x, y]) => new Coordinate(x, y)));
  const polygons = regions.flatMap((region) =>
    regionParts(region).map(([shell, ...holes]) => factory.createPolygon(ring(shell!), holes.map(ring))),
  );
  const all = factory.createGeometryCollection(polygons);
  const run = (): number => UnaryUnionOp.union(all).getArea();
  // A quarter of a minute a union at a thousand.
  return { name: 'jsts', run, most: 999 };
}

function turfPeer(regions: readonly Region[]): UnionPeer {
  const closed = (points: readonly (readonly [number, number])[]): Position[] =>
    [...points, points[0]!].map(([x, y]) => [x, y]);
  const features = featureCollection<Polygon>(
    regions.flatMap((region) =>
      regionParts(region).map((rings): Feature<Polygon> => polygon(rings.map(closed))),
    ),
  );
  const run = (): number => {
    const united = turfUnion(features);
    if (!united) return 0;
    const { geometry } = united;
    return polygonsArea(geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates);
  };
  return { name: 'turf.union', run, most: 1000 };
}

function polygonsArea(polygons: readonly (readonly (readonly (readonly number[])[])[])[]): number {
  let sum = 0;
  for (const rings of polygons) {
    rings.forEach((ring, r) => {
      sum += (r === 0 ? 1 : -1) * Math.abs(planeArea(ring));
    });
  }
  return sum;
}
