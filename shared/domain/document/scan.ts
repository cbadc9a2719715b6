import { DocumentScanned } from '../../../events/document-scanned/v1.ts';
import { happened } from '../event.ts';
import { bySystem } from '../acting.ts';
import { isRefusal } from '../problem.ts';
import type { DocumentState } from './document.ts';
import { type DocumentDecision, followDocument } from './register.ts';

/** What the scanner said of one version of a file. `UNSCANNABLE`: encrypted, too large, or the scan failed. */
export type ScanVerdict = 'NO_THREATS_FOUND' | 'THREATS_FOUND' | 'UNSCANNABLE';

/** The file as it lies in the bucket; undefined when that version is no longer there. */
export interface StoredFile {
  readonly bytes: number;
  readonly mediaType: string | undefined;
  readonly sha256: string | undefined;
}

const ACTIONS = { CLEAN: 'accept', INFECTED: 'quarantine', REJECTED: 'refuse' } as const;

/**
 * UPLOAD_PENDING → CLEAN, INFECTED or REJECTED (5-1d): clean only when the scanner found nothing and the stored file
 * is, byte for byte, the one announced.
 */
export function decideScan(
  state: DocumentState,
  scan: { readonly versionId: string; readonly verdict: ScanVerdict; readonly file: StoredFile | undefined },
  now: string,
): DocumentDecision {
  const { result, reason } = judge(state, scan);
  const to = followDocument(state.status, ACTIONS[result], bySystem(now));
  if (isRefusal(to)) return to;
  const { versionId, verdict } = scan;
  const why = reason === undefined ? {} : { reason };
  const event = happened(
    DocumentScanned,
    { documentId: state.id, uscc: state.body.uscc, result },
    { article: '5-1d', to, ...why, record: { versionId, verdict } },
  );
  return { events: [event], body: { ...state.body, scan: { at: now, versionId, verdict, ...why } } };
}

function judge(
  { body }: DocumentState,
  { verdict, file }: { readonly verdict: ScanVerdict; readonly file: StoredFile | undefined },
): { readonly result: keyof typeof ACTIONS; readonly reason?: string } {
  if (verdict === 'THREATS_FOUND') return { result: 'INFECTED', reason: 'THREATS_FOUND' };
  if (verdict === 'UNSCANNABLE') return { result: 'REJECTED', reason: 'UNSCANNABLE' };
  if (file === undefined) return { result: 'REJECTED', reason: 'FILE_GONE' };
  if (file.bytes !== body.bytes) return { result: 'REJECTED', reason: 'SIZE_DIFFERS' };
  if (file.mediaType !== body.mediaType) return { result: 'REJECTED', reason: 'TYPE_DIFFERS' };
  if (file.sha256 !== body.sha256) return { result: 'REJECTED', reason: 'CHECKSUM_DIFFERS' };
  return { result: 'CLEAN' };
}
