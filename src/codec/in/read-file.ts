/** The one way in for a file: bytes → opened by content as layers of features → model parts and all faults. */
import { err } from '../../kernel/result';
import { FaultLog } from './fault-log';
import { UNPACK_LIMITS } from './gunzip';
import { openFile } from './open-file';
import type { ReadOptions } from './outcome';
import { readLayers, type ReadSteps } from './read-layers';

/** Share of the whole task that opening takes. */
const OPENED = 0.3;

/**
 * Reads a file of any name into parts of the model. Each step of the generator reports progress and is a place to
 * cancel: a caller that stops asking has cancelled, and nothing was changed.
 *
 * @param name as the user knows it; it appears in the faults and decides nothing.
 * @returns the parts with the faults of single features, or every reason why the file as a whole is refused.
 */
export function* readFile(name: string, bytes: Uint8Array, options: ReadOptions): ReadSteps {
  const log = new FaultLog();
  const limits = { ...UNPACK_LIMITS, maxBytes: options.maxBytes ?? UNPACK_LIMITS.maxBytes };
  const opening = openFile(name, bytes, { options, log }, limits);
  let step = opening.next();
  for (; !step.done; step = opening.next()) yield { share: OPENED * step.value };
  if (!step.value.ok) return err(step.value.error.map((fault) => ({ ...fault, file: name })));
  return yield* readLayers(name, step.value.value, options, log, OPENED);
}
