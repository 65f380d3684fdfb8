/** What the call says of the title block, over what the plan has. */
import { readLogo } from '../codec/logo';
import type { Fault } from '../kernel/fault';
import { err, ok, type Result } from '../kernel/result';
import type { PlanTitleBlock } from '../model/title-block';
import type { ExportRequest } from './arguments';
import type { Computed } from './compute';
import { fileName, readBytes, type Streams } from './files';

export async function titleBlockOf(
  { titleBlock, logo: path }: ExportRequest,
  streams: Streams,
): Promise<Result<PlanTitleBlock, readonly Fault[]>> {
  if (path === undefined) return ok({ ...titleBlock });
  const bytes = await readBytes(path, streams);
  if (!bytes.ok) return err([bytes.error]);
  const logo = readLogo(bytes.value);
  if (!logo.ok) return err([{ ...logo.error, file: fileName(path) }]);
  return ok({ ...titleBlock, logo: logo.value });
}

export function withTitleBlock(computed: Computed, block: PlanTitleBlock): Computed {
  const { head, ...plan } = computed.plan;
  if (Object.keys(block).length === 0) return computed;
  return {
    ...computed,
    plan: { ...plan, head: { ...head, title_block: { ...head.title_block, ...block } } },
  };
}
