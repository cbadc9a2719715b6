import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RedemptionClaimed } from '../../../events/redemption-claimed/v1.ts';
import { handlers as creditHandlers } from '../../../functions/credit-records/handlers.ts';
import { routes as creditRoutes } from '../../../functions/credit-records/routes.ts';
import { handlers as fundHandlers } from '../../../functions/funds/handlers.ts';
import { routes as fundRoutes } from '../../../functions/funds/routes.ts';
import { handlers as removalHandlers } from '../../../functions/removals/handlers.ts';
import { routes as removalRoutes } from '../../../functions/removals/routes.ts';
import { handlers } from '../../../functions/violations/handlers.ts';
import { react } from '../../../functions/violations/react.ts';
import { routes } from '../../../functions/violations/routes.ts';
import { supervisionQueues } from '../../../infra/queues/supervision.ts';
import { stageConfig } from '../../../infra/stage.ts';
import { decidePlaceInScope } from '../../../shared/domain/evaluation/entry/place.ts';
import { decideUnqualified } from '../../../shared/domain/evaluation/review/unqualified.ts';
import { happened } from '../../../shared/domain/event.ts';
import { decideIssueHearing } from '../../../shared/domain/hearing/issue.ts';
import { orThrow } from '../../../shared/domain/problem.ts';
import { DRAWN_BY, MATRIX } from '../../../shared/domain/violation/consequences.ts';
import { entry } from '../../../shared/store/aggregates/entry.ts';
import { hearing } from '../../../shared/store/aggregates/hearing.ts';
import { redemption } from '../../../shared/store/aggregates/redemption.ts';
import { violation } from '../../../shared/store/aggregates/violation.ts';
import { listBuiltOn } from '../../../shared/store/built-on.ts';
import { newId } from '../../../shared/store/new-id.ts';
import { change } from '../../../shared/store/plan.ts';
import { get } from '../../../shared/store/read.ts';
import { placement } from '../../support/evaluation-entry-fixtures.ts';
import { ANNA, NOW, QIAN, RUI, startSupervision, WU, ZHENG } from '../../support/supervision-world.ts';

const start = () =>
  startSupervision({
    routes: { ...fundRoutes, ...creditRoutes, ...removalRoutes, ...routes },
    handlers: { ...fundHandlers, ...creditHandlers, ...removalHandlers, ...handlers },
  });
let world: Awaited<ReturnType<typeof start>>;
beforeAll(async () => {
  world = await start();
});
afterAll(() => world.stop());

const BECAUSE = { reason: '查证属实' };
const SOURCE = { source: 'INSPECTION', ...BECAUSE };

/** A grave violation with everything that it leads to still to be done, and a claim of its agency. */
async function confirmed(claimed: string) {
  world.to(NOW);
  const made = await world.imported();
  const [id, redemptionId] = [newId(), newId()];
  const step = { by: 'u-x', at: NOW, ...BECAUSE };
  const found = {
    ...made,
    kind: 'FUND_FRAUD' as const,
    subjectRef: `AGENCY#${made.agencyId}`,
    sourceRef: 'COMPLAINT#C1',
    suspectedAt: NOW,
    suspectedBy: 'u-anna',
    reason: '虚构',
    hearingId: 'H1',
    level: 'MAJOR' as const,
    proposal: { ...step, level: 'MAJOR' as const, facts: ['虚构合同'], documentIds: ['D1'] },
    confirmation: step,
    consequences: MATRIX.MAJOR.map((kind) => ({ kind })),
  };
  const suspected = {
    type: 'ViolationSuspected',
    data: { ...made },
    article: '13-1e',
    to: 'CONSEQUENCES_PENDING',
  } as const;
  const claim = {
    orderNo: `NO-${redemptionId}`,
    ...made,
    amountFen: 500_000,
    claimedBy: 'u-agency',
    claimedAt: NOW,
    round: 1,
    proposals: 0,
    records: 0,
    holds: [],
  };
  const claimedEvent = happened(
    RedemptionClaimed,
    { redemptionId, orderId: redemptionId, ...made, amountFen: 500_000, round: 1 },
    { article: '14-2', to: claimed },
  );
  await world.commitPlan({
    changes: [
      change(violation, { newId: id }, { events: [suspected], body: found }),
      change(redemption, { newId: redemptionId }, { events: [claimedEvent], body: claim }),
    ],
  });
  return { ...made, violationId: id, redemptionId, ref: `VIOLATION#${id}` };
}
type Confirmed = Awaited<ReturnType<typeof confirmed>>;

