/** SQLite, loaded when a file needs it: the module carries its WebAssembly inside, so that nothing has to be found. */
import type { SqlJsStatic } from 'sql.js';
import { sniff } from '../sniff';
import { zipEntries } from '../zip';

/** Whether `ReadOptions.sqlite` has to be there to read this file. */
export function needsSqlite(bytes: Uint8Array): boolean {
  const { kind } = sniff(bytes);
  if (kind === 'geopackage') return true;
  if (kind !== 'zip') return false;
  const entries = zipEntries(bytes);
  return entries.ok && entries.value.some(({ name }) => /\.(?:gpkg|zip)$/i.test(name));
}

export async function loadSqlite(): Promise<SqlJsStatic> {
  const { default: open } = await import('sql.js/dist/sql-wasm-inline.js');
  return open();
}
