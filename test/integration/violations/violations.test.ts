import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RedemptionRefusalDecided } from '../../../events/redemption-refusal-decided/v1.ts';
import { handlers as rectificationHandlers } from '../../../functions/rectifications/handlers.ts';
import { routes as rectificationRoutes } from '../../../functions/rectifications/routes.ts';
import { deadlineHandlers } from '../../../functions/violations/deadlines.ts';
import { handlers } from '../../../functions/violations/handlers.ts';
import { react } from '../../../functions/violations/react.ts';
import { routes } from '../../../functions/violations/routes.ts';
import type { Principal } from '../../../shared/domain/identity/principal.ts';
import type { OfficerRole } from '../../../shared/domain/identity/role.ts';
import { happened } from '../../../shared/domain/event.ts';
import { decideRegisterOfficer } from '../../../shared/domain/officer/officer.ts';
import { orThrow } from '../../../shared/domain/problem.ts';
import type { ViolationKind } from '../../../shared/domain/violation/kinds.ts';
import { decideSuspectViolation } from '../../../shared/domain/violation/suspect.ts';
import { officer } from '../../../shared/store/aggregates/administration.ts';
import { paymentRefusal } from '../../../shared/store/aggregates/payment-refusal.ts';
import { hearing } from '../../../shared/store/aggregates/hearing.ts';
import { violation } from '../../../shared/store/aggregates/violation.ts';
import { builtOn, listBuiltOn } from '../../../shared/store/built-on.ts';
import { isDisclosed } from '../../../shared/store/disclosed.ts';
import { newId } from '../../../shared/store/new-id.ts';
import { change } from '../../../shared/store/plan.ts';
import { get } from '../../../shared/store/read.ts';
import { person } from '../../support/persons.ts';
import {
  agencyOf,
  ANNA,
  BO,
  concerned,
  NOW,
  RUI,
  startSupervision,
  WU,
  ZHENG,
} from '../../support/supervision-world.ts';

const HE = person('he', ['CENTRE_REVIEWER']);
const DING = person('ding', ['CENTRE_DISCIPLINE']);
const CAI = person('cai', ['CENTRE_OFFICER']);

const start = () =>
  startSupervision({
    routes: { ...rectificationRoutes, ...routes },
    handlers: { ...rectificationHandlers, ...handlers },
    deadlines: deadlineHandlers,
  });
let world: Awaited<ReturnType<typeof start>>;
beforeAll(async () => {
  world = await start();
  for (const who of [ANNA, BO, RUI, HE, DING]) await register(who);
});
afterAll(() => world.stop());

const register = ({ id, roles }: Principal, conflicts: string[] = []) =>
  world.commitPlan({
    changes: [
      change(
        officer,
        { newId: id },
        decideRegisterOfficer(id, {
          sealedRef: 'R1',
          roles: roles as OfficerRole[],
          conflicts,
          active: true,
        }),
      ),
    ],
  });

const REASON = { reason: '查证属实' };
const tell = async (kind: string, id: string, type: string) => {
  const event = await world.eventOf(kind, id, type);
  for (const _ of [1, 2]) await react(event, world.now(), world.deps);
};

/** Suspected by BO, with an agency and a document of its own. */
async function suspected(kind: ViolationKind = 'FALSIFICATION_CONTRACT', more: { fromReport?: true } = {}) {
  world.to(NOW);
  const made = await world.imported();
  const violationId = newId();
  const suspicion = {
    ...made,
    kind,
    subjectRef: `AGENCY#${made.agencyId}`,
    sourceRef: 'COMPLAINT#C1',
    reason: '线索',
    ...more,
  };
  const acting = { now: NOW, actor: { id: BO.id, role: 'CENTRE_OFFICER' }, conflicts: [] };
  const decided = orThrow(
    decideSuspectViolation(violationId, suspicion, { ...acting, roles: ['CENTRE_OFFICER'] }),
  );
  await world.commitPlan({ changes: [change(violation, { newId: violationId }, decided)] });
  const params = { violationId };
  const documentIds = [await world.paper(made.uscc)];
  return { ...made, violationId, params, ref: `VIOLATION#${violationId}`, documentIds };
}
type Suspected = Awaited<ReturnType<typeof suspected>>;

const investigate = ({ params }: Suspected, investigators = [ANNA.id, BO.id], as = RUI) =>
  world.call('investigateViolation', { as, params, body: { ...REASON, investigators } });
const findings = ({ documentIds }: Suspected, more: object = {}) => ({
  ...REASON,
  level: 'MAJOR',
  facts: ['合同系虚构'],
  documentIds,
  ...more,
});
const propose = (made: Suspected, more: object = {}, as = ANNA) =>
  world.call('proposeConfirmation', { as, params: made.params, body: findings(made, more) });
