/** Places along a wall of the scene's index, by share of its length from its first vertex. */
import type { Scene } from '../scene';

/** Frame metres. */
export function placeOnWall({ walls: { xy, next } }: Scene, wall: number, along: number): [number, number] {
  const j = next[wall]!;
  return [
    xy[2 * wall]! + (xy[2 * j]! - xy[2 * wall]!) * along,
    xy[2 * wall + 1]! + (xy[2 * j + 1]! - xy[2 * wall + 1]!) * along,
  ];
}

export function wallLength_m(scene: Scene, wall: number): number {
  const [ax, ay] = placeOnWall(scene, wall, 0);
  const [bx, by] = placeOnWall(scene, wall, 1);
  return Math.hypot(bx - ax, by - ay);
}
