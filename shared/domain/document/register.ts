import { DocumentDownloaded } from '../../../events/document-downloaded/v1.ts';
import { DocumentRegistered } from '../../../events/document-registered/v1.ts';
import type { PolicySet } from '../../policy/policy.ts';
import { type Decided, happened } from '../event.ts';
import { follow } from '../machine.ts';
import type { Acting } from '../acting.ts';
import { isRefusal, refuse, type Refusal } from '../problem.ts';
import { type DocumentBody, type DocumentState, objectKeyOf } from './document.ts';
import { type DocumentAction, documentMachine, type DocumentStatus } from './machine.ts';

export type DocumentDecision = Decided<DocumentBody> | Refusal;

/** The state an action leads a material to, or why it may not be taken. */
export const followDocument = (status: string, action: DocumentAction, acting: Pick<Acting, 'roles'>) =>
  follow(documentMachine, status as DocumentStatus, action, acting.roles);

/** The type of an Excel workbook (ECMA-376). */
export const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/**
 * – → UPLOAD_PENDING: an agency announces a material with its type, size and SHA-256 (5-1d). Refuses a type that is
 * not allowed and a file that is too large, by policy `material.*`; an import is a workbook (2-1).
 */
export function decideRegisterDocument(
  documentId: string,
  announced: Pick<DocumentBody, 'uscc' | 'origin' | 'kind' | 'fileName' | 'mediaType' | 'bytes' | 'sha256'>,
  policy: PolicySet,
  acting: Acting,
): DocumentDecision {
  const importing = announced.kind === 'IMPORT_FILE';
  const allowed = importing ? [WORKBOOK] : policy.get('material.mediaTypes');
  const maxBytes = policy.get(importing ? 'import.maxBytes' : 'material.maxBytes');
  const fields = [
    ...(allowed.includes(announced.mediaType)
      ? []
      : [
          { field: 'body.mediaType', zh: `仅接受 ${allowed.join('、')}`, en: `one of ${allowed.join(', ')}` },
        ]),
    ...(announced.bytes <= maxBytes
      ? []
      : [{ field: 'body.bytes', zh: `文件不得超过 ${maxBytes} 字节`, en: `at most ${maxBytes} bytes` }]),
  ];
  if (fields.length > 0) return refuse('VALIDATION_FAILED', { article: '5-1d', fields });
  const { uscc, kind, sha256 } = announced;
  const event = happened(
    DocumentRegistered,
    { documentId, uscc, kind },
    { article: '5-1d', to: 'UPLOAD_PENDING', inputHash: sha256 },
  );
  const registered = { registeredBy: acting.actor.id, registeredAt: acting.now };
  return {
    events: [event],
    body: { ...announced, objectKey: objectKeyOf(uscc, documentId), ...registered },
  };
}

/** Hands out a link to a clean material, and says so in its trail. Anything else is never handed out (5-1d). */
export function decideDownload(state: DocumentState, acting: Acting): DocumentDecision {
  if (state.status !== 'CLEAN') {
    return refuse('DOCUMENT_NOT_CLEAN', { article: '5-1d', extra: { state: state.status } });
  }
  const to = followDocument(state.status, 'download', acting);
  if (isRefusal(to)) return to;
  const event = happened(
    DocumentDownloaded,
    { documentId: state.id, uscc: state.body.uscc },
    { article: '5-1d' },
  );
  return { events: [event], body: state.body };
}
