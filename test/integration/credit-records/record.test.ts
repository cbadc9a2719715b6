import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { creditRecord } from '../../../shared/store/aggregates/credit-record.ts';
import { get } from '../../../shared/store/read.ts';
import { concerned, QIAN, RUI, WU, ZHENG } from '../../support/supervision-world.ts';
import { type CreditWorld, fields, REASON, startCreditRecords } from './credit-world.ts';

let world: CreditWorld;
beforeAll(async () => {
  world = await startCreditRecords();
});
afterAll(() => world.stop());
const draft: CreditWorld['draft'] = (...asked) => world.draft(...asked);
const found: CreditWorld['found'] = (...asked) => world.found(...asked);

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
    const ref = `CREDITRECORD#${params.creditRecordId}`;
    expect(await world.tasksOf(ref)).toEqual(['COMMISSION_OFFICER ACTIVATE_CREDIT_RECORD']);
    expect(await world.call('activateCreditRecord', { as: WU, params })).toMatchObject({
      status: 200,
      body: { allowedActions: ['correct', 'revoke'], deadlines: [{ lastDay: '2026-12-31' }] },
    });
    expect(await world.tasksOf(ref)).toEqual([]);
    await world.fire('CREDITRECORD', params.creditRecordId, 'SANCTION_END', '2026-12-31T16:00:00.000Z');
    expect(await get(world.tables, creditRecord, params.creditRecordId)).toMatchObject({ status: 'EXPIRED' });
  });

  it('[SM-20] is corrected and revoked on documents, by another than who reported it', async () => {
    const { params, uscc } = await world.reported();
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

describe('[14-2d] [SM-20] the time of a record', () => {
  it('does not begin where it is over already', async () => {
    const made = await found();
    const over = { ...fields, effectiveOn: '2026-01-01', sanctionEndsOn: '2026-04-12' };
    const body = { violationId: made.violationId, subject: { kind: 'UNIT' }, fields: over, ...REASON };
    expect(await world.call('draftCreditRecord', { as: WU, body })).toMatchObject({ status: 422 });
  });

  it('is over at once where its sanction ended before it stood', async () => {
    const { params } = await world.reported();
    world.to('2027-02-01T01:00:00.000Z');
    expect(await world.call('activateCreditRecord', { as: WU, params })).toMatchObject({
      status: 200,
      body: { status: 'ACTIVE' },
    });
    await world.fire('CREDITRECORD', params.creditRecordId, 'SANCTION_END', '2027-02-01T01:00:00.000Z');
    expect(await get(world.tables, creditRecord, params.creditRecordId)).toMatchObject({ status: 'EXPIRED' });
  });

  it('does not begin once the violation fell', async () => {
    const { params, violationId } = await world.reported();
    await world.fallen({ violationId });
    expect(await world.call('activateCreditRecord', { as: WU, params })).toMatchObject({
      status: 409,
      code: 'NOT_CONFIRMED',
    });
    expect(await get(world.tables, creditRecord, params.creditRecordId)).toMatchObject({
      status: 'REPORTED',
    });
  });
});
