/** A sheet as a PNG at print size: drawn by the browser, which alone can, and marked with its dots per metre. */
import type { Sheet } from '../codec/out/sheet';
import { withDensity } from './png-density';

const DPI = 300;
const MM_PER_INCH = 25.4;

/** @throws Error where the browser has no room for so large a picture. */
export async function sheetPicture({ svg, width_mm, height_mm }: Sheet): Promise<Uint8Array> {
  const picture = new Image();
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    picture.src = address;
    await picture.decode();
    const canvas = document.createElement('canvas');
    canvas.width = Math.round((width_mm / MM_PER_INCH) * DPI);
    canvas.height = Math.round((height_mm / MM_PER_INCH) * DPI);
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    if (!blob) throw new Error(`no picture of ${canvas.width} × ${canvas.height} px`);
    return withDensity(new Uint8Array(await blob.arrayBuffer()), DPI);
  } finally {
    URL.revokeObjectURL(address);
  }
}