const confirm = ({ params }: Suspected, as = RUI) =>
  world.call('confirmViolation', { as, params, body: REASON });
const dismiss = ({ params }: Suspected, as = RUI) =>
  world.call('dismissViolation', { as, params, body: REASON });

async function proposed(kind?: ViolationKind, more: object = {}) {
  const made = await suspected(kind);
  expect(await investigate(made)).toMatchObject({ status: 200, body: { status: 'UNDER_INVESTIGATION' } });
  const { status, body } = await propose(made, more);
  expect({ status, at: body.status }).toEqual({ status: 200, at: 'PRIOR_NOTICE' });
  return { ...made, hearingId: body.hearingId as string };
}
async function confirmed(level: 'MINOR' | 'MAJOR', kind?: ViolationKind, more: object = {}) {
  const made = await proposed(kind, { level, ...more });
  await world.heard(made.hearingId, CAI);
  expect(await confirm(made)).toMatchObject({ status: 200, body: { status: 'CONSEQUENCES_PENDING', level } });
  return made;
}
const linesOf = async ({ violationId }: Suspected) =>
  ((await get(world.tables, violation, violationId)).body.consequences ?? []).map(
    ({ kind, done }) => `${kind} ${done?.ref ?? done?.reason ?? '-'}`,
  );

describe('[SM-15] the investigation of a violation', () => {
  it('is put before a reviewer, who names two different persons without an interest', async () => {
    const made = await suspected();
    await tell('VIOLATION', made.violationId, 'ViolationSuspected');
    expect(await world.tasksOf(made.ref)).toEqual(['CENTRE_REVIEWER APPOINT_INVESTIGATORS']);
    const minded = person(`minded-${made.uscc}`, ['CENTRE_OFFICER']);
    await register(minded, [made.uscc]);
    expect(await investigate(made, [ANNA.id, ANNA.id])).toMatchObject({ status: 422 });
    expect(await investigate(made, [ANNA.id, 'u-stranger'])).toMatchObject({ status: 422 });
    expect(await investigate(made, [ANNA.id])).toMatchObject({ status: 422 });
    expect(await investigate(made, [ANNA.id, minded.id])).toMatchObject({ code: 'CONFLICT_OF_INTEREST' });
    expect(await investigate(made, [ANNA.id, BO.id], ANNA)).toMatchObject({ status: 403 });
    expect(await investigate(made, [ANNA.id, BO.id], concerned(RUI, made.uscc))).toMatchObject({
      code: 'CONFLICT_OF_INTEREST',
    });
    expect(await propose(made)).toMatchObject({ status: 409, code: 'ILLEGAL_TRANSITION' });
    expect(await investigate(made)).toMatchObject({ status: 200 });
    expect(await world.tasksOf(made.ref)).toEqual(['CENTRE_OFFICER INVESTIGATE_VIOLATION']);
    expect(await propose(made, {}, CAI)).toMatchObject({ status: 403 });
  });

  it('[3-2g] of what a report said is for those who may read reports', async () => {
    const made = await suspected('FUND_FRAUD', { fromReport: true });
    expect(await investigate(made)).toMatchObject({ status: 422 });
    expect(await investigate(made, [DING.id, HE.id])).toMatchObject({ status: 200 });
    expect(await propose(made, {}, ANNA)).toMatchObject({ status: 403 });
    expect(await propose(made, {}, DING)).toMatchObject({ status: 200 });
    const read = (as: Principal) => world.call('readViolation', { as, params: made.params });
    expect(await read(ANNA)).toMatchObject({ status: 403 });
    const own = await read(agencyOf(made.uscc));
    expect(own).toMatchObject({ status: 200, body: { proposal: { facts: ['合同系虚构'], by: 'CENTRE' } } });
    expect(JSON.stringify(own.body)).not.toMatch(/COMPLAINT|fromReport|线索|u-/);
  });

  it('may come to nothing, before or after the hearing, by another person', async () => {
    const made = await suspected();
    expect(await dismiss(made, ANNA)).toMatchObject({ status: 403 });
    expect(await dismiss(made)).toMatchObject({ status: 200, body: { status: 'DISMISSED' } });
    const heard = await proposed();
    await world.heard(heard.hearingId, CAI);
    expect(await world.tasksOf(heard.ref)).toEqual(['CENTRE_REVIEWER DECIDE_VIOLATION']);
    expect(await dismiss(heard)).toMatchObject({ body: { status: 'DISMISSED' } });
    expect(await world.tasksOf(heard.ref)).toEqual([]);
    expect(await world.eventOf('VIOLATION', heard.violationId, 'ViolationDismissed')).toMatchObject({
      data: { told: true },
    });
    expect(await confirm(heard)).toMatchObject({ status: 409, code: 'ILLEGAL_TRANSITION' });
  });
});

