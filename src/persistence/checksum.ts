/**
 * FNV-1a over the UTF-16 units of a text, 64 bits as two halves: tells a damaged snapshot from a whole one. Not against
 * forgery: what is on the device is the user's own. (Fowler, Noll, Vo; RFC 9923.)
 */
export function checksum(text: string): string {
  let high = 0xcbf29ce4;
  let low = 0x84222325;
  for (let i = 0; i < text.length; i++) {
    low = (low ^ text.charCodeAt(i)) >>> 0;
    // × 0x100000001b3 = × (2⁴⁰ + 0x1b3), modulo 2⁶⁴, in halves of 32 bits.
    const product = low * 0x1b3;
    const carry = Math.floor(product / 0x100000000);
    high = (Math.imul(high, 0x1b3) + carry + (low << 8)) >>> 0;
    low = product >>> 0;
  }
  return high.toString(16).padStart(8, '0') + low.toString(16).padStart(8, '0');
}