const told = async (kind: string, id: string, type: string) => {
  const event = await world.eventOf(kind, id, type);
  for (const _ of [1, 2]) await react(event, world.now(), world.deps);
  return `${kind}#${id}`;
};
const answered = async (operation: Parameters<typeof world.call>[0], call: object, status = 200) => {
  const answer = await world.call(operation, call);
  expect([operation, answer.status, answer.code]).toEqual([operation, status, undefined]);
  return answer.body;
};

async function refused({ ref, redemptionId }: Confirmed) {
  const body = { redemptionId, basis: ref, ...SOURCE };
  const { refusalId, hearingId } = await answered('proposePaymentRefusal', { as: WU, body }, 201);
  await world.heard(hearingId, QIAN);
  await answered('decidePaymentRefusal', { as: QIAN, params: { refusalId }, body: BECAUSE });
  return told('PAYMENTREFUSAL', refusalId, 'RedemptionRefusalDecided');
}
async function recovered({ ref, redemptionId }: Confirmed) {
  const body = { redemptionId, basis: ref, amountFen: 500_000, ...SOURCE };
  const { recoveryId } = await answered('proposeRecovery', { as: WU, body }, 201);
  const params = { recoveryId };
  const { hearingId } = await answered('noticeRecovery', { as: WU, params, body: BECAUSE });
  await world.heard(hearingId, QIAN);
  await answered('decideRecovery', { as: QIAN, params, body: BECAUSE });
  return told('FUNDRECOVERY', recoveryId, 'RecoveryOrdered');
}
async function recorded({ violationId }: Confirmed) {
  const fields = {
    conduct: '虚构合同',
    outcome: '追回资金',
    authority: '市科委',
    basis: '实施细则第十四条',
    effectiveOn: '2026-04-13',
    sanctionEndsOn: '2026-12-31',
  };
  const body = { violationId, subject: { kind: 'UNIT' }, fields, ...BECAUSE };
  const { creditRecordId, hearingId } = await answered('draftCreditRecord', { as: WU, body }, 201);
  await world.heard(hearingId, ZHENG);
  await answered('reportCreditRecord', { as: ZHENG, params: { creditRecordId }, body: BECAUSE });
  return told('CREDITRECORD', creditRecordId, 'CreditRecordReported');
}
async function removed({ agencyId, ref }: Confirmed) {
  const body = {
    agencyId,
    ground: { row: '12-3c', ref },
    source: 'DAILY_MANAGEMENT',
    ...BECAUSE,
  };
  const { removalId } = await answered('proposeRemoval', { as: ANNA, body }, 201);
  return told('REMOVAL', removalId, 'RemovalProposed');
}
async function unqualified({ agencyId, uscc, ref }: Confirmed) {
  const id = `2027.INSPECTION_TESTING.${agencyId}`;
  const hearingId = newId();
  const settings = await world.deps.settings.current(NOW);
  const officer = { now: NOW, actor: { id: 'u-anna', role: 'CENTRE_OFFICER' }, ...settings };
  const notice = {
    subjectRef: `ENTRY#${id}`,
    uscc,
    ground: 'EVALUATION_UNQUALIFIED',
    facts: [{ key: 'a', row: '9-4', zh: '骗取资金' }],
    reason: '骗取资金',
    article: '9-4',
  } satisfies Parameters<typeof decideIssueHearing>[1];
  const placed = decidePlaceInScope({ ...placement, agencyId, uscc });
  const body = {
    ...placed.body,
    triggers: [{ code: 'FUND_FRAUD', ref, confirmed: false }],
    unqualified: { hearingId, state: 'PROPOSED' as const, proposedBy: 'u-anna' },
  };
  const events = placed.events.map((event) => ({ ...event, to: 'UNDER_REVIEW' }));
  await world.commitPlan({
    changes: [
      change(entry, { newId: id }, { events, body }),
      change(hearing, { newId: hearingId }, decideIssueHearing(hearingId, notice, officer)),
    ],
  });
  await world.heard(hearingId, RUI);
  const [found, heard] = [await get(world.tables, entry, id), await get(world.tables, hearing, hearingId)];
  const reviewer = { now: world.now(), actor: { id: 'u-rui', role: 'CENTRE_REVIEWER' }, roles: RUI.roles };
  const decided = decideUnqualified(found, heard, { outcome: 'CONFIRM', ...BECAUSE }, reviewer);
  await world.commitPlan({ changes: [change(entry, found, orThrow(decided))] });
  return told('ENTRY', id, 'UnqualifiedConfirmed');
}
const linesOf = async ({ violationId }: Confirmed) =>
  ((await get(world.tables, violation, violationId)).body.consequences ?? []).map(
    ({ kind, done }) => `${kind} ${done?.ref ?? '-'}`,
  );

