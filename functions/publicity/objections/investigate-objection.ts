import { canonicalHash } from '../../../shared/domain/canonical.ts';
import type { DocumentBody } from '../../../shared/domain/document/document.ts';
import { decideComment, decideOpenInvestigation } from '../../../shared/domain/objection/investigate.ts';
import { orThrow, ProblemError, refuse } from '../../../shared/domain/problem.ts';
import { acting } from '../../../shared/runtime/acting.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import { viewerOf } from '../../../shared/runtime/viewer.ts';
import { objection } from '../../../shared/store/aggregates/objection.ts';
import { checkDocuments, listedDocuments } from '../../../shared/store/check-documents.ts';
import { change, type Plan } from '../../../shared/store/plan.ts';
import { impartial } from '../../../shared/runtime/acting.ts';
import type { PublicityDeps } from '../deps.ts';
import type { routes } from '../routes.ts';
import { answer, objectionFor } from './handling.ts';
import { mayRead } from './read-objections.ts';

/** Opens the investigation; the agency is asked to comment, the objector's identity withheld. */
export async function openInvestigation(
  request: Request<(typeof routes)['openInvestigation']>,
  deps: PublicityDeps,
): Promise<Plan> {
  const found = await objectionFor(request, deps);
  const officer = impartial(request, found.body.uscc, '5-3x');
  const { calendar } = await deps.settings.current(request.now);
  const policy = await deps.settings.policyOf(found.body.policyVersion);
  const decided = orThrow(decideOpenInvestigation(found, { ...officer, policy, calendar }));
  const moved = change(objection, found, decided);
  return { changes: [moved], response: answer(moved, decided.body, request), policyVersion: policy.version };
}

/** The agency's comment on an objection about itself; of another's it knows nothing. */
export async function commentOnObjection(
  request: Request<(typeof routes)['commentOnObjection']>,
  deps: PublicityDeps,
): Promise<Plan> {
  const { principal, body } = request;
  const found = await objectionFor(request, deps);
  if (principal.uscc !== found.body.uscc || !mayRead(viewerOf(principal), found)) {
    throw new ProblemError(refuse('NOT_FOUND'));
  }
  const decided = orThrow(decideComment(found, { ...body, hash: canonicalHash(body) }, acting(request)));
  const own = (paper: DocumentBody) => paper.uscc === principal.uscc && paper.origin === 'AGENCY';
  await checkDocuments(listedDocuments(body.documentIds), own, deps.tables);
  const moved = change(objection, found, decided);
  return { changes: [moved], response: answer(moved, decided.body, request) };
}
