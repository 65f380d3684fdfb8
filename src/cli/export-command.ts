/** `anglemort export`: a plan and its computed result as a file of any format of the app's dialog. */
import { DOSSIER, SHEET } from '../codec/out/formats';
import { exportSteps, type ExportAsk } from '../jobs/export-file';
import { EMPTY_CITY, type City } from '../model/city';
import { ok, type Result } from '../kernel/result';
import type { Fault } from '../kernel/fault';
import type { ExportRequest } from './arguments';
import { builtInData } from './built-in-data';
import { compute, type Computed } from './compute';
import { writeDossier } from './dossier';
import { EXIT, refuse, type ExitCode } from './exit';
import { writeAll, type Streams } from './files';
import { readPlanOnly } from './inputs';
import { writeSheet } from './sheet';
import { titleBlockOf, withTitleBlock } from './title-block';

export async function exportCommand(request: ExportRequest, streams: Streams): Promise<ExitCode> {
  if (request.format.id === DOSSIER.id) return dossierCommand(request, streams);
  if (request.format.id === SHEET.id) return sheetCommand(request, streams);
  const asked = await askOf(request, streams);
  if (!asked.ok) return refuse(asked.error, streams);
  const steps = exportSteps(asked.value.ask, asked.value.city);
  let step = steps.next();
  for (; !step.done; step = steps.next()) if (step.value.idle) await streams.pause();
  const written = await writeAll([{ path: request.out, content: step.value }], streams);
  return written.ok ? EXIT.done : refuse(written.error, streams);
}

async function askOf(
  request: ExportRequest,
  streams: Streams,
): Promise<Result<{ readonly ask: ExportAsk; readonly city: City }, readonly Fault[]>> {
  const { format, language, grid, withheld } = request;
  const of = { format: format.id, language, withheld, ...(grid === undefined ? {} : { grid }) };
  if (format.needs === 'plan') {
    const read = await readPlanOnly(request.plan, streams);
    if (!read.ok) return read;
    return ok({ ask: { ...of, ...builtInData(), plan: read.value.plan }, city: EMPTY_CITY });
  }
  const computed = await compute(request, streams, format.needs === 'shapes');
  if (!computed.ok) return computed;
  const { data, plan, analysis, city } = computed.value;
  return ok({ ask: { ...of, ...data, plan, analysis }, city });
}

/** With the title block of the call; its picture is looked at before anything is computed. */
async function computedSheet(
  request: ExportRequest,
  streams: Streams,
): Promise<Result<Computed, readonly Fault[]>> {
  const block = await titleBlockOf(request, streams);
  if (!block.ok) return block;
  const computed = await compute(request, streams, true);
  return computed.ok ? ok(withTitleBlock(computed.value, block.value)) : computed;
}

async function dossierCommand(request: ExportRequest, streams: Streams): Promise<ExitCode> {
  const computed = await computedSheet(request, streams);
  if (!computed.ok) return refuse(computed.error, streams);
  const shows = streams.isTerminal && !request.quiet;
  const tell = (text: string): void => {
    if (shows) streams.writeError(`\r\u001B[K${text}`);
  };
  const bytes = await writeDossier(computed.value, request, tell);
  tell('');
  if (!bytes.ok) return refuse(bytes.error, streams);
  const written = await writeAll([{ path: request.out, content: bytes.value }], streams);
  return written.ok ? EXIT.done : refuse(written.error, streams);
}

async function sheetCommand(request: ExportRequest, streams: Streams): Promise<ExitCode> {
  const computed = await computedSheet(request, streams);
  if (!computed.ok) return refuse(computed.error, streams);
  const content = writeSheet(computed.value, request);
  const written = await writeAll([{ path: request.out, content }], streams);
  return written.ok ? EXIT.done : refuse(written.error, streams);
}
