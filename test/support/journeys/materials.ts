import { createHash } from 'node:crypto';
import type { PlatformClient } from '../platform-client.ts';
import { until } from './until.ts';

export interface MaterialFile {
  readonly bytes: Buffer;
  readonly mediaType?: string;
  readonly fileName?: string;
}

export interface DocumentAnswer {
  readonly documentId: string;
  readonly status: 'UPLOAD_PENDING' | 'UPLOADED' | 'CLEAN' | 'INFECTED' | 'REJECTED';
  readonly version: number;
  readonly sha256: string;
  readonly reason?: string;
}

interface UploadForm {
  readonly url: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** A small file of its own: every call gives other bytes. */
export function sampleFile(text = '样例材料'): MaterialFile {
  return { bytes: Buffer.from(`%PDF-1.4 ${text} ${Math.random()}\n`) };
}

/** The EICAR test string, which every scanner takes for malware; split so that this file is not. */
export function infectedFile(): MaterialFile {
  return {
    bytes: Buffer.from(
      ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR', '-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join(''),
    ),
  };
}

export const announcement = (kind: string, { bytes, mediaType, fileName }: MaterialFile) => ({
  kind,
  fileName: fileName ?? '材料.pdf',
  mediaType: mediaType ?? 'application/pdf',
  bytes: bytes.length,
  sha256: createHash('sha256').update(bytes).digest('base64'),
});

/** Announces a material without sending it. */
export async function announce(agency: PlatformClient, kind: string, file: MaterialFile) {
  return agency.done<DocumentAnswer & { readonly upload: UploadForm }>('registerDocument', {
    body: announcement(kind, file),
  });
}

/** Posts a file with its form, as a browser does. */
export function post({ url, fields }: UploadForm, { bytes, mediaType = 'application/pdf' }: MaterialFile) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  form.set('file', new Blob([new Uint8Array(bytes)], { type: mediaType }), 'file');
  return fetch(url, { method: 'POST', body: form });
}

/** Announces a material and sends it; its scan is still to come. */
export async function upload(agency: PlatformClient, kind: string, file = sampleFile()): Promise<string> {
  const { documentId, upload: form } = await announce(agency, kind, file);
  const response = await post(form, file);
  if (!response.ok) throw new Error(`the upload answered ${response.status}: ${await response.text()}`);
  return documentId;
}

/** Waits for the result of the scan. */
export function scanned(reader: PlatformClient, documentId: string): Promise<DocumentAnswer> {
  return until(
    () => reader.done<DocumentAnswer>('readDocument', { params: { documentId } }),
    ({ status }) => !['UPLOAD_PENDING', 'UPLOADED'].includes(status),
    `document ${documentId} is scanned`,
  );
}
