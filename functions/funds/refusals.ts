import type { HearingFact } from '../../shared/domain/hearing/hearing.ts';
import { decideIssueHearing } from '../../shared/domain/hearing/issue.ts';
import { decideConvertHold } from '../../shared/domain/payment-hold/hold.ts';
import {
  decideDropRefusal,
  decideProposeRefusal,
  decideRefusal,
  decideRevokeRefusal,
} from '../../shared/domain/payment-refusal/refuse-payment.ts';
import { orThrow, ProblemError, refuse } from '../../shared/domain/problem.ts';
import type { RedemptionBody } from '../../shared/domain/redemption/redemption.ts';
import {
  decideRefuseRedemption,
  decideReopenRedemption,
  refuseToRefuse,
} from '../../shared/domain/redemption/settle-by-decision.ts';
import { acting, type ActingCaller } from '../../shared/runtime/acting.ts';
import type { ReadingDeps } from '../../shared/runtime/connect-api.ts';
import type { Request } from '../../shared/runtime/route.ts';
import { hearing } from '../../shared/store/aggregates/hearing.ts';
import { holdOn, paymentHold } from '../../shared/store/aggregates/payment-hold.ts';
import { refusalOf, takeRefusal } from '../../shared/store/aggregates/payment-refusal.ts';
import { redemption } from '../../shared/store/aggregates/redemption.ts';
import { builtOn } from '../../shared/store/built-on.ts';
import { newId } from '../../shared/store/new-id.ts';
import { type Change, change, type Guard, type Plan, type Reply } from '../../shared/store/plan.ts';
import { get, load } from '../../shared/store/read.ts';
import { standingAfter } from '../../shared/store/standing-after.ts';
import type { Tables } from '../../shared/store/table.ts';
import { closeSteps } from '../../shared/store/tasks.ts';
import { flagGrounds } from '../archive/redemptions/grounds.ts';
import { closeSteps as closeClaim, openStep as openClaim } from '../archive/tasks.ts';
import { requireDocuments } from '../verification/documents.ts';
import { withdrawn } from '../verification/hearings/withdrawn.ts';
import type { FundsDeps } from './deps.ts';
import { groundOf } from './ground.ts';
import { refusals } from './matters.ts';
import type { routes } from './routes.ts';
import { refusalSteps, reviewHoldStep } from './steps.ts';

/** Row 14-2a: payment is proposed to be refused, and the agency heard, in one commit. */
export async function proposePaymentRefusal(
  request: Request<(typeof routes)['proposePaymentRefusal']>,
  { tables, settings }: FundsDeps,
): Promise<Plan> {
  const { redemptionId, basis, source, reason } = request.body;
  const claim = await get(tables, redemption, redemptionId);
  const officer = acting(request);
  const { agencyId, uscc, amountFen, orderNo } = claim.body;
  const { found, checks } = await groundOf(basis, claim.id, tables);
  const [refusalId, hearingId] = [newId(), newId()];
  const proposal = { redemptionId, agencyId, uscc, amountFen, basis, source, hearingId, reason };
  const decided = orThrow(decideProposeRefusal(refusalId, proposal, found, officer));
  const impossible = refuseToRefuse(claim, officer);
  if (impossible !== undefined) throw new ProblemError(impossible);
  const facts: HearingFact[] = [
    { key: basis, row: '14-2a', zh: `拟不予兑付订单${orderNo}的创新券申领：${reason}` },
  ];
  const notice = {
    subjectRef: `PAYMENTREFUSAL#${refusalId}`,
    uscc,
    ground: 'PAYMENT_REFUSAL',
    intended: { amountFen },
    facts,
    reason,
    article: '14-2a',
  } as const;
  const issued = decideIssueHearing(hearingId, notice, {
    ...officer,
    ...(await settings.current(request.now)),
  });
  return refusals.begun(refusalId, decided, request, {
    changes: [change(hearing, { newId: hearingId }, issued)],
    checks: [...checks, { kind: redemption.kind, id: claim.id, version: claim.version }],
    guards: [takeRefusal(redemptionId, refusalId)],
    projections: [builtOn(basis, `PAYMENTREFUSAL#${refusalId}`)],
  });
}

export const readPaymentRefusal = (
  request: Request<(typeof routes)['readPaymentRefusal']>,
  { tables }: FundsDeps,
): Promise<Reply> => refusals.read(request.params.refusalId, request, tables);

export const listPaymentRefusals = (
  request: Request<(typeof routes)['listPaymentRefusals']>,
  { tables }: ReadingDeps,
): Promise<Reply> => refusals.listed(request.query, request, tables);

