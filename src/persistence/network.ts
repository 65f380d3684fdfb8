/** The one way out of this device, taken when the user asked for it and saw the address. */

export interface Download {
  readonly url: string;
  /** Sent by POST, as a form. */
  readonly body?: string;
}

export type DownloadResult =
  | { readonly ok: true; readonly value: Uint8Array }
  | {
      readonly ok: false;
      readonly error: {
        readonly code: 'network.failed' | 'network.refused' | 'network.tooBig';
        readonly detail: string;
      };
    };

/** No cookies, no referrer, no answer from a cache of long ago; redirects stay refused by the page's policy. */
export async function download(
  { url, body }: Download,
  signal: AbortSignal,
  maxBytes: number,
  onBytes: (bytes: number) => void,
): Promise<DownloadResult> {
  try {
    const response = await fetch(url, {
      signal,
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      ...(body === undefined
        ? {}
        : { method: 'POST', body, headers: { 'Content-Type': 'application/x-www-form-urlencoded' } }),
    });
    if (!response.ok || !response.body)
      return { ok: false, error: { code: 'network.refused', detail: `HTTP ${response.status}` } };
    return await gather(response.body.getReader(), maxBytes, onBytes);
  } catch (error) {
    return { ok: false, error: { code: 'network.failed', detail: String(error).slice(0, 160) } };
  }
}

async function gather(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  maxBytes: number,
  onBytes: (bytes: number) => void,
): Promise<DownloadResult> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    pieces.push(value);
    length += value.length;
    if (length > maxBytes) {
      await reader.cancel();
      return { ok: false, error: { code: 'network.tooBig', detail: '' } };
    }
    onBytes(length);
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return { ok: true, value: whole };
}
