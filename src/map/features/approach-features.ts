/** The ways to entrances ([C8]), from the door outwards, cut by what is seen of them. */
import type { FeatureCollection } from 'geojson';
import type { Report } from '../../analysis/report';
import type { ObjectId } from '../../kernel/units';
import { collection, line } from './geojson';

/** `state` is `facing`, `seen` or `unseen`. */
export const approachFeatures = (
  { places }: Report,
  hidden: ReadonlySet<ObjectId> | undefined,
): FeatureCollection =>
  collection(
    places.flatMap(({ id, approach }) =>
      approach && !hidden?.has(id)
        ? approach.pieces.map(({ state, coordinates }) => line(coordinates, { state }))
        : [],
    ),
  );
