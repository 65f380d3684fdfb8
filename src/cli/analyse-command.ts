/** `anglemort analyse`: reads, computes, writes, and says by its exit code whether the stated requirements hold. */
import type { Analysis } from '../analysis/analysis';
import type { Report } from '../analysis/report';
import { coverageGeoJson } from '../codec/out/geojson';
import { redact } from '../codec/out/redaction/redact';
import { reportJson } from '../codec/out/report-json';
import type { Plan } from '../model/plan';
import type { AnalyseRequest } from './arguments';
import { compute } from './compute';
import { EXIT, refuse, type ExitCode } from './exit';
import { writeAll, type Output, type Streams } from './files';
import { summary } from './summary';

export async function analyseCommand(request: AnalyseRequest, streams: Streams): Promise<ExitCode> {
  const computed = await compute(request, streams, request.geojson !== undefined);
  if (!computed.ok) return refuse(computed.error, streams);
  const { analysis, plan } = computed.value;
  const written = await writeAll(outputsOf(request, analysis, plan), streams);
  if (!written.ok) return refuse(written.error, streams);
  return verdict(request, analysis.report, streams);
}

function outputsOf(request: AnalyseRequest, analysis: Analysis, plan: Plan): Output[] {
  const outputs: Output[] = [];
  const told = redact({ plan, analysis }, request.withheld);
  if (request.json !== undefined) {
    outputs.push({ path: request.json, content: reportJson(told.analysis.report, request.leastCount) });
  }
  if (request.geojson !== undefined) {
    outputs.push({ path: request.geojson, content: coverageGeoJson(told.analysis, told.plan) });
  }
  const isTaken = outputs.some((output) => output.path === '-');
  if (!request.quiet && !isTaken)
    outputs.push({ path: '-', content: summary(analysis.report, request.leastCount) });
  return outputs;
}

/** Whether what was asked is met; every miss is said, in quiet runs too: it is the answer. */
function verdict({ failUnder }: AnalyseRequest, report: Report, streams: Streams): ExitCode {
  if (failUnder === undefined) return EXIT.done;
  const missed: string[] = [];
  if (report.streets.share < failUnder) {
    missed.push(`street share ${report.streets.share.toFixed(4)} is below ${failUnder}`);
  }
  for (const place of report.places) {
    if (!place.met) missed.push(`place ${place.id}: ${place.level} by ${place.k} is not met`);
  }
  for (const zone of report.zones) {
    if (zone.role === 'required' && !zone.met) {
      missed.push(`zone ${zone.id}: ${zone.level} by ${zone.k} is not met`);
    }
  }
  for (const line of missed) streams.writeError(`missed: ${line}\n`);
  return missed.length > 0 ? EXIT.requirementMissed : EXIT.done;
}
