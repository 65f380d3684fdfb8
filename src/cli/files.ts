/** Files and streams. Outputs appear whole or not at all: written beside their place, then moved there. */
import { randomBytes } from 'node:crypto';
import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Crew } from '../analysis';
import { err, ok, type Result } from '../kernel/result';
import type { Fault } from '../kernel/fault';
import { inputFault } from './faults';

/** What the command line has around it: given, so that tests need no process. */
export interface Streams {
  readonly readInput: () => Promise<Uint8Array>;
  readonly writeOutput: (content: string | Uint8Array) => Promise<void>;
  readonly writeError: (text: string) => void;
  /** Standard error is a terminal: progress may be shown. */
  readonly isTerminal: boolean;
  /** ms, of any origin. */
  readonly now: () => number;
  /** Lets what is being loaded come in. */
  readonly pause: () => Promise<unknown>;
  /** Other threads that help; without them the analysis runs on this one. */
  readonly threads?: Threads;
}

export interface Threads {
  readonly open: () => Crew | undefined;
  /** Lets their answers in; `idle`: nothing can go on before one comes. */
  readonly breathe: (idle: boolean) => Promise<unknown>;
}

/** How a path is called in messages. */
export const fileName = (path: string): string => (path === '-' ? 'standard input' : basename(path));

export async function readBytes(path: string, streams: Streams): Promise<Result<Uint8Array, Fault>> {
  try {
    const bytes = path === '-' ? await streams.readInput() : await readFile(path);
    return ok(bytes);
  } catch (error) {
    return err(inputFault('input.notReadable', path === '-' ? fileName(path) : path, messageOf(error)));
  }
}

export interface Output {
  /** Path, or `-` for standard output. */
  readonly path: string;
  readonly content: string | Uint8Array;
}

/** Writes all outputs, or none: files first aside, then all moved into place, standard output last. */
export async function writeAll(
  outputs: readonly Output[],
  streams: Streams,
): Promise<Result<void, readonly Fault[]>> {
  const written: { readonly from: string; readonly to: string }[] = [];
  try {
    for (const { path, content } of outputs) {
      if (path === '-') continue;
      await refuseFolder(path);
      const aside = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}.tmp`);
      written.push({ from: aside, to: path });
      await writeFile(aside, content);
    }
    for (const { from, to } of written) await rename(from, to);
  } catch (error) {
    await Promise.all(written.map(({ from }) => rm(from, { force: true })));
    const path = written.at(-1)?.to ?? outputs[0]?.path ?? '';
    return err([inputFault('output.notWritable', path, messageOf(error))]);
  }
  for (const { path, content } of outputs) if (path === '-') await streams.writeOutput(content);
  return ok(undefined);
}

/** Moving a file onto a folder fails only after the others are in place: seen before. */
async function refuseFolder(path: string): Promise<void> {
  const there = await stat(path).catch(() => undefined);
  if (there?.isDirectory()) throw new Error(`${path} is a folder`);
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
