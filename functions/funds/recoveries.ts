import type { HearingFact } from '../../shared/domain/hearing/hearing.ts';
import { decideIssueHearing } from '../../shared/domain/hearing/issue.ts';
import { orThrow, ProblemError, refuse } from '../../shared/domain/problem.ts';
import { decideOrderRecovery, decideRevokeRecovery } from '../../shared/domain/recovery/order.ts';
import {
  decideDropRecovery,
  decideNoticeRecovery,
  decideProposeRecovery,
} from '../../shared/domain/recovery/propose.ts';
import {
  decideCloseRecovery,
  decideOpenRecovery,
} from '../../shared/domain/redemption/settle-by-decision.ts';
import { zhYuan } from '../../shared/domain/price/zh-yuan.ts';
import { toLocalDate } from '../../shared/domain/time/local-date.ts';
import { acting } from '../../shared/runtime/acting.ts';
import type { ReadingDeps } from '../../shared/runtime/connect-api.ts';
import type { Request } from '../../shared/runtime/route.ts';
import { recoveryOf, takeRecovery } from '../../shared/store/aggregates/fund-recovery.ts';
import { hearing } from '../../shared/store/aggregates/hearing.ts';
import { redemption } from '../../shared/store/aggregates/redemption.ts';
import { builtOn } from '../../shared/store/built-on.ts';
import { newId } from '../../shared/store/new-id.ts';
import { change, type Plan, type Reply } from '../../shared/store/plan.ts';
import { get, load } from '../../shared/store/read.ts';
import type { Tables } from '../../shared/store/table.ts';
import { closeSteps, openStep } from '../../shared/store/tasks.ts';
import { requireDocuments } from '../verification/documents.ts';
import { withdrawn } from '../verification/hearings/withdrawn.ts';
import type { FundsDeps } from './deps.ts';
import { groundOf } from './ground.ts';
import { recoveries } from './matters.ts';
import type { routes } from './routes.ts';
import {
  considerRecoveryStep,
  decideRecoveryStep,
  referRecoveryStep,
  refundStep,
  reviewRecoveryStep,
  writeOffStep,
} from './steps.ts';

/** Row 14-2b: recovery of what was paid on a claim is proposed; of a reward the platform proposes it when it is revoked. */
export async function proposeRecovery(
  request: Request<(typeof routes)['proposeRecovery']>,
  { tables, settings }: FundsDeps,
): Promise<Plan> {
  const { redemptionId, basis, amountFen, source, reason } = request.body;
  const claim = await get(tables, redemption, redemptionId);
  if (claim.status !== 'PAID') {
    const detail = { zh: '该申领尚未支付，无款可追缴', en: 'Nothing was paid on the claim' };
    throw new ProblemError(refuse('NO_GROUND', { article: '14-2b', detail, extra: { state: claim.status } }));
  }
  const { agencyId, uscc, amountFen: paidFen } = claim.body;
  const { found, checks } = await groundOf(basis, claim.id, tables);
  const recoveryId = newId();
  const sourceRef = `REDEMPTION#${redemptionId}`;
  const paidOn = claim.body.payment?.paidOn ?? toLocalDate(claim.body.payment?.at ?? request.now);
  const proposal = { sourceRef, agencyId, uscc, paidFen, paidOn, amountFen, basis, source, reason };
  const decided = orThrow(decideProposeRecovery(recoveryId, proposal, found, acting(request)));
  const { policy } = await settings.current(request.now);
  const about = { queue: 'FINANCE_OFFICER', uscc } as const;
  return recoveries.begun(recoveryId, decided, request, {
    changes: await openStep(reviewRecoveryStep(recoveryId), about, { now: request.now, policy }, tables),
    checks: [...checks, { kind: redemption.kind, id: claim.id, version: claim.version }],
    guards: [takeRecovery(sourceRef, recoveryId)],
    projections: [builtOn(basis, `FUNDRECOVERY#${recoveryId}`)],
  });
}

export const readRecovery = (
  request: Request<(typeof routes)['readRecovery']>,
  { tables }: FundsDeps,
): Promise<Reply> => recoveries.read(request.params.recoveryId, request, tables);

export const listRecoveries = (
  request: Request<(typeof routes)['listRecoveries']>,
  { tables }: ReadingDeps,
): Promise<Reply> => recoveries.listed(request.query, request, tables);

/** PROPOSED → PRIOR_NOTICE, with the hearing in the same commit (domain §5.5). */
export async function noticeRecovery(
  request: Request<(typeof routes)['noticeRecovery']>,
  { tables, settings }: FundsDeps,
): Promise<Plan> {
  const found = await recoveries.forStep(request.params.recoveryId, request, tables);
  const officer = acting(request);
  const { reason } = request.body;
  const hearingId = newId();
  const decided = orThrow(decideNoticeRecovery(found, { hearingId, reason }, officer));
  const { uscc, basis, amountFen } = found.body;
  const facts: HearingFact[] = [{ key: basis, row: '14-2b', zh: `拟追缴${zhYuan(amountFen)}：${reason}` }];
  const notice = {
    subjectRef: `FUNDRECOVERY#${found.id}`,
    uscc,
    ground: 'FUND_RECOVERY',
    intended: { amountFen },
    facts,
    reason,
    article: '14-2b',
  } as const;
  const current = await settings.current(request.now);
  const issued = decideIssueHearing(hearingId, notice, { ...officer, ...current });
  return recoveries.step(found, decided, request, {
    changes: [
      change(hearing, { newId: hearingId }, issued),
      ...(await closeSteps([reviewRecoveryStep(found.id)], officer, tables)),
    ],
  });
}

