/** What the figures of recognition keep from run to run. */
import { createLevelCache, type LevelCache } from '../../kernel/overlay';
import { createStreetCache, type StreetCache } from '../coverage/street-sums';
import { createFacadeCache, type FacadeCache } from './exposure';

/** What the last run found of one kind; belongs to one network. */
export interface RecognitionCache {
  readonly levels: LevelCache;
  readonly streets: StreetCache;
  readonly facades: FacadeCache;
}

export const createRecognitionCache = (): RecognitionCache => ({
  levels: createLevelCache(false),
  streets: createStreetCache(),
  facades: createFacadeCache(),
});
