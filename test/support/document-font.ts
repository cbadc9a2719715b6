import { readFile } from 'node:fs/promises';
import { DOCUMENT_FONT } from '../../shared/platform/documents/write-pdf.ts';

const path = `../../node_modules/@expo-google-fonts/noto-sans-sc/400Regular/${DOCUMENT_FONT}`;

/** The font of documents, from the package that it is shipped from. */
export const readDocumentFont = () => readFile(new URL(path, import.meta.url));
