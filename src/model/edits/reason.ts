/** Why an edit was refused: a code for the words, with values for them. The plan is untouched. */
export interface Reason {
  readonly code: ReasonCode;
  readonly params?: Readonly<Record<string, string | number>>;
}

export type ReasonCode =
  /** No object was named. */
  | 'nothingSelected'
  /** The object is locked; `params`: ref, n. */
  | 'locked'
  /** The plan does not hold the object (any more). */
  | 'gone'
  /** The plan holds an object of that id already. */
  | 'idTaken'
  /** A plan with scenarios keeps one at least. */
  | 'lastScenario'
  /** The edit would change nothing. */
  | 'unchanged'
  /** The field does not exist on that kind of object. */
  | 'notThatKind'
  /** A value out of its bounds; `params`: field, min, max. */
  | 'outOfBounds'
  /** A value that is no finite number, or a text that is no value; `params`: field. */
  | 'notAValue'
  /** Longitude or latitude outside the ellipsoid. */
  | 'badPosition'
  /** A ring needs three corners, a line two. */
  | 'tooFewVertices'
  /** There is no such corner. */
  | 'noSuchVertex'
  /** The camera has no such view. */
  | 'noSuchView';
