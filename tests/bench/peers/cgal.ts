/** CGAL, where the machine has its headers and a C++ compiler. */
import { join } from 'node:path';
import { ChildPeer, runs } from './child';

/** Compiles the peer into `temp`, half a minute; undefined where it cannot be. */
export async function startCgal(
  home: string,
  temp: string,
): Promise<{ peer: ChildPeer; version: string } | undefined> {
  const program = join(temp, 'cgal-peer');
  const source = join(home, 'native/cgal-peer.cpp');
  if (!runs('c++', ['-O3', '-DNDEBUG', '-o', program, source, '-lgmp', '-lmpfr'])) return undefined;
  const peer = new ChildPeer(program, []);
  const version = await peer.text('version');
  return version === '' ? undefined : { peer, version };
}
