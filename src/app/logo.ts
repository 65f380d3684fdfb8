/** The picture of the title block: picked by the user, checked, kept in the plan. */
import { readLogo } from '../codec/logo';
import type { Fault } from '../kernel/fault';
import type { Operations } from '../operations';
import type { BrowserPersistence } from '../persistence';

/** What is wrong with the picture, if anything; nothing happens where none is picked. */
export async function chooseLogo(
  persistence: BrowserPersistence,
  { changeTitleBlock }: Operations,
): Promise<Fault | undefined> {
  const file = await persistence.pickFile(['image/png', 'image/jpeg']);
  if (!file) return undefined;
  const read = readLogo(file.bytes);
  if (!read.ok) return read.error;
  changeTitleBlock({ logo: read.value });
  return undefined;
}
