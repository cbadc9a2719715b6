import { canonicalHash } from '../../shared/domain/canonical.ts';
import { articleOf } from '../../shared/domain/complaint/complaint.ts';
import {
  decideCommentOnComplaint,
  decideInvestigateComplaint,
  decideSuspectFromComplaint,
} from '../../shared/domain/complaint/investigate.ts';
import type { DocumentBody } from '../../shared/domain/document/document.ts';
import { orThrow, ProblemError, refuse } from '../../shared/domain/problem.ts';
import { decideSuspectViolation } from '../../shared/domain/violation/suspect.ts';
import { acting } from '../../shared/runtime/acting.ts';
import type { Request } from '../../shared/runtime/route.ts';
import { requireVersion } from '../../shared/runtime/version.ts';
import { viewerOf } from '../../shared/runtime/viewer.ts';
import { complaint } from '../../shared/store/aggregates/complaint.ts';
import { violation } from '../../shared/store/aggregates/violation.ts';
import { checkDocuments, listedDocuments } from '../../shared/store/check-documents.ts';
import { newId } from '../../shared/store/new-id.ts';
import { change, type Plan } from '../../shared/store/plan.ts';
import { get } from '../../shared/store/read.ts';
import type { ComplaintDeps } from './deps.ts';
import { answer, handled, mayReadAsAgency } from './handling.ts';
import type { routes } from './routes.ts';
import { namesOf } from './sealed-complaint.ts';
import { refuseNaming } from '../../shared/domain/complaint/texts.ts';

/** Opens the investigation; the agency is asked to comment on the summary, the identity withheld. */
export async function investigateComplaint(
  request: Request<(typeof routes)['investigateComplaint']>,
  deps: ComplaintDeps,
): Promise<Plan> {
  const { found, officer } = await handled(request, deps);
  const { calendar } = await deps.settings.current(request.now);
  const policy = await deps.settings.policyOf(found.body.policyVersion);
  const decided = orThrow(decideInvestigateComplaint(found, { ...officer, policy, calendar }));
  return {
    changes: [change(complaint, found, decided)],
    response: answer(found, decided, request),
    policyVersion: policy.version,
  };
}

/** The agency's comment on a complaint about itself; of another's it knows nothing. */
export async function commentOnComplaint(
  request: Request<(typeof routes)['commentOnComplaint']>,
  deps: ComplaintDeps,
): Promise<Plan> {
  const { principal, body } = request;
  const found = await get(deps.tables, complaint, request.params.complaintId);
  // Before the version is looked at: of a complaint that it may not know of, an agency learns nothing.
  if (!mayReadAsAgency(viewerOf(principal), found)) throw new ProblemError(refuse('NOT_FOUND'));
  requireVersion(found, request.ifMatch);
  const comment = { ...body, hash: canonicalHash(body) };
  const decided = orThrow(decideCommentOnComplaint(found, comment, acting(request)));
  const own = (paper: DocumentBody) => paper.uscc === principal.uscc && paper.origin === 'AGENCY';
  await checkDocuments(listedDocuments(body.documentIds), own, deps.tables);
  return { changes: [change(complaint, found, decided)], response: answer(found, decided, request) };
}

/** The investigation found what looks like a violation: a person suspects it, and SM-15 takes over (3-2g, 13). */
export async function suspectViolationFromComplaint(
  request: Request<(typeof routes)['suspectViolationFromComplaint']>,
  deps: ComplaintDeps,
): Promise<Plan> {
  const { found, officer } = await handled(request, deps);
  const { kind, reason } = request.body;
  const violationId = newId();
  const decided = orThrow(decideSuspectFromComplaint(found, violationId, officer));
  const { agencyId, uscc } = found.body;
  if (agencyId === undefined || uscc === undefined) {
    const detail = { zh: '尚未确定涉及的服务机构', en: 'It is not known which agency is concerned' };
    throw new ProblemError(refuse('ILLEGAL_TRANSITION', { article: articleOf(found.body), detail }));
  }
  const naming = refuseNaming(found.body, ['reason', reason], await namesOf(found.body, deps.sealed));
  if (naming !== undefined) throw new ProblemError(naming);
  const suspicion = {
    agencyId,
    uscc,
    kind,
    reason,
    subjectRef: `AGENCY#${agencyId}`,
    sourceRef: `COMPLAINT#${found.id}`,
    ...(found.body.kind === 'REPORT' && { fromReport: true as const }),
  };
  const suspected = orThrow(decideSuspectViolation(violationId, suspicion, officer));
  return {
    changes: [change(complaint, found, decided), change(violation, { newId: violationId }, suspected)],
    response: answer(found, decided, request),
  };
}