const steps = (recoveryId: string, hearingId: string | undefined) => [
  reviewRecoveryStep(recoveryId),
  ...(hearingId === undefined
    ? []
    : [considerRecoveryStep(recoveryId, hearingId), decideRecoveryStep(recoveryId, hearingId)]),
];

export async function dropRecovery(
  request: Request<(typeof routes)['dropRecovery']>,
  { tables }: FundsDeps,
): Promise<Plan> {
  const found = await recoveries.forStep(request.params.recoveryId, request, tables);
  const officer = acting(request);
  const decided = orThrow(decideDropRecovery(found, request.body.reason, officer));
  return recoveries.step(found, decided, request, {
    changes: [
      ...(await withdrawn(found.body.hearingId, tables)),
      ...(await closeSteps(steps(found.id, found.body.hearingId), officer, tables)),
    ],
    guards: [{ release: recoveryOf(found.body.sourceRef), owner: found.id }],
  });
}

const idIn = (sourceRef: string): string => sourceRef.slice(sourceRef.indexOf('#') + 1);

/** The claim that was paid; of a reward there is none. */
const claimOf = async (sourceRef: string, tables: Tables) =>
  sourceRef.startsWith('REDEMPTION#') ? get(tables, redemption, idIn(sourceRef)) : undefined;

/** The second person orders the repayment after the hearing (14-2b ④); a paid claim is RECOVERY_OPEN in the same commit. */
export async function decideRecovery(
  request: Request<(typeof routes)['decideRecovery']>,
  { tables, settings }: FundsDeps,
): Promise<Plan> {
  const found = await recoveries.forStep(request.params.recoveryId, request, tables);
  const { hearingId, basis, uscc, sourceRef } = found.body;
  const officer = acting(request);
  const [claim, heard, confirmed, current] = await Promise.all([
    claimOf(sourceRef, tables),
    hearingId === undefined ? undefined : load(tables, hearing, hearingId),
    groundOf(basis, idIn(sourceRef), tables),
    settings.current(request.now),
  ]);
  const on = { ...request.body, hearing: heard, violation: confirmed.found };
  const decided = orThrow(decideOrderRecovery(found, on, { ...officer, ...current }));
  await requireDocuments(tables, request.body.documentIds, { uscc }, '14-2b');
  const { amountFen } = decided.body;
  const opened =
    claim &&
    orThrow(decideOpenRecovery(claim, { recoveryRef: `FUNDRECOVERY#${found.id}`, amountFen }, officer));
  return recoveries.step(found, decided, request, {
    notBy: {
      path: ['noticed', 'by'],
      actorId: officer.actor.id,
      refusal: refuse('FOUR_EYES', { article: '14-2b' }),
    },
    changes: [
      ...(claim && opened ? [change(redemption, claim, opened)] : []),
      ...(await closeSteps(steps(found.id, hearingId), officer, tables)),
    ],
    checks: [
      ...confirmed.checks,
      ...(heard ? [{ kind: hearing.kind, id: heard.id, version: heard.version }] : []),
    ],
  });
}

/** The order to repay is revoked: the payment stands. */
export async function revokeRecovery(
  request: Request<(typeof routes)['revokeRecovery']>,
  { tables, settings }: FundsDeps,
): Promise<Plan> {
  const found = await recoveries.forStep(request.params.recoveryId, request, tables);
  const officer = acting(request);
  const decided = orThrow(decideRevokeRecovery(found, request.body, officer));
  const { uscc, sourceRef } = found.body;
  await requireDocuments(tables, request.body.documentIds, { uscc }, '14-2b');
  const claim = await claimOf(sourceRef, tables);
  const { policy } = await settings.current(request.now);
  const about = { queue: 'FINANCE_OFFICER', uscc } as const;
  const isRepaid = (decided.body.refundFen ?? 0) > 0;
  return recoveries.step(found, decided, request, {
    notBy: {
      path: ['order', 'by'],
      actorId: officer.actor.id,
      refusal: refuse('FOUR_EYES', { article: '14-2b' }),
    },
    changes: [
      ...(claim ? [change(redemption, claim, orThrow(decideCloseRecovery(claim, officer)))] : []),
      ...(await closeSteps(
        [referRecoveryStep(found.id), writeOffStep(found.id, found.body.writeOffs)],
        officer,
        tables,
      )),
      ...(isRepaid ? await openStep(refundStep(found.id), about, { now: request.now, policy }, tables) : []),
    ],
    guards: [{ release: recoveryOf(sourceRef), owner: found.id }],
  });
}
