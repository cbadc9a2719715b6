import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { react } from '../../../functions/violations/react.ts';
import { violation } from '../../../shared/store/aggregates/violation.ts';
import { get } from '../../../shared/store/read.ts';
import { person as personOf } from '../../support/persons.ts';
import { agencyOf, QIAN, RUI, WU, ZHENG } from '../../support/supervision-world.ts';
import { usccFixture } from '../../support/uscc-fixtures.ts';
import { type CreditWorld, type Found, REASON, startCreditRecords } from './credit-world.ts';

let world: CreditWorld;
beforeAll(async () => {
  world = await startCreditRecords();
});
afterAll(() => world.stop());
const draft: CreditWorld['draft'] = (...asked) => world.draft(...asked);
const found: CreditWorld['found'] = (...asked) => world.found(...asked);

describe('[14-2e] a grave case', () => {
  const refer = async (made: Found, documentIds: string[], more = {}, as = WU) =>
    world.call('sendReferral', {
      as,
      body: {
        violationId: made.violationId,
        authority: '市公安局',
        sentOn: '2026-04-13',
        ...REASON,
        documentIds,
        ...more,
      },
    });

  it('is referred, once it is confirmed and with the letter', async () => {
    const suspected = await found('SUSPECTED');
    expect(await refer(suspected, [await world.paper(suspected.uscc)])).toMatchObject({
      code: 'NOT_CONFIRMED',
    });
    const made = await found();
    expect(await refer(made, [])).toMatchObject({ status: 422 });
    expect(await refer(made, [await world.paper(made.uscc)], { sentOn: '2026-04-14' })).toMatchObject({
      status: 422,
    });
    expect(await refer(made, [await world.paper(made.uscc)])).toMatchObject({ status: 201 });
  });

  it('is found again by officers, and by nobody else', async () => {
    const made = await found();
    const { body } = await refer(made, [await world.paper(made.uscc)]);
    const params = { referralId: body.referralId as string };
    const mine = { query: { uscc: made.uscc } };
    expect((await world.call('listReferrals', { as: QIAN, ...mine })).body.items).toEqual([body]);
    const { items } = (await world.call('listReferrals', { as: QIAN })).body;
    expect(items).toContainEqual(body);
    expect((await world.call('readReferral', { as: RUI, params })).body).toEqual(body);
    const agency = agencyOf(made.uscc);
    expect(await world.call('readReferral', { as: agency, params })).toMatchObject({ status: 403 });
    expect(await world.call('listReferrals', { as: agency })).toMatchObject({ status: 403 });
    const unknown = { referralId: 'none' };
    expect(await world.call('readReferral', { as: RUI, params: unknown })).toMatchObject({ status: 404 });
  });
});

describe('[14-2f] a buyer who colluded', () => {
  it('is not put on record as a unit without a credit code', async () => {
    expect(await draft(await found(), { kind: 'BUYER' })).toMatchObject({ status: 422 });
  });

  it('is heard by its own login, with its own papers, and reads its own record', async () => {
    const uscc = usccFixture(41);
    const buyer = personOf('buyer', ['BUYER'], { uscc });
    const made = await found('CONFIRMED', uscc);
    const { body } = await draft(made, { kind: 'BUYER' });
    expect(body).toMatchObject({ uscc, subject: { kind: 'BUYER', buyerId: uscc } });
    const of = { hearingId: body.hearingId as string };
    const params = { creditRecordId: body.creditRecordId as string };
    for (const other of [agencyOf(made.uscc), personOf('other', ['BUYER'], { uscc: usccFixture(42) })]) {
      expect(await world.call('readHearing', { as: other, params: of })).toMatchObject({ status: 404 });
      expect(await world.call('readCreditRecord', { as: other, params })).toMatchObject({ status: 404 });
      const reply = { text: '与我无关', documentIds: [] };
      expect(await world.call('replyToHearing', { as: other, params: of, body: reply })).toMatchObject({
        status: 404,
      });
    }
    expect(await world.call('readHearing', { as: buyer, params: of })).toMatchObject({
      status: 200,
      body: { allowedActions: ['reply'] },
    });
    const foreign = { text: '并不知情', documentIds: [await world.paper(made.uscc)] };
    expect(await world.call('replyToHearing', { as: buyer, params: of, body: foreign })).toMatchObject({
      status: 422,
    });
    const own = { text: '并不知情', documentIds: [await world.paper(uscc, 'CLEAN', 'BUYER')] };
    expect(await world.call('replyToHearing', { as: buyer, params: of, body: own })).toMatchObject({
      status: 200,
      body: { status: 'REPLIED' },
    });
    await world.call('considerHearing', { as: ZHENG, params: of, body: { accepted: false, text: '不采纳' } });
    await world.call('reportCreditRecord', { as: ZHENG, params, body: REASON });
    const listed = await world.call('listCreditRecords', { as: buyer });
    expect(listed.body.items).toMatchObject([
      { ...params, status: 'REPORTED', draftedBy: 'COMMISSION', report: { by: 'COMMISSION' } },
    ]);
    expect(JSON.stringify(listed.body)).not.toContain('u-');
    const elsewhere = { as: buyer, query: { uscc: made.uscc } };
    expect((await world.call('listCreditRecords', elsewhere)).body).toEqual(listed.body);
  });

  it('does not stand for the record of the agency, which remains to be drawn', async () => {
    const made = await found('CONSEQUENCES_PENDING', usccFixture(43));
    const drawnBy = async (subject: object) => {
      const { body } = await draft(made, subject);
      await world.heard(body.hearingId, ZHENG);
      const params = { creditRecordId: body.creditRecordId as string };
      await world.call('reportCreditRecord', { as: ZHENG, params, body: REASON });
      const reported = await world.eventOf('CREDITRECORD', params.creditRecordId, 'CreditRecordReported');
      await react(reported, world.now(), world.deps);
      const { consequences = [] } = (await get(world.tables, violation, made.violationId)).body;
      return consequences.filter(({ done }) => done !== undefined).map(({ kind }) => kind);
    };
    expect(await drawnBy({ kind: 'BUYER' })).toEqual([]);
    expect(await drawnBy({ kind: 'PERSON', name: '某甲', role: '经办', facts: [0] })).toEqual([]);
    expect(await drawnBy({ kind: 'UNIT' })).toEqual(['CREDIT_RECORD']);
  });
});
