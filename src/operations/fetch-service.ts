/** Data of a service for the visible area: asked for page by page when the user says so, then read like a file. */
import {
  hasMore,
  serviceOrigin,
  servicePage,
  serviceRequest,
  type Bounds,
  type DataService,
  type ServicePage,
  type ServiceRequest,
} from '../codec';
import type { ServiceState } from '../store';
import { mayEdit } from './edit-plan';
import { importFile } from './import-file';
import { AVAILABLE, DONE, operation, refused, type OperationContext, type Outcome } from './operation';

/** So much is taken of one service, bytes and pages of a layer. */
const MAX_BYTES = 256 * 1024 * 1024;
const MAX_PAGES = 60;
/** A side of the area may not be longer, degrees: about 20 km. */
const MAX_SIDE_DEG = 0.2;
const REMEMBERED = 8;

const underWay = new WeakMap<OperationContext['store'], AbortController>();

/** Keeps a service; its address may be asked after the page is loaded anew. */
export const keepService = operation<{ readonly service: DataService }>({
  id: 'keepService',
  group: 'file',
  available: () => AVAILABLE,
  run: (ctx, { service }) => {
    if (!serviceOrigin(service.address)) return refused('serviceAddress');
    const others = (ctx.store.getState().services ?? []).filter(({ address }) => address !== service.address);
    ctx.store.setState({ services: [service, ...others].slice(0, REMEMBERED) });
    return DONE;
  },
});

export const fetchService = operation<{ readonly service: DataService }, Promise<Outcome>>({
  id: 'fetchService',
  group: 'file',
  available: mayEdit,
  run: async (ctx, { service }) => {
    const bounds = ctx.store.getState().viewBounds;
    if (!serviceOrigin(service.address)) return refused('serviceAddress');
    if (!bounds || bounds[2] - bounds[0] > MAX_SIDE_DEG || bounds[3] - bounds[1] > MAX_SIDE_DEG)
      return refused('serviceArea');
    underWay.get(ctx.store)?.abort();
    const stop = new AbortController();
    underWay.set(ctx.store, stop);
    const pages = await allPages(ctx, service, bounds, stop.signal);
    if (stop.signal.aborted) return DONE;
    if (pages) importFile.run(ctx, { name: new URL(service.address).host, bytes: joined(pages) });
    return DONE;
  },
});

/** Stops asking. What came so far is thrown away. */
export const stopService = operation({
  id: 'stopService',
  group: 'file',
  available: (state) => (state.fetching ? AVAILABLE : refused('noImport')),
  run: (ctx) => {
    underWay.get(ctx.store)?.abort();
    show(ctx, undefined);
    return DONE;
  },
});

interface Had {
  readonly pages: Uint8Array[];
  bytes: number;
  features: number;
}

/** Undefined when it was stopped or failed; the state says so. */
async function allPages(
  ctx: OperationContext,
  service: DataService,
  bounds: Bounds,
  signal: AbortSignal,
): Promise<readonly Uint8Array[] | undefined> {
  const had: Had = { pages: [], bytes: 0, features: 0 };
  for (const layer of service.kind === 'overpass' ? [''] : service.layers) {
    let ofLayer = 0;
    for (let i = 0; i < MAX_PAGES; i++) {
      const page = await onePage(ctx, serviceRequest(service, layer, bounds, ofLayer), had, signal);
      if (!page) return undefined;
      ofLayer += page.features;
      if (!hasMore(service.kind, page, ofLayer)) break;
    }
  }
  show(ctx, undefined);
  return had.pages;
}

async function onePage(
  ctx: OperationContext,
  request: ServiceRequest,
  had: Had,
  signal: AbortSignal,
): Promise<ServicePage | undefined> {
  const tell = (more: number, failure?: ServiceState['failure']): void => {
    if (signal.aborted) return;
    show(ctx, {
      status: failure ? 'failed' : 'fetching',
      url: request.url,
      features: had.features,
      bytes: had.bytes + more,
      ...(failure ? { failure } : {}),
    });
  };
  tell(0);
  const answer = await ctx.persistence.download(request, signal, MAX_BYTES - had.bytes, tell);
  if (signal.aborted) return undefined;
  if (!answer.ok) {
    tell(0, answer.error);
    return undefined;
  }
  const page = servicePage(answer.value);
  if (!page.ok) {
    tell(0, { code: 'network.answer', detail: page.error });
    return undefined;
  }
  had.pages.push(answer.value);
  had.bytes += answer.value.length;
  had.features += page.value.features;
  return page.value;
}

/** One answer as it is; several as a text sequence of collections. */
function joined(pages: readonly Uint8Array[]): Uint8Array {
  if (pages.length === 1) return pages[0]!;
  const whole = new Uint8Array(pages.reduce((sum, page) => sum + page.length + 1, 0));
  let at = 0;
  for (const page of pages) {
    whole.set(page, at);
    at += page.length;
    whole[at++] = 0x0a;
  }
  return whole;
}

function show(ctx: OperationContext, fetching: ServiceState | undefined): void {
  ctx.store.setState({ fetching } as Parameters<typeof ctx.store.setState>[0]);
}
