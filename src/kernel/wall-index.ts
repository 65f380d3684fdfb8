/**
 * Solids (prisms on flat ground) and the grid that finds their walls near a point. Plain typed arrays throughout,
 * so that an index crosses to a worker as it is.
 */

/**
 * Prisms in compressed rows, frame metres. Each solid is one or more rings (outer counter-clockwise, holes
 * clockwise, closed implicitly); a wall without thickness is a ring that runs there and back.
 */
export interface SolidTable {
  /** x, y interleaved. */
  readonly xy: Float64Array;
  /** First vertex of each ring, plus one closing entry. */
  readonly ringStart: Uint32Array;
  /** First ring of each solid, plus one closing entry. */
  readonly solidStart: Uint32Array;
  /** Base and top above ground, m, per solid. */
  readonly base_m: Float64Array;
  readonly top_m: Float64Array;
}