describe('[13-1a][13-1b][13-1c][13-1d][13-1e] a violation is confirmed', () => {
  it('after the hearing, by a reviewer other than who proposed it', async () => {
    const made = await suspected();
    await investigate(made, [ANNA.id, HE.id]);
    const as = agencyOf(made.uscc);
    expect(await world.call('readViolation', { as, params: made.params })).toMatchObject({ status: 404 });
    const { body } = await propose(made, {}, HE);
    expect(await confirm(made)).toMatchObject({ status: 409, code: 'HEARING_REQUIRED' });
    await world.heard(body.hearingId, CAI);
    expect(await confirm(made, HE)).toMatchObject({ status: 403, code: 'FOUR_EYES' });
    expect(await confirm(made, ANNA)).toMatchObject({ status: 403 });
    expect(await confirm(made)).toMatchObject({
      body: { status: 'CONSEQUENCES_PENDING', reviewUntil: '2026-05-14' },
    });
    const types = (await world.trail('VIOLATION', made.violationId)).map(({ type }) => type);
    expect(types.slice(-3)).toEqual(['ViolationHeard', 'ViolationConfirmed', 'ViolationConsequencesOpened']);
    expect(await world.tasksOf(made.ref)).toEqual(['CENTRE_REVIEWER DRAW_CONSEQUENCES']);
    expect(await linesOf(made)).toEqual([
      'REFUSAL_OR_RECOVERY -',
      'CREDIT_RECORD -',
      'REMOVAL_PROPOSAL -',
      'UNQUALIFIED_GRADE -',
    ]);
  });

  it.each<[string, ViolationKind, object]>([
    ['evidence', 'FALSIFICATION_CONTRACT', { documentIds: [] }],
    ['facts', 'FALSIFICATION_SERVICE_RECORD', { facts: [] }],
    ['a reason', 'FALSIFICATION_TEST_RESULT', { reason: ' ' }],
    ['a level', 'FALSIFICATION_AMOUNT', { level: undefined }],
    ['what was falsified, of the open list', 'FALSIFICATION_OTHER', {}],
    ['the third party [13-3]', 'SUBCONTRACTING', {}],
    ['the level that its kind has', 'FUND_FRAUD', { level: 'MINOR' }],
    ['documents of the agency’s own file', 'FALSIFICATION_CONTRACT', { documentIds: ['nothing'] }],
  ])('needs %s', async (_, kind, more) => {
    const made = await suspected(kind);
    await investigate(made);
    expect(await propose(made, more)).toMatchObject({ status: 422, code: 'VALIDATION_FAILED' });
  });

  it('[SM-22] is sent back, its hearing with it, and proposed again with a new one', async () => {
    const made = await proposed('FALSIFICATION_OTHER', { falsified: '伪造签收单' });
    await world.heard(made.hearingId, CAI);
    const back = (as = RUI) =>
      world.call('returnViolationProposal', { as, params: made.params, body: REASON });
    expect(await back(ANNA)).toMatchObject({ status: 403 });
    expect(await back()).toMatchObject({ body: { status: 'UNDER_INVESTIGATION' } });
    expect(await world.tasksOf(made.ref)).toEqual(['CENTRE_OFFICER INVESTIGATE_VIOLATION']);
    const { body } = await propose(made, { falsified: '伪造签收单' });
    const { uscc } = made;
    const reply = (hearingId: string) =>
      world.call('replyToHearing', { as: agencyOf(uscc), params: { hearingId }, body: { text: '有异议' } });
    expect(await back()).toMatchObject({ status: 200 });
    // Nothing that the agency says goes to a hearing that nobody reads.
    expect(await reply(body.hearingId)).toMatchObject({ status: 409, code: 'ILLEGAL_TRANSITION' });
    const { status, deadlines } = await get(world.tables, hearing, body.hearingId);
    expect([status, deadlines]).toEqual(['WITHDRAWN', {}]);
    const third = await propose(made, { falsified: '伪造签收单' });
    const [named = ''] = made.documentIds;
    expect(await isDisclosed(world.tables, named, uscc)).toBe(true);
    expect(await get(world.tables, hearing, third.body.hearingId)).toMatchObject({
      body: { documentIds: [named] },
    });
    expect(await reply(third.body.hearingId)).toMatchObject({ status: 200 });
    expect(body.hearingId).not.toBe(made.hearingId);
    expect(await confirm(made)).toMatchObject({ code: 'HEARING_REQUIRED' });
  });
});

