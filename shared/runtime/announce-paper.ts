import { PUBLIC } from '../domain/acting.ts';
import type { DocumentBody } from '../domain/document/document.ts';
import { decideRegisterDocument } from '../domain/document/register.ts';
import { orThrow } from '../domain/problem.ts';
import type { Materials } from '../platform/materials.ts';
import { newPaperOwner } from '../platform/secret-code.ts';
import type { PolicySet } from '../policy/policy.ts';
import { document } from '../store/aggregates/document.ts';
import { newId } from '../store/new-id.ts';
import { change, type Plan } from '../store/plan.ts';

type Paper = Pick<DocumentBody, 'mediaType' | 'bytes' | 'sha256'>;

/**
 * Takes a paper from the public: a sealed page, a piece of evidence. It belongs to nobody who could be named, its file
 * name is ours, and its id is known to who hands it in, and to who may read it once it is sealed with their text.
 */
export async function announcePaper(
  paper: Paper & Pick<DocumentBody, 'origin' | 'fileName'>,
  ctx: { readonly now: string; readonly policy: PolicySet },
  materials: Pick<Materials, 'uploadForm'>,
): Promise<Plan> {
  const { now, policy } = ctx;
  const documentId = newId();
  const announced = { ...paper, uscc: newPaperOwner(), kind: 'OTHER' as const };
  const decided = orThrow(
    decideRegisterDocument(documentId, announced, policy, { now, actor: PUBLIC, roles: ['PUBLIC'] }),
  );
  return {
    changes: [change(document, { newId: documentId }, decided)],
    actor: PUBLIC,
    confidential: true,
    response: {
      status: 201,
      body: { documentId, upload: await materials.uploadForm(decided.body, now) },
      headers: { 'cache-control': 'no-store' },
    },
  };
}
