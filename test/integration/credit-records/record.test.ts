import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deadlineHandlers as deadlines } from '../../../functions/credit-records/deadlines.ts';
import { handlers } from '../../../functions/credit-records/handlers.ts';
import { routes } from '../../../functions/credit-records/routes.ts';
import { orThrow } from '../../../shared/domain/problem.ts';
import { decideSuspectViolation } from '../../../shared/domain/violation/suspect.ts';
import { creditRecord } from '../../../shared/store/aggregates/credit-record.ts';
import { violation } from '../../../shared/store/aggregates/violation.ts';
import { newId } from '../../../shared/store/new-id.ts';
import { change } from '../../../shared/store/plan.ts';
import { get } from '../../../shared/store/read.ts';
import { concerned, NOW, QIAN, RUI, startSupervision, WU, ZHENG } from '../../support/supervision-world.ts';

const start = () => startSupervision({ routes, handlers, deadlines });
let world: Awaited<ReturnType<typeof start>>;
beforeAll(async () => {
  world = await start();
});
afterAll(() => world.stop());

const fields = {
  conduct: '转包服务',
  outcome: '追回资金',
  authority: '市科委',
  basis: '实施细则第十四条',
  effectiveOn: '2026-04-13',
  sanctionEndsOn: '2026-12-31',
};
const REASON = { reason: '经查实' };

/** A violation as it would stand after a finding, with one fact. */
async function found(status = 'CONFIRMED') {
  world.to(NOW);
  const made = await world.imported();
  const orderId = await world.ordered(made, 'COMPLETED');
  const id = newId();
  const suspicion = {
    ...made,
    kind: 'SUBCONTRACTING',
    subjectRef: `ORDER#${orderId}`,
    sourceRef: 'COMPLAINT#1',
    ...REASON,
  } as const;
  const acting = {
    now: NOW,
    actor: { id: 'x', role: 'CENTRE_REVIEWER' },
    roles: ['CENTRE_REVIEWER'],
  } as const;
  const decided = orThrow(decideSuspectViolation(id, suspicion, { ...acting, conflicts: [] }));
  const level = 'MAJOR' as const;
  const proposal = {
    by: 'x',
    at: NOW,
    ...REASON,
    level,
    facts: ['转包'],
    documentIds: ['d'],
  };
  const events = decided.events.map((event) => ({ ...event, to: status }));
  const body = { ...decided.body, proposal, level };
  await world.commitPlan({ changes: [change(violation, { newId: id }, { events, body })] });
  return { ...made, violationId: id };
}
type Found = Awaited<ReturnType<typeof found>>;

const draft = ({ violationId }: Pick<Found, 'violationId'>, subject: object = { kind: 'UNIT' }, as = WU) =>
  world.call('draftCreditRecord', { as, body: { violationId, subject, fields, ...REASON } });

async function reported() {
  const made = await found();
  const { body } = await draft(made);
  const params = { creditRecordId: body.creditRecordId as string };
  await world.heard(body.hearingId, ZHENG);
  const answer = await world.call('reportCreditRecord', { as: ZHENG, params, body: REASON });
  expect(answer).toMatchObject({ status: 200, body: { status: 'REPORTED' } });
  return { ...made, params };
}

describe('[14-2d] a record of discredit', () => {
  it('rests on a confirmed violation, and is the Commission’s', async () => {
    expect(await draft(await found('SUSPECTED'))).toMatchObject({ status: 409, code: 'NOT_CONFIRMED' });
    const made = await found();
    for (const who of [RUI, QIAN]) expect(await draft(made, undefined, who)).toMatchObject({ status: 403 });
    expect(await draft(made, undefined, concerned(WU, made.uscc))).toMatchObject({
      code: 'CONFLICT_OF_INTEREST',
    });
  });

  it('names a person only with a part in the facts, and keeps the name sealed', async () => {
    const made = await found();
    const person = { kind: 'PERSON', name: '某甲', role: '项目负责人', facts: [0] };
    expect(await draft(made, { kind: 'PERSON', name: '某甲' })).toMatchObject({ status: 422 });
    expect(await draft(made, { ...person, facts: [1] })).toMatchObject({ status: 422 });
    const answer = await draft(made, person);
    expect(answer.status).toBe(201);
    expect(JSON.stringify(answer.body)).not.toContain('某甲');
  });

  it('[SM-20] is reported after the hearing by a second person, and expires with its sanction', async () => {
    const made = await found();
    const { body } = await draft(made);
    const params = { creditRecordId: body.creditRecordId as string };
    const report = (as = ZHENG) => world.call('reportCreditRecord', { as, params, body: REASON });
    expect(await report()).toMatchObject({ status: 409, code: 'HEARING_REQUIRED' });
    await world.heard(body.hearingId, ZHENG);
    expect(await report(WU)).toMatchObject({ status: 403, code: 'FOUR_EYES' });
    expect(await report()).toMatchObject({ status: 200 });
    expect(await world.tasksOf(`CREDITRECORD#${params.creditRecordId}`)).toEqual([]);
    expect(await world.call('activateCreditRecord', { as: WU, params })).toMatchObject({ status: 200 });
    await world.fire('CREDITRECORD', params.creditRecordId, 'SANCTION_END', '2026-12-31T16:00:00.000Z');
    expect(await get(world.tables, creditRecord, params.creditRecordId)).toMatchObject({ status: 'EXPIRED' });
  });

  it('[SM-20] is corrected and revoked on documents, by another than who reported it', async () => {
    const { params, uscc } = await reported();
    await world.call('activateCreditRecord', { as: WU, params });
    const documentIds = [await world.paper(uscc)];
    const correction = { fields: { ...fields, outcome: '警告' }, ...REASON, documentIds };
    const correct = (as = WU, body: object = correction) =>
      world.call('correctCreditRecord', { as, params, body });
    expect(await correct(ZHENG)).toMatchObject({ status: 403, code: 'FOUR_EYES' });
    expect(await correct(WU, { ...correction, documentIds: [] })).toMatchObject({ status: 422 });
    expect(await correct()).toMatchObject({
      status: 200,
      body: { status: 'ACTIVE', fields: { outcome: '警告' } },
    });
    const revoked = await world.call('revokeCreditRecord', {
      as: WU,
      params,
      body: { ...REASON, documentIds },
    });
    expect(revoked).toMatchObject({ status: 200, body: { status: 'REVOKED' } });
  });
});

it('[14-2e] a grave case is referred, once it is confirmed and with the letter', async () => {
  const refer = async (made: Found, documentIds: string[]) =>
    world.call('sendReferral', {
      as: WU,
      body: {
        violationId: made.violationId,
        authority: '市公安局',
        sentOn: '2026-04-13',
        ...REASON,
        documentIds,
      },
    });
  const suspected = await found('SUSPECTED');
  expect(await refer(suspected, [await world.paper(suspected.uscc)])).toMatchObject({
    code: 'NOT_CONFIRMED',
  });
  const made = await found();
  expect(await refer(made, [])).toMatchObject({ status: 422 });
  expect(await refer(made, [await world.paper(made.uscc)])).toMatchObject({ status: 201 });
});

it('[14-2f] a buyer without a credit code is not put on record as a unit', async () => {
  expect(await draft(await found(), { kind: 'BUYER' })).toMatchObject({ status: 422 });
});
