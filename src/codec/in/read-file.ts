/** The one way in for a file: bytes → sniffed by content → one reader → model parts and all faults. */
import { err } from '../../kernel/result';
import { toUtf8 } from './encoding';
import type { ReadFaultCode } from './fault-codes';
import { FaultLog, fileFault } from './fault-log';
import { gunzip } from './gunzip';
import type { ReadOptions } from './outcome';
import { readGeoJson, type ReadSteps } from './read-geojson';
import { sniff } from './sniff';

/** Enough for a whole metropolis; a browser tab holds about twice this. */
const MAX_BYTES = 512 * 1024 * 1024;
const MAX_RATIO = 200;
/** Share of the whole task that unpacking takes. */
const UNPACKED = 0.1;

/**
 * Reads a file of any name into parts of the model. Each step of the generator reports progress and is a place to
 * cancel: a caller that stops asking has cancelled, and nothing was changed.
 *
 * @param name as the user knows it; it appears in the faults and decides nothing.
 * @returns the parts with the faults of single features, or every reason why the file as a whole is refused.
 */
export function* readFile(name: string, bytes: Uint8Array, options: ReadOptions): ReadSteps {
  const log = new FaultLog();
  let content = bytes;
  let start = 0;
  let found = sniff(content);
  if (found.kind === 'gzip') {
    const unpacking = gunzip(content, { maxBytes: options.maxBytes ?? MAX_BYTES, maxRatio: MAX_RATIO });
    let step = unpacking.next();
    for (; !step.done; step = unpacking.next()) yield { phase: 'unpack', share: UNPACKED * step.value };
    if (!step.value.ok) return err([fileFault(step.value.error, name, limitParams(options))]);
    content = step.value.value;
    start = UNPACKED;
    found = sniff(content);
  }
  if (found.kind === 'gzip') return err([fileFault('file.isArchive', name, { what: 'gzip' })]);
  if (found.kind === 'refused') return err([fileFault(found.code as ReadFaultCode, name, found.params)]);
  if (content.length > (options.maxBytes ?? MAX_BYTES)) {
    return err([fileFault('file.tooBig', name, limitParams(options))]);
  }
  const decoded = toUtf8(content);
  if (decoded.encoding === 'windows-1252')
    log.add('file.encodingGuessed', undefined, { encoding: 'Windows-1252' });
  const reading = readGeoJson(name, decoded.bytes, options, log);
  let step = reading.next();
  for (; !step.done; step = reading.next()) {
    yield { phase: step.value.phase, share: start + (1 - start) * step.value.share };
  }
  return step.value;
}

const limitParams = (options: ReadOptions): { limit_mb: number } => ({
  limit_mb: Math.round((options.maxBytes ?? MAX_BYTES) / 1024 / 1024),
});