describe('[13-2] a related-party transaction', () => {
  const relation = { rule: 'RP-01', facts: '持股60%', directControl: true };
  const unfair = {
    comparables: [{ zh: '同类均价', amountFen: 100_00 }],
    conclusion: 'NOT_FAIR',
    reason: '高出三倍',
  };

  it.each([
    ['the relation alone', { relation }],
    ['the price alone', { armsLengthFinding: unfair }],
    ['no direct control', { relation: { ...relation, directControl: false }, armsLengthFinding: unfair }],
    ['a fair price', { relation, armsLengthFinding: { ...unfair, conclusion: 'FAIR' } }],
  ])('is not found on %s', async (_, limbs) => {
    const made = await suspected('RELATED_PARTY_TRANSACTION');
    await investigate(made);
    expect(await propose(made, limbs)).toMatchObject({ status: 422, code: 'BOTH_LIMBS_REQUIRED' });
  });

  it('names the rule on related parties that it falls under', async () => {
    const made = await suspected('RELATED_PARTY_TRANSACTION');
    await investigate(made);
    const named = (rule: string) =>
      propose(made, { relation: { ...relation, rule }, armsLengthFinding: unfair });
    for (const rule of ['FR-01', 'RP-', 'RP-1x', 'rp-01'])
      expect(await named(rule)).toMatchObject({ status: 422, code: 'VALIDATION_FAILED' });
    expect(await named('RP-04')).toMatchObject({ status: 200 });
  });

  it('is found on both limbs; [13-3] subcontracting on its third party', async () => {
    const both = { relation, armsLengthFinding: unfair };
    const related = await confirmed('MAJOR', 'RELATED_PARTY_TRANSACTION', both);
    const passedOn = await confirmed('MINOR', 'SUBCONTRACTING', { thirdParty: { name: '某检测公司' } });
    expect([(await linesOf(related)).length, (await linesOf(passedOn)).length]).toEqual([4, 2]);
  });
});

describe('[SM-15] what a violation leads to', () => {
  const settle = ({ params }: Suspected, consequence: string, as = CAI) =>
    world.call('settleConsequence', { as, params, body: { consequence, reason: '已另行处理' } });

  it('is drawn by what rests on it, and then it is closed', async () => {
    const made = await confirmed('MINOR');
    const { body } = await world.call('proposeRectification', {
      as: ANNA,
      body: {
        agencyId: made.agencyId,
        ground: 'OTHER',
        source: 'DAILY_MANAGEMENT',
        sourceRef: made.ref,
        ...REASON,
      },
    });
    await tell('RECTIFICATION', body.rectificationId, 'RectificationProposed');
    const rectification = `RECTIFICATION#${body.rectificationId}`;
    expect(await linesOf(made)).toEqual([
      `RECTIFICATION ${rectification}`,
      'INTEGRITY_DEDUCTION 计入平台违规扣分指标',
    ]);
    expect((await get(world.tables, violation, made.violationId)).status).toBe('CLOSED');
    expect(await listBuiltOn(world.tables, made.ref)).toEqual([rectification]);
    expect(await world.tasksOf(made.ref)).toEqual([]);
    expect(await settle(made, 'RECTIFICATION')).toMatchObject({ status: 409, code: 'ILLEGAL_TRANSITION' });
  });

  it('[14-2a] is drawn by the decision to refuse payment, which is remembered as resting on it', async () => {
    const made = await confirmed('MAJOR');
    const { agencyId, uscc, ref } = made;
    const refusalId = newId();
    const data = { refusalId, redemptionId: newId(), agencyId, uscc, amountFen: 100 };
    const person = { by: WU.id, at: NOW, reason: '违规' };
    const body = {
      ...data,
      basis: ref,
      source: 'DAILY_MANAGEMENT' as const,
      hearingId: 'H1',
      proposed: person,
    };
    const event = happened(RedemptionRefusalDecided, data, { article: '14-2a', to: 'DECIDED' });
    const { refusalId: _, ...refused } = body;
    await world.commitPlan({
      changes: [change(paymentRefusal, { newId: refusalId }, { events: [event], body: refused })],
    });
    await tell('PAYMENTREFUSAL', refusalId, 'RedemptionRefusalDecided');
    expect(await linesOf(made)).toContain(`REFUSAL_OR_RECOVERY PAYMENTREFUSAL#${refusalId}`);
    expect(await listBuiltOn(world.tables, ref)).toEqual([`PAYMENTREFUSAL#${refusalId}`]);
  });

  it('or is not drawn, for a reason that a person gives', async () => {
    const made = await confirmed('MAJOR');
    expect(await settle(made, 'RECTIFICATION')).toMatchObject({ status: 422 });
    expect(await settle(made, 'CREDIT_RECORD', agencyOf(made.uscc))).toMatchObject({ status: 403 });
    for (const each of ['CREDIT_RECORD', 'REMOVAL_PROPOSAL', 'UNQUALIFIED_GRADE'])
      expect(await settle(made, each)).toMatchObject({ body: { status: 'CONSEQUENCES_PENDING' } });
    expect(await settle(made, 'CREDIT_RECORD')).toMatchObject({ status: 409, code: 'DUPLICATE' });
    expect(await settle(made, 'REFUSAL_OR_RECOVERY')).toMatchObject({ body: { status: 'CLOSED' } });
    expect(await world.tasksOf(made.ref)).toEqual([]);
  });
});

