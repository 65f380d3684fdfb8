/** The chunk of a PNG that says how large its dots are (PNG 3rd edition, 11.3.4.3 pHYs). */

const SIGNATURE_BYTES = 8;
/** Length, type, content of 13 bytes, checksum: it comes first in every PNG. */
const HEADER_BYTES = 25;

/** The picture with its density; one that it had before goes. */
export function withDensity(png: Uint8Array, dpi: number): Uint8Array<ArrayBuffer> {
  const chunk = new Uint8Array(21);
  const view = new DataView(chunk.buffer);
  const perMetre = Math.round(dpi / 0.0254);
  view.setUint32(0, 9);
  chunk.set(new TextEncoder().encode('pHYs'), 4);
  view.setUint32(8, perMetre);
  view.setUint32(12, perMetre);
  chunk[16] = 1;
  view.setUint32(17, crc32(chunk.subarray(4, 17)));
  const at = SIGNATURE_BYTES + HEADER_BYTES;
  const rest = withoutDensity(png.subarray(at));
  const out = new Uint8Array(at + chunk.length + rest.length);
  out.set(png.subarray(0, at));
  out.set(chunk, at);
  out.set(rest, at + chunk.length);
  return out;
}

/** A canvas may write one of its own right behind the header. */
function withoutDensity(chunks: Uint8Array): Uint8Array {
  const type = new TextDecoder().decode(chunks.subarray(4, 8));
  return type === 'pHYs' ? chunks.subarray(21) : chunks;
}

/** CRC-32 of ISO 3309, bit by bit: seventeen bytes. */
function crc32(bytes: Uint8Array): number {
  let crc = 0xff_ff_ff_ff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xed_b8_83_20 : crc >>> 1;
  }
  return ~crc >>> 0;
}
