import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CreditRecordReported } from '../../../events/credit-record-reported/v1.ts';
import { RedemptionRefusalDropped } from '../../../events/redemption-refusal-dropped/v1.ts';
import { RedemptionRefusalNoticed } from '../../../events/redemption-refusal-noticed/v1.ts';
import { ViolationClosed } from '../../../events/violation-closed/v1.ts';
import { ViolationDismissed } from '../../../events/violation-dismissed/v1.ts';
import { handlers as creditHandlers } from '../../../functions/credit-records/handlers.ts';
import { routes as creditRoutes } from '../../../functions/credit-records/routes.ts';
import { handlers as inspectionHandlers } from '../../../functions/inspections/handlers.ts';
import { routes as inspectionRoutes } from '../../../functions/inspections/routes.ts';
import { handlers as spotCheckHandlers } from '../../../functions/spot-checks/handlers.ts';
import { cooperationRoutes } from '../../../functions/spot-checks/routes/cooperation-routes.ts';
import { handlers } from '../../../functions/standing/handlers.ts';
import { routes } from '../../../functions/standing/routes.ts';
import { type DomainEvent, happened } from '../../../shared/domain/event.ts';
import { decideIssueHearing } from '../../../shared/domain/hearing/issue.ts';
import { orThrow } from '../../../shared/domain/problem.ts';
import { deadlineInWorkingDays } from '../../../shared/domain/time/deadline.ts';
import { decideSuspectViolation } from '../../../shared/domain/violation/suspect.ts';
import { VIOLATION_REVIEW } from '../../../shared/domain/violation/violation.ts';
import type { AggregateType } from '../../../shared/store/aggregate.ts';
import { creditRecord } from '../../../shared/store/aggregates/credit-record.ts';
import { hearing } from '../../../shared/store/aggregates/hearing.ts';
import { inspection } from '../../../shared/store/aggregates/inspection.ts';
import { paymentRefusal } from '../../../shared/store/aggregates/payment-refusal.ts';
import { violation } from '../../../shared/store/aggregates/violation.ts';
import { newId } from '../../../shared/store/new-id.ts';
import { change } from '../../../shared/store/plan.ts';
import { get } from '../../../shared/store/read.ts';
import { person } from '../../support/persons.ts';
import { agencyOf, ANNA, NOW, startSupervision, WU } from '../../support/supervision-world.ts';

const { openInspection } = inspectionRoutes;
const { withdrawCooperation } = cooperationRoutes;
const { draftCreditRecord } = creditRoutes;
const start = () =>
  startSupervision({
    routes: { ...routes, openInspection, withdrawCooperation, draftCreditRecord },
    handlers: { ...spotCheckHandlers, ...inspectionHandlers, ...creditHandlers, ...handlers },
  });
let world: Awaited<ReturnType<typeof start>>;
beforeAll(async () => {
  world = await start();
});
afterAll(() => world.stop());

interface Made {
  readonly agencyId: string;
  readonly uscc: string;
}
const own = async ({ uscc }: Made) => (await world.call('readOwnStanding', { as: agencyOf(uscc) })).body;
const exit = ({ uscc }: Made) =>
  world.call('exitPlatform', { as: agencyOf(uscc), body: { declaration: true, reason: '业务调整' } });
const openKinds = async (made: Made): Promise<string[]> =>
  (await own(made)).openCases.map(({ kind, status }: Record<string, string>) => `${kind} ${status}`);
const obligations = async (made: Made): Promise<string[]> =>
  (await exit(made)).body.open.map(({ kind }: { kind: string }) => kind);
const typesOf = async (made: Made): Promise<string[]> =>
  (await own(made)).history.items.map(({ type }: { type: string }) => type);

/** Moves a matter on, as a decision that is not the test's would. */
async function moved<B>(type: AggregateType<B>, id: string, event: DomainEvent) {
  const found = await get(world.tables, type, id);
  await world.commitPlan({ changes: [change(type, found, { events: [event], body: found.body })] });
}

