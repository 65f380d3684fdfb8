/** GEOS through its C interface, where the machine has the library and a C compiler. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Region } from '../../../src/kernel/region';
import { regionParts } from './parts';
import { ChildPeer, runs } from './child';
import type { Shadows } from './shadows';

/** Compiles the peer into `temp`; undefined where it cannot be. */
export async function startGeos(
  home: string,
  temp: string,
): Promise<{ peer: ChildPeer; version: string } | undefined> {
  const program = join(temp, 'geos-peer');
  const source = join(home, 'native/geos-peer.c');
  const built =
    runs('cc', ['-O3', '-o', program, source, '-l:libgeos_c.so.1']) ||
    runs('cc', ['-O3', '-o', program, source, '-lgeos_c']);
  if (!built) return undefined;
  const peer = new ChildPeer(program, []);
  const version = await peer.text('version');
  return version === '' ? undefined : { peer, version };
}

/** Numbers under construction for the peer's files: little-endian 32-bit counts and 64-bit coordinates. */
class Packed {
  private readonly chunks: Buffer[] = [];

  int(value: number): void {
    const b = Buffer.alloc(4);
    b.writeInt32LE(value);
    this.chunks.push(b);
  }

  doubles(values: readonly number[] | Float64Array): void {
    const array = Float64Array.from(values);
    this.chunks.push(Buffer.from(array.buffer));
  }

  write(path: string): void {
    writeFileSync(path, Buffer.concat(this.chunks));
  }
}

export function writePolygons(path: string, regions: readonly Region[]): void {
  const out = new Packed();
  const kept = regions.filter((region) => region.ringStart.length > 1);
  out.int(kept.length);
  for (const region of kept) {
    const parts = regionParts(region);
    out.int(parts.length);
    for (const rings of parts) {
      out.int(rings.length);
      for (const ring of rings) {
        out.int(ring.length);
        out.doubles(ring.flat());
      }
    }
  }
  out.write(path);
}

export function writeOverlays(path: string, overlays: readonly Shadows[]): void {
  const out = new Packed();
  out.int(overlays.length);
  const polygon = (rings: readonly (readonly (readonly [number, number])[])[]): void => {
    out.int(rings.length);
    for (const ring of rings) {
      out.int(ring.length);
      out.doubles(ring.flat());
    }
  };
  for (const { sector, hidden } of overlays) {
    polygon([sector]);
    out.int(hidden.length);
    for (const rings of hidden) polygon(rings);
  }
  out.write(path);
}

export function writeLines(path: string, ends: Float64Array): void {
  const out = new Packed();
  out.int(ends.length / 4);
  out.doubles(ends);
  out.write(path);
}
