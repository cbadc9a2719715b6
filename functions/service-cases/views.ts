import {
  caseCollectionMachine,
  type CaseCollectionBody,
  type CaseCollectionStatus,
} from '../../shared/domain/case-collection/case-collection.ts';
import { fileOf } from '../../shared/domain/document/own-file.ts';
import type { Principal } from '../../shared/domain/identity/principal.ts';
import { allowedActions } from '../../shared/domain/machine.ts';
import { serviceCaseMachine, type ServiceCaseStatus } from '../../shared/domain/service-case/machine.ts';
import type { ServiceCaseBody } from '../../shared/domain/service-case/service-case.ts';
import { isOfficer } from '../../shared/runtime/viewer.ts';
import type { Standing } from '../../shared/store/standing-after.ts';

/** As whom somebody sees a case: an expert on its panel judges, whatever else they are. */
type Eye = 'EXPERT' | 'CENTRE' | 'AGENCY' | 'BUYER';

/** Undefined for whom the case does not exist. */
export function eyeOn({ body }: { readonly body: ServiceCaseBody }, principal: Principal): Eye | undefined {
  const involved = [...body.panel, ...body.recused].some(({ expertId }) => expertId === principal.id);
  if (involved) return 'EXPERT';
  if (isOfficer(principal)) return 'CENTRE';
  if (principal.uscc === body.uscc) return 'AGENCY';
  return fileOf(principal) === body.buyer.id ? 'BUYER' : undefined;
}

const HIDDEN_FROM_PARTIES = ['checkEligibility', 'openReview', 'appoint', 'score', 'recuse'];

/** Scores in the order of their height, so that their place does not tell who gave them. */
const anonymous = ({ scores }: ServiceCaseBody) =>
  scores
    .map(({ score, comment }) => ({ score, comment }))
    .toSorted((a, b) => b.score - a.score || (a.comment < b.comment ? -1 : 1));

/**
 * A case as one of those concerned sees it. Scores are the centre's, without their experts; an expert sees their own;
 * agency and buyer see neither (11-2a).
 */
export function caseView({ id, status, version, body }: Standing<ServiceCaseBody>, principal: Principal) {
  const eye = eyeOn({ body }, principal);
  const known = status as ServiceCaseStatus;
  const allowed = allowedActions(serviceCaseMachine, known, principal.roles);
  const own = body.scores.find(({ expertId }) => expertId === principal.id);
  const { panel, recused, decision, edited } = body;
  return {
    caseId: id,
    status: known,
    version,
    deadlines: [],
    allowedActions:
      eye === 'CENTRE' || eye === 'EXPERT'
        ? allowed
        : allowed.filter((each) => !HIDDEN_FROM_PARTIES.includes(each)),
    cycleId: body.cycleId,
    category: body.category,
    agencyId: body.agencyId,
    uscc: body.uscc,
    agencyName: body.agencyName,
    title: body.title,
    summary: body.summary,
    nominatedAt: body.nominated.at,
    origin: body.nominated.origin,
    ...(eye !== 'EXPERT' && {
      orderId: body.orderId,
      consents: { AGENCY: body.consents.AGENCY !== undefined, BUYER: body.consents.BUYER !== undefined },
      ...(decision?.board !== undefined && { board: decision.board }),
      ...(edited && { edited: { number: edited.number, title: edited.title, text: edited.text } }),
    }),
    ...(eye === 'CENTRE' && {
      ...(body.withdrawn && { withdrawnFor: body.withdrawn.cause }),
      review: {
        experts: panel.length,
        recused: recused.length,
        scores: anonymous(body),
        ...(decision && { mean: decision.mean, reason: decision.reason }),
      },
    }),
    ...(eye === 'EXPERT' && own && { ownScore: { score: own.score, comment: own.comment } }),
  };
}

/** What anybody reads of a published case. */
export const publicCase = ({ id, body }: Pick<Standing<ServiceCaseBody>, 'id' | 'body'>) => ({
  caseId: id,
  cycleId: body.cycleId,
  category: body.category,
  agencyName: body.agencyName,
  ...(body.decision?.board !== undefined && { board: body.decision.board }),
  title: body.edited?.title ?? body.title,
  text: body.edited?.text ?? '',
  ...(body.publishedAt !== undefined && { publishedAt: body.publishedAt }),
});

export function collectionView(
  { id, status, version, body }: Standing<CaseCollectionBody>,
  { roles }: Pick<Principal, 'roles'>,
) {
  const known = status as CaseCollectionStatus;
  return {
    collectionId: id,
    status: known,
    version,
    deadlines: [],
    allowedActions: allowedActions(caseCollectionMachine, known, roles),
    cycleId: body.cycleId,
    number: body.version,
    title: body.title,
    caseIds: body.caseIds,
    ...(body.exportHash !== undefined && { exportHash: body.exportHash }),
    ...(body.publishedAt !== undefined && { publishedAt: body.publishedAt }),
  };
}