/** A violation in a status, with the hearing on it where it was told of. */
async function violated(made: Made, event: (violationId: string) => DomainEvent, told = true) {
  const id = newId();
  const suspicion = {
    ...made,
    kind: 'FUND_FRAUD',
    subjectRef: `AGENCY#${made.agencyId}`,
    sourceRef: 'COMPLAINT#C1',
    reason: '虚构合同',
  } as const;
  const acting = { now: NOW, actor: { id: 'u-bo', role: 'CENTRE_OFFICER' }, conflicts: [] };
  const decided = orThrow(decideSuspectViolation(id, suspicion, { ...acting, roles: ['CENTRE_OFFICER'] }));
  const body = { ...decided.body, ...(told && { hearingId: 'H1' }) };
  const events = [...decided.events, event(id)];
  await world.commitPlan({ changes: [change(violation, { newId: id }, { events, body })] });
  return id;
}
const refOf = (made: Made, violationId: string) => ({ violationId, ...made, kind: 'FUND_FRAUD' as const });

describe('[12-4] the matters of articles 12 to 14', () => {
  it('[14-1] an inspection is open and binds until it is over', async () => {
    const made = await world.imported();
    const items = [{ key: 'LEDGER', zh: '服务台账', required: true }];
    const body = { agencyId: made.agencyId, subject: '创新券服务', basis: '年度监督检查计划', items };
    const { inspectionId } = (await world.call('openInspection', { as: WU, body })).body;
    expect(await openKinds(made)).toEqual(['COOPERATION OPEN', 'INSPECTION MATERIALS_DUE']);
    expect(await obligations(made)).toEqual(['COOPERATION', 'INSPECTION']);
    expect(await typesOf(made)).toContain('InspectionOpened');
    const params = { cooperationId: inspectionId };
    await world.call('withdrawCooperation', { as: WU, params, body: { reason: '改期' } });
    expect((await get(world.tables, inspection, inspectionId)).status).toBe('WITHDRAWN');
    expect(await openKinds(made)).toEqual([]);
    expect(await exit(made)).toMatchObject({ status: 200 });
  });

  it('[14-2a] a refusal of payment is open from the notice on; with it goes the hearing on it', async () => {
    const made = await world.imported();
    const [refusalId, hearingId] = [newId(), newId()];
    const ref = { refusalId, redemptionId: 'R1', ...made };
    const body = {
      ...made,
      redemptionId: 'R1',
      amountFen: 100_00,
      basis: 'VIOLATION#V1',
      source: 'DAILY_MANAGEMENT' as const,
      proposed: { by: 'u-wu', at: NOW, reason: '虚构合同' },
      hearingId,
    };
    const notice = {
      subjectRef: `PAYMENTREFUSAL#${refusalId}`,
      uscc: made.uscc,
      ground: 'PAYMENT_REFUSAL',
      facts: [{ key: 'a', row: '14-2a', zh: '虚构合同' }],
      reason: '虚构合同',
      article: '14-2a',
    } satisfies Parameters<typeof decideIssueHearing>[1];
    const wu = { now: NOW, actor: { id: 'u-wu', role: 'COMMISSION_OFFICER' }, roles: WU.roles };
    const issued = decideIssueHearing(hearingId, notice, {
      ...wu,
      ...(await world.deps.settings.current(NOW)),
    });
    const noticed = happened(RedemptionRefusalNoticed, ref, { article: '14-2a', to: 'PRIOR_NOTICE' });
    await world.commitPlan({
      changes: [
        change(paymentRefusal, { newId: refusalId }, { events: [noticed], body }),
        change(hearing, { newId: hearingId }, issued),
      ],
    });
    expect(await openKinds(made)).toEqual(['HEARING ISSUED', 'PAYMENTREFUSAL PRIOR_NOTICE']);
    expect(await obligations(made)).toEqual(['PAYMENT_REFUSAL']);
    expect((await own(made)).operations).toMatchObject([{ operation: 'replyToHearing' }, {}, {}, {}, {}]);
    const dropped = happened(RedemptionRefusalDropped, ref, { article: '14-2a', to: 'DROPPED' });
    await moved(paymentRefusal, refusalId, dropped);
    const after = await own(made);
    expect(after).toMatchObject({ openCases: [], deadlines: [] });
    expect(after.operations.map(({ operation }: { operation: string }) => operation)).not.toContain(
      'replyToHearing',
    );
  });

  it('[14-2d] a credit record binds while it is drafted; one that was decided outlives the agency', async () => {
    world.to(NOW);
    const made = await world.imported();
    const violationId = await violated(made, (id) =>
      happened(ViolationClosed, refOf(made, id), { article: '14-2', to: 'CLOSED' }),
    );
    const fields = {
      conduct: '虚构合同',
      outcome: '追回资金',
      authority: '市科委',
      basis: '实施细则第十四条',
      effectiveOn: '2026-04-13',
      sanctionEndsOn: '2026-12-31',
    };
    const body = { violationId, subject: { kind: 'UNIT' }, fields, reason: '经查实' };
    const drafted = await world.call('draftCreditRecord', { as: WU, body });
    const { creditRecordId } = drafted.body;
    expect(await openKinds(made)).toEqual(['HEARING ISSUED', 'CREDITRECORD DRAFT']);
    expect(await obligations(made)).toEqual(['CREDIT_RECORD']);
    const ref = { creditRecordId, ...made, subject: 'UNIT' } as const;
    await moved(
      creditRecord,
      creditRecordId,
      happened(CreditRecordReported, ref, { article: '14-2d', to: 'REPORTED' }),
    );
    expect(await openKinds(made)).toContain('CREDITRECORD REPORTED');
    expect(await exit(made)).toMatchObject({ status: 200 });
    expect(await typesOf(made)).toContain('CreditRecordReported');
  });

  it('[SM-15] a finding that is closed still offers its review in time; one dismissed untold is never shown', async () => {
    const made = await world.imported();
    const { calendar } = await world.deps.settings.current(NOW);
    const source = { policyKey: 'hearing.replyDays', article: '13-1' } as const;
    const review = deadlineInWorkingDays({ kind: VIOLATION_REVIEW, base: NOW, source, amount: 5, calendar });
    const violationId = await violated(made, (id) =>
      happened(ViolationClosed, refOf(made, id), {
        article: '14-2',
        to: 'CLOSED',
        deadlines: { set: [review] },
      }),
    );
    const dismissed = await violated(
      made,
      (id) => happened(ViolationDismissed, refOf(made, id), { article: '14-2', to: 'DISMISSED' }),
      false,
    );
    const body = await own(made);
    expect(body).toMatchObject({
      openCases: [],
      deadlines: [{ kind: VIOLATION_REVIEW, ref: `VIOLATION#${violationId}`, article: '13-1' }],
    });
    expect(body.operations[0]).toMatchObject({
      operation: 'requestViolationReview',
      ref: `VIOLATION#${violationId}`,
    });
    expect(body.history.items.map(({ type }: { type: string }) => type)).toEqual([
      'ViolationClosed',
      'AgencyImported',
    ]);
    expect(JSON.stringify(body)).not.toContain(dismissed);
  });

  it('says why what an agency may not do is not open to it: its standing, or its role', async () => {
    const made = await world.imported();
    await world.standAs(made.agencyId, 'SUSPENDED');
    const { operations, withheld } = await own(made);
    expect(operations).toMatchObject([{ operation: 'confirmProfile' }]);
    expect(withheld).toMatchObject([
      { operation: 'publishProduct', because: { zh: '须在“在册服务”时办理，现为“暂停服务资格”' } },
      { operation: 'answerDemand', citation: { zh: expect.stringContaining('第六条') } },
      { operation: 'acceptOrder' },
      { operation: 'exitPlatform' },
    ]);
    const other = await world.imported();
    const as = person('operator', ['AGENCY_OPERATOR'], {
      uscc: other.uscc as NonNullable<ReturnType<typeof agencyOf>['uscc']>,
    });
    const { body } = await world.call('readOwnStanding', { as });
    expect(body.withheld).toMatchObject([
      { operation: 'publishProduct', because: { zh: '由机构管理员办理' } },
      { operation: 'confirmProfile' },
      { operation: 'exitPlatform' },
    ]);
  });
});

describe('[12-0] the page of standing', () => {
  it('is for the agency and for officers, and for nobody else; no proxy keeps it', async () => {
    const made = await world.imported();
    const params = { agencyId: made.agencyId };
    const page = await world.call('readOwnStandingPage', { as: agencyOf(made.uscc) });
    expect(page).toMatchObject({
      status: 200,
      headers: { 'cache-control': 'private, no-store', 'content-type': 'text/html; charset=utf-8' },
    });
    for (const as of [ANNA, WU])
      expect(await world.call('readStandingPage', { as, params })).toMatchObject({ status: 200 });
    const other = await world.imported();
    expect(await world.call('readStandingPage', { as: agencyOf(other.uscc), params })).toMatchObject({
      status: 403,
    });
    expect(await world.call('readStandingPage', { params })).toMatchObject({ status: 401 });
    expect(await world.call('readOwnStandingPage', {})).toMatchObject({ status: 401 });
    expect(await world.call('readOwnStandingPage', { as: ANNA })).toMatchObject({ status: 403 });
  });
});