describe('[SM-15] the review', () => {
  const ask = ({ params }: Suspected, as: Principal) =>
    world.call('requestViolationReview', { as, params, body: { reason: '认定有误' } });
  const decide = ({ params }: Suspected, outcome: 'UPHELD' | 'REVOKED', as: Principal = WU) =>
    world.call('decideViolationReview', { as, params, body: { ...REASON, outcome } });

  it('is asked for by the agency in time, and upheld: the consequences go on', async () => {
    const made = await confirmed('MAJOR');
    const own = agencyOf(made.uscc);
    expect(await ask(made, agencyOf('91310104MA1FX0010C'))).toMatchObject({ status: 404 });
    expect(await ask(made, own)).toMatchObject({
      body: { status: 'UNDER_REVIEW', review: { side: 'AGENCY' } },
    });
    expect(await world.tasksOf(made.ref)).toContain('COMMISSION_OFFICER DECIDE_VIOLATION_REVIEW');
    expect(await decide(made, 'UPHELD', RUI)).toMatchObject({ status: 403 });
    expect(await decide(made, 'UPHELD', concerned(WU, made.uscc))).toMatchObject({
      code: 'CONFLICT_OF_INTEREST',
    });
    expect(await decide(made, 'UPHELD')).toMatchObject({ body: { status: 'CONSEQUENCES_PENDING' } });
    expect(await world.tasksOf(made.ref)).toEqual(['CENTRE_REVIEWER DRAW_CONSEQUENCES']);
    expect(await ask(made, own)).toMatchObject({ status: 409, code: 'DEADLINE_PASSED' });
  });

  it('comes too late for the agency, never for the Commission, where a second person decides', async () => {
    const made = await confirmed('MAJOR');
    const { deadlines } = await get(world.tables, violation, made.violationId);
    const { dueAt } = deadlines['VIOLATION_REVIEW']!;
    await world.fire('VIOLATION', made.violationId, 'VIOLATION_REVIEW', dueAt);
    expect(await ask(made, agencyOf(made.uscc))).toMatchObject({ status: 409, code: 'DEADLINE_PASSED' });
    expect(await ask(made, WU)).toMatchObject({ body: { status: 'UNDER_REVIEW' } });
    expect(await decide(made, 'REVOKED', WU)).toMatchObject({ status: 403, code: 'FOUR_EYES' });
    expect(await decide(made, 'REVOKED', ZHENG)).toMatchObject({ body: { status: 'REVOKED' } });
  });

  it('revokes it, and everything that was built on it is looked at again, what comes later too', async () => {
    const made = await confirmed('MAJOR');
    const built = `REMOVAL#${newId()}`;
    await world.commitPlan({ changes: [], projections: [builtOn(made.ref, built)] });
    await ask(made, agencyOf(made.uscc));
    await decide(made, 'REVOKED');
    expect(await world.tasksOf(made.ref)).toEqual([]);
    await tell('VIOLATION', made.violationId, 'ViolationRevoked');
    expect(await world.tasksOf(built)).toEqual(['COMMISSION_OFFICER REVIEW_BUILT_ON']);
    const { body } = await world.call('proposeRectification', {
      as: ANNA,
      body: {
        agencyId: made.agencyId,
        ground: 'OTHER',
        source: 'INSPECTION',
        sourceRef: made.ref,
        ...REASON,
      },
    });
    await tell('RECTIFICATION', body.rectificationId, 'RectificationProposed');
    expect(await world.tasksOf(`RECTIFICATION#${body.rectificationId}`)).toContain(
      'COMMISSION_OFFICER REVIEW_BUILT_ON',
    );
  });
});
