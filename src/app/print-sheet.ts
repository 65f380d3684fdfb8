/** A sheet in true size to the printer, or to a PDF: the page shows nothing else while it prints. */
import type { Sheet } from '../codec/out/sheet';
import fontUrl from '@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2?url';
import './print-sheet.css';

/** A face for the sheet, as a `data:` address. */
export interface SheetFont {
  readonly family: string;
  readonly source: string;
}

/** A picture loads no files: the face goes into it. Without it the sheet is set in the machine's own. */
export async function loadSheetFont(): Promise<SheetFont | undefined> {
  try {
    const answer = await fetch(fontUrl);
    const source = answer.ok ? await dataAddress(await answer.blob()) : undefined;
    return source === undefined ? undefined : { family: 'Atkinson Hyperlegible Next', source };
  } catch {
    return undefined;
  }
}

function dataAddress(blob: Blob): Promise<string | undefined> {
  return new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(typeof reader.result === 'string' ? reader.result : undefined);
    reader.onerror = () => resolve(undefined);
    reader.readAsDataURL(blob);
  });
}

export async function printSheet(page: Document, sheet: Sheet, url: string): Promise<void> {
  const picture = page.createElement('img');
  picture.className = 'print-sheet';
  picture.alt = '';
  picture.src = url;
  const paper = new CSSStyleSheet();
  paper.replaceSync(`@page { size: ${sheet.width_mm}mm ${sheet.height_mm}mm; margin: 0 }`);
  page.body.append(picture);
  page.body.classList.add('printing');
  page.adoptedStyleSheets = [...page.adoptedStyleSheets, paper];
  try {
    await picture.decode();
    // Returns when the dialog is closed; where it does not, the picture is only hidden on screen.
    window.print();
  } finally {
    page.body.classList.remove('printing');
    page.adoptedStyleSheets = page.adoptedStyleSheets.filter((other) => other !== paper);
    picture.remove();
  }
}
