import { describe, expect, it } from 'vitest';
import { toBase64 } from '../kernel/base64';
import { aJpegHead, aPng } from '../testing/pictures';
import { logoOf, MAX_LOGO_BYTES, readLogo } from './logo';

const codeOf = (bytes: Uint8Array): string | undefined => {
  const read = readLogo(bytes);
  return read.ok ? undefined : read.error.code;
};

describe('a logo', () => {
  it('is a PNG or a JPEG by its first bytes, and comes back from its address with its size', () => {
    const png = readLogo(aPng(30, 20));
    expect(png.ok && logoOf(png.value)).toMatchObject({ type: 'png', width_px: 30, height_px: 20 });
    const jpeg = readLogo(aJpegHead(300, 200));
    expect(jpeg.ok && logoOf(jpeg.value)).toMatchObject({ type: 'jpeg', width_px: 300, height_px: 200 });
    expect(png.ok && png.value).toMatch(/^data:image\/png;base64,iVBORw0KGgo/);
  });

  it('is refused with a reason: other formats, drawings, too large, damaged', () => {
    const text = (content: string): Uint8Array => new TextEncoder().encode(content);
    expect(codeOf(text('<svg xmlns="http://www.w3.org/2000/svg"/>'))).toBe('logo.unknownFormat');
    expect(codeOf(text('GIF89a'))).toBe('logo.unknownFormat');
    expect(codeOf(new Uint8Array(MAX_LOGO_BYTES + 1))).toBe('logo.tooLarge');
    expect(codeOf(aPng(2001, 1))).toBe('logo.tooLarge');
    expect(codeOf(aJpegHead(300, 4000))).toBe('logo.tooLarge');
    expect(codeOf(aPng(0, 4))).toBe('logo.damaged');
    // Fewer rows than it says, and more: the second is how a small file swells.
    expect(codeOf(aPng(4, 8, 7))).toBe('logo.damaged');
    expect(codeOf(aPng(4, 8, 9))).toBe('logo.damaged');
    for (const whole of [aPng(9, 9), aJpegHead(9, 9)]) {
      for (let length = 8; length < whole.length - 11; length++) {
        expect(codeOf(whole.subarray(0, length))).toBe('logo.damaged');
      }
    }
  });

  it('is no address of anything else', () => {
    const png = toBase64(aPng(3, 3));
    for (const address of [
      'https://example.org/logo.png',
      `data:image/svg+xml;base64,${png}`,
      `data:image/jpeg;base64,${png}`,
      `data:image/png;base64,${png}"><script>`,
      `data:image/png;base64,${'A'.repeat(2 * MAX_LOGO_BYTES)}`,
    ]) {
      expect(logoOf(address)).toBeUndefined();
    }
    expect(logoOf(`data:image/png;base64,${png}`)).toBeDefined();
  });
});
