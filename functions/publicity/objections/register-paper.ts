import { decideRegisterDocument } from '../../../shared/domain/document/register.ts';
import { orThrow, ProblemError } from '../../../shared/domain/problem.ts';
import { periodOver } from '../../../shared/domain/publicity/objections.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import { document } from '../../../shared/store/aggregates/document.ts';
import { publicity } from '../../../shared/store/aggregates/publicity.ts';
import { newId } from '../../../shared/store/new-id.ts';
import { change, type Plan } from '../../../shared/store/plan.ts';
import { get } from '../../../shared/store/read.ts';
import { PUBLIC } from '../acting.ts';
import type { PublicityDeps } from '../deps.ts';
import { limitAttempts } from '../rate-limit.ts';
import type { routes } from '../routes.ts';
import { newPaperOwner } from '../secret-code.ts';

/**
 * Takes a paper that goes with an objection: a sealed page, a piece of evidence. It belongs to nobody who could be
 * named, its file name is ours, and its id is known to the objector, and to the discipline office once it is sealed
 * with the objection.
 */
export async function registerObjectionPaper(
  request: Request<(typeof routes)['registerObjectionPaper']>,
  deps: PublicityDeps,
): Promise<Plan> {
  const { body, params, now } = request;
  const { policy } = await deps.settings.current(now);
  await limitAttempts(request, 'objection-paper', policy, deps);
  const over = periodOver(await get(deps.tables, publicity, params.publicityId), now);
  if (over !== undefined) throw new ProblemError(over);
  const documentId = newId();
  const announced = {
    ...body,
    uscc: newPaperOwner(),
    origin: 'OBJECTOR' as const,
    kind: 'OTHER' as const,
    fileName: '异议材料',
  };
  const decided = orThrow(
    decideRegisterDocument(documentId, announced, policy, { now, actor: PUBLIC, roles: ['PUBLIC'] }),
  );
  return {
    changes: [change(document, { newId: documentId }, decided)],
    actor: PUBLIC,
    confidential: true,
    response: {
      status: 201,
      body: { documentId, upload: await deps.materials.uploadForm(decided.body, now) },
      headers: { 'cache-control': 'no-store' },
    },
  };
}
