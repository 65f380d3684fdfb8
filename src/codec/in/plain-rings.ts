/**
 * Whether a polygon's coordinates are beyond doubt what GeoJSON asks: rings of four positions or more, of as many
 * numbers each, closed to the last bit. `geojson-validation` would say the same; it is asked about all others.
 */
export function hasPlainRings(coordinates: unknown): boolean {
  return Array.isArray(coordinates) && coordinates.length > 0 && coordinates.every(isPlainRing);
}

function isPlainRing(ring: unknown): boolean {
  if (!Array.isArray(ring) || ring.length < 4) return false;
  for (let i = 0; i < ring.length; i++) {
    const position: unknown = ring[i];
    // Two numbers, or three with a height.
    if (!Array.isArray(position) || position.length < 2 || position.length > 3) return false;
    for (let d = 0; d < position.length; d++) if (typeof position[d] !== 'number') return false;
  }
  const first = ring[0] as readonly number[];
  const last = ring[ring.length - 1] as readonly number[];
  return first.length === last.length && first.every((value, d) => value === last[d]);
}