export async function dropPaymentRefusal(
  request: Request<(typeof routes)['dropPaymentRefusal']>,
  { tables }: FundsDeps,
): Promise<Plan> {
  const found = await refusals.forStep(request.params.refusalId, request, tables);
  const officer = acting(request);
  const decided = orThrow(decideDropRefusal(found, request.body.reason, officer));
  return refusals.step(found, decided, request, {
    changes: [
      ...(await withdrawn(found.body.hearingId, tables)),
      ...(await closeSteps(refusalSteps(found.id, found.body.hearingId), officer, tables)),
    ],
    guards: [{ release: refusalOf(found.body.redemptionId), owner: found.id }],
  });
}

/** The second person refuses payment: the claim is REFUSED and what withheld it converted, in the same commit (14-2a ④). */
export async function decidePaymentRefusal(
  request: Request<(typeof routes)['decidePaymentRefusal']>,
  { tables }: FundsDeps,
): Promise<Plan> {
  const found = await refusals.forStep(request.params.refusalId, request, tables);
  const { redemptionId, hearingId, basis, uscc } = found.body;
  const officer = acting(request);
  const [claim, heard, confirmed] = await Promise.all([
    get(tables, redemption, redemptionId),
    load(tables, hearing, hearingId),
    groundOf(basis, redemptionId, tables),
  ]);
  const grounds = { ...request.body, hearing: heard, basis: confirmed.found };
  const decided = orThrow(decideRefusal(found, grounds, officer));
  await requireDocuments(tables, request.body.documentIds, { uscc }, '14-2a');
  const refused = orThrow(decideRefuseRedemption(claim, `PAYMENTREFUSAL#${found.id}`, officer));
  const converted = await convertHolds(claim.body, found.id, officer, tables);
  return refusals.step(found, decided, request, {
    notBy: {
      path: ['proposed', 'by'],
      actorId: officer.actor.id,
      refusal: refuse('FOUR_EYES', { article: '14-2a' }),
    },
    changes: [
      change(redemption, claim, refused),
      ...converted.changes,
      ...(await closeSteps(refusalSteps(found.id, hearingId), officer, tables)),
      ...(await closeClaim(['REVIEW_REDEMPTION', 'APPROVE_REDEMPTION'], claim, officer, tables)),
    ],
    checks: [
      ...confirmed.checks,
      ...(heard ? [{ kind: hearing.kind, id: heard.id, version: heard.version }] : []),
    ],
    guards: converted.guards,
  });
}

/** The withholdings of a claim that end with its refusal. */
async function convertHolds(
  { holds }: Pick<RedemptionBody, 'holds'>,
  refusalId: string,
  officer: ActingCaller,
  tables: Tables,
) {
  const ids = holds.flatMap(({ ref }) => /^PAYMENTHOLD#(.+)$/.exec(ref)?.[1] ?? []);
  const changes: Change[] = [];
  const guards: Guard[] = [];
  for (const held of await Promise.all(ids.map((id) => get(tables, paymentHold, id)))) {
    const step = reviewHoldStep(held.id, held.body.renewals.length);
    changes.push(change(paymentHold, held, orThrow(decideConvertHold(held, refusalId, officer))));
    changes.push(...(await closeSteps([step], officer, tables)));
    guards.push({ release: holdOn(held.body), owner: held.id });
  }
  return { changes, guards };
}

/** The refusal is revoked: the claim stands as it was made, and is looked at anew. */
export async function revokePaymentRefusal(
  request: Request<(typeof routes)['revokePaymentRefusal']>,
  { tables, settings }: FundsDeps,
): Promise<Plan> {
  const found = await refusals.forStep(request.params.refusalId, request, tables);
  const officer = acting(request);
  const decided = orThrow(decideRevokeRefusal(found, request.body, officer));
  const { uscc, redemptionId } = found.body;
  await requireDocuments(tables, request.body.documentIds, { uscc }, '14-2a');
  const claim = await get(tables, redemption, redemptionId);
  const grounds = await flagGrounds(redemptionId, request.now, tables);
  const reopened = orThrow(decideReopenRedemption(claim, grounds, officer));
  const after = standingAfter(claim, reopened);
  const current = await settings.current(request.now);
  return refusals.step(found, decided, request, {
    notBy: {
      path: ['decision', 'by'],
      actorId: officer.actor.id,
      refusal: refuse('FOUR_EYES', { article: '14-2a' }),
    },
    changes: [
      change(redemption, claim, reopened),
      ...(await openClaim('REVIEW_REDEMPTION', after, request.now, current, tables)),
    ],
    guards: [{ release: refusalOf(redemptionId), owner: found.id }],
  });
}