describe('[SM-15] what a grave violation leads to', () => {
  it('comes to the worker by every event that draws one', () => {
    const route = supervisionQueues.find(({ name }) => name === 'violations')?.route;
    const pattern = route?.pattern(stageConfig('local'));
    expect(pattern?.detailType).toEqual(expect.arrayContaining(Object.keys(DRAWN_BY)));
  });

  it.each([
    ['refused', 'UNDER_REVIEW', refused],
    ['recovered', 'PAID', recovered],
  ])('is drawn by each procedure in its turn, payment %s, and closes it', async (_, claimed, settled) => {
    const made = await confirmed(claimed);
    const grade = await unqualified(made);
    expect(await linesOf(made)).toEqual([
      'REFUSAL_OR_RECOVERY -',
      'CREDIT_RECORD -',
      'REMOVAL_PROPOSAL -',
      `UNQUALIFIED_GRADE ${grade}`,
    ]);
    const [removal, record, money] = [await removed(made), await recorded(made), await settled(made)];
    expect(await linesOf(made)).toEqual([
      `REFUSAL_OR_RECOVERY ${money}`,
      `CREDIT_RECORD ${record}`,
      `REMOVAL_PROPOSAL ${removal}`,
      `UNQUALIFIED_GRADE ${grade}`,
    ]);
    expect((await get(world.tables, violation, made.violationId)).status).toBe('CLOSED');
    const built = [removal, record, money, grade].toSorted();
    expect((await listBuiltOn(world.tables, made.ref)).toSorted()).toEqual(built);
  });

  it('is looked at again, each of it, by the Commission once the violation falls', async () => {
    const made = await confirmed('UNDER_REVIEW');
    const built = [await removed(made), await recorded(made), await refused(made), await unqualified(made)];
    const params = { violationId: made.violationId };
    await answered('requestViolationReview', { as: WU, params, body: { reason: '认定有误' } });
    await answered('decideViolationReview', { as: ZHENG, params, body: { ...BECAUSE, outcome: 'REVOKED' } });
    await told('VIOLATION', made.violationId, 'ViolationRevoked');
    for (const ref of built)
      expect((await world.tasksOf(ref)).filter((each) => each.endsWith('REVIEW_BUILT_ON'))).toEqual([
        'COMMISSION_OFFICER REVIEW_BUILT_ON',
      ]);
  });
});
