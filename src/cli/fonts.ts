/** The faces of a PDF, inside the program: one file needs nothing beside it. */
import bold from '@expo-google-fonts/atkinson-hyperlegible-next/700Bold/AtkinsonHyperlegibleNext_700Bold.ttf?inline';
import regular from '@expo-google-fonts/atkinson-hyperlegible-next/400Regular/AtkinsonHyperlegibleNext_400Regular.ttf?inline';
import wide from '@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf?inline';
import type { PdfFonts } from '../codec/out/pdf/document';

export const dossierFonts = (): PdfFonts => ({
  regular: bytesOf(regular),
  bold: bytesOf(bold),
  wide: bytesOf(wide),
});

const bytesOf = (address: string): Uint8Array =>
  new Uint8Array(Buffer.from(address.slice(address.indexOf(',') + 1), 'base64'));
