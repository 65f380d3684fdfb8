import { expect, it } from 'vitest';
import { fromBase64, toBase64 } from './base64';

it('writes and reads base 64 as Node has it, whatever the length', () => {
  for (let length = 0; length < 70; length++) {
    const bytes = Uint8Array.from({ length }, (_, i) => (i * 73 + length * 31) % 256);
    const text = toBase64(bytes);
    expect(text).toBe(Buffer.from(bytes).toString('base64'));
    expect([...fromBase64(text)!]).toEqual([...bytes]);
  }
  for (const wrong of ['a', 'ab=c', '====', 'ab!d', 'abcd=']) expect(fromBase64(wrong)).toBeUndefined();
});
