/** Files of the user's: the File System Access API where there is one, else a download and a file input. */
import type { PickedFile, StorageResult } from './port';

/** What of the browser is used; not in the DOM library everywhere. */
interface SaveHandle {
  readonly name: string;
  readonly createWritable: () => Promise<{
    readonly write: (data: string) => Promise<void>;
    readonly close: () => Promise<void>;
    readonly abort?: () => Promise<void>;
  }>;
}
interface PickerWindow {
  readonly showSaveFilePicker?: (options: {
    readonly suggestedName: string;
    readonly types: readonly { readonly description: string; readonly accept: Record<string, string[]> }[];
  }) => Promise<SaveHandle>;
}

export interface Files {
  readonly pick: (accept: readonly string[]) => Promise<PickedFile | undefined>;
  readonly save: (file: {
    readonly name: string;
    readonly text: string;
    readonly as?: boolean;
  }) => Promise<StorageResult<{ readonly how: 'written' | 'downloaded'; readonly name: string } | undefined>>;
  readonly forget: () => void;
}

const GEOJSON = [{ description: 'GeoJSON', accept: { 'application/geo+json': ['.geojson', '.json'] } }];

export function createFiles(view: Window & PickerWindow): Files {
  let handle: SaveHandle | undefined;
  return {
    pick: (accept) => pickFile(view.document, accept),
    save: async ({ name, text, as }) => {
      const choose = view.showSaveFilePicker?.bind(view);
      if (!choose) {
        download(view.document, name, text);
        return { ok: true, value: { how: 'downloaded', name } };
      }
      try {
        if (!handle || as) handle = await choose({ suggestedName: name, types: GEOJSON });
        await writeTo(handle, text);
        return { ok: true, value: { how: 'written', name: handle.name } };
      } catch (error) {
        return saveFailure(error, view.document, name, text);
      }
    },
    forget: () => {
      handle = undefined;
    },
  };
}

/** Replaces the file's content as a whole when it is closed; what fails before leaves the file as it was. */
async function writeTo(handle: SaveHandle, text: string): Promise<void> {
  const writable = await handle.createWritable();
  try {
    await writable.write(text);
    await writable.close();
  } catch (error) {
    await writable.abort?.().catch(() => undefined);
    throw error;
  }
}

function saveFailure(
  error: unknown,
  document: Document,
  name: string,
  text: string,
): Awaited<ReturnType<Files['save']>> {
  const kind = error instanceof Error ? error.name : '';
  // The user closed the dialog: nothing happened, nothing is said.
  if (kind === 'AbortError') return { ok: true, value: undefined };
  if (kind === 'QuotaExceededError')
    return { ok: false, error: { code: 'storage.full', detail: String(error) } };
  // Not allowed here (a frame, a policy, a withdrawn permission): a download always works.
  if (kind === 'SecurityError' || kind === 'NotAllowedError') {
    download(document, name, text);
    return { ok: true, value: { how: 'downloaded', name } };
  }
  return { ok: false, error: { code: 'storage.failed', detail: String(error) } };
}

/** Hands a file to the browser's downloads; where the plan was saved is not touched. */
export function download(
  document: Document,
  name: string,
  content: string | Uint8Array,
  type = 'application/geo+json',
): void {
  const part = typeof content === 'string' ? content : (content as Uint8Array<ArrayBuffer>);
  const url = URL.createObjectURL(new Blob([part], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // Late enough for the slowest browser to have begun.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

function pickFile(document: Document, accept: readonly string[]): Promise<PickedFile | undefined> {
  return new Promise((resolve, reject) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = accept.join(',');
    input.style.display = 'none';
    // In the document, so that a test driver and old browsers find it.
    document.body.append(input);
    const finish = (file: File | undefined): void => {
      input.remove();
      if (!file) {
        resolve(undefined);
        return;
      }
      file
        .arrayBuffer()
        .then((buffer) => resolve({ name: file.name, bytes: new Uint8Array(buffer) }), reject);
    };
    input.addEventListener('change', () => finish(input.files?.[0]));
    input.addEventListener('cancel', () => finish(undefined));
    input.click();
  });
}
