/** The process: arguments in, streams out, an exit code. Everything else is in `run`. */
import { setImmediate } from 'node:timers/promises';
import process, { stderr, stdin, stdout } from 'node:process';
import { EXIT } from './exit';
import type { Streams } from './files';
import { run } from './run';
import { isMate, threadCrew } from './threads';

/** Put in by the build, from package.json. */
declare const ANGLEMORT_VERSION: string;

const streams: Streams = {
  readInput: async () => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of stdin) chunks.push(chunk as Uint8Array);
    return new Uint8Array(Buffer.concat(chunks));
  },
  writeOutput: (content) =>
    new Promise((resolve, reject) => {
      stdout.write(content, (error) => (error ? reject(error) : resolve()));
    }),
  writeError: (text) => void stderr.write(text),
  isTerminal: stderr.isTTY === true,
  now: () => performance.now(),
  pause: () => setImmediate(),
  threads: threadCrew(new URL(import.meta.url)),
};

if (!isMate()) await command();

async function command(): Promise<void> {
  // A reader that has seen enough (`| head`) closes the pipe: no fault of ours, nothing more to say.
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(EXIT.done);
    throw error;
  });

  try {
    process.exitCode = await run(process.argv.slice(2), streams, ANGLEMORT_VERSION);
  } catch (error) {
    // Never 1: a script would take it for a missed requirement.
    stderr.write(
      `internal error, please report it:\n${error instanceof Error ? error.stack : String(error)}\n`,
    );
    process.exitCode = EXIT.internal;
  }
}
