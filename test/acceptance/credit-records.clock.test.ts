import { describe, expect, it } from 'vitest';
import { all, inbox, letterOf } from '../support/journeys/letters.ts';
import { found } from '../support/journeys/supervision/claims.ts';
import { suspectedByInspection } from '../support/journeys/supervision/inspections.ts';
import { officerOf } from '../support/journeys/supervision/officers.ts';
import { buyersPaper } from '../support/journeys/supervision/papers.ts';
import { considered, evidence, replied, tasksAbout } from '../support/journeys/supervision/procedure.ts';
import { accepted, placed, seller } from '../support/journeys/supervision/trade.ts';
import type { PlatformClient } from '../support/platform-client.ts';
import { type Attempt, expectRefused } from './evaluation-season/attempts.ts';
import { ownStack } from './own-stack.ts';

const place = await ownStack();
const { clock } = place;
const shi = place.as('buyer-shi');
const SHI = '91310115MA1FX00372';
const gu = place.as('buyer-gu');
const li = place.as('officer-li');
const wu = place.as('commission-wu');
const zheng = place.as('commission-zheng');
const qian = place.as('finance-qian');
const discipline = place.as('discipline-sun');

const sold = await seller(place);
const { admin, applicant } = sold;
const concerned = await officerOf(place, 'COMMISSION_OFFICER', 'commission-lin', [applicant.uscc]);
const { orderId } = await placed(place, shi, sold.productIds[0]!);
await accepted(place, admin, orderId);
const violationId = await suspectedByInspection(place, sold, 'FUND_FRAUD', [orderId]);
const paper = await evidence(place, applicant.uscc);
await clock.rest();

interface Record {
  readonly creditRecordId: string;
  readonly hearingId: string;
}
const REASON = { reason: '经查实' };
const fields = {
  conduct: '以虚构合同套取创新券资金',
  outcome: '不予兑付并追回资金',
  authority: '上海市科学技术委员会',
  basis: '实施细则第十四条',
  effectiveOn: '2026-03-20',
  sanctionEndsOn: '2027-03-19',
};
const UNIT = { kind: 'UNIT' };
const PERSON = { kind: 'PERSON', name: '样例某', role: '项目负责人', facts: [0] };
/** All that an attempt could change: records and referrals of both sides, their letters, and the Commission's tasks. */
const look = async () => ({
  records: await Promise.all(
    [applicant.uscc, SHI].map((uscc) => all(wu, 'listCreditRecords', { query: { uscc } })),
  ),
  referrals: await all(wu, 'listReferrals'),
  letters: [(await inbox(admin)).length, (await inbox(shi)).length],
  tasks: (await all(wu, 'listTasks')).length,
});
const refused = (attempts: readonly Attempt[]) => expectRefused(look, attempts);
const form = (subject: object, more: object = {}) => ({ violationId, subject, fields, ...REASON, ...more });
const draft = (who: PlatformClient, body: object, status: number, code: string): Attempt => [
  who,
  'draftCreditRecord',
  { body },
  status,
  code,
];
const read = (creditRecordId: string, who: PlatformClient = wu) =>
  who.done<Record>('readCreditRecord', { params: { creditRecordId } });

describe('records of discredit', () => {
  let unit: Record;
  const on = (body: object = REASON) => ({ params: { creditRecordId: unit.creditRecordId }, body });

  it('[14-2d] rest on a finding, not a suspicion, and name persons only with a part in the facts', async () => {
    const letter = { violationId, authority: '市公安局', sentOn: '2026-03-02', ...REASON };
    await refused([
      draft(wu, form(UNIT), 409, 'NOT_CONFIRMED'),
      draft(wu, form({ kind: 'BUYER' }), 409, 'NOT_CONFIRMED'),
      [wu, 'sendReferral', { body: { ...letter, documentIds: [paper] } }, 409, 'NOT_CONFIRMED'],
    ]);
    expect(await found(place, sold, violationId)).toMatchObject({ level: 'MAJOR' });
    await refused([
      ...[li, qian, admin, shi].map((who) => draft(who, form(UNIT), 403, 'FORBIDDEN_ROLE')),
      draft(concerned, form(UNIT), 403, 'CONFLICT_OF_INTEREST'),
      draft(wu, form(UNIT, { violationId: 'none' }), 404, 'NOT_FOUND'),
      draft(wu, form({ ...PERSON, facts: [] }), 422, 'VALIDATION_FAILED'),
      draft(wu, form({ ...PERSON, facts: [9] }), 422, 'VALIDATION_FAILED'),
      draft(wu, form({ ...PERSON, role: '' }), 422, 'VALIDATION_FAILED'),
      draft(wu, form(PERSON, { reason: '样例某经手' }), 422, 'VALIDATION_FAILED'),
      draft(wu, form(UNIT, { reason: '' }), 422, 'VALIDATION_FAILED'),
      ...['2026-03-19', '2026-02-30'].map((sanctionEndsOn) =>
        draft(wu, form(UNIT, { fields: { ...fields, sanctionEndsOn } }), 422, 'VALIDATION_FAILED'),
      ),
    ]);
  }, 150_000);

  it('[14-2d] [SM-20] are reported by a second person once the unit was heard, and stand with all their fields', async () => {
    unit = await wu.done<Record>('draftCreditRecord', { body: form(UNIT) });
    await clock.rest();
    await letterOf(admin, 'PRIOR_NOTICE');
    const report = (who: PlatformClient, status: number, code: string, more: object = {}): Attempt => [
      who,
      'reportCreditRecord',
      { ...on(), ...more },
      status,
      code,
    ];
    await refused([
      draft(zheng, form(UNIT), 409, 'DUPLICATE'),
      report(zheng, 409, 'HEARING_REQUIRED'),
      [wu, 'activateCreditRecord', { params: on().params }, 409, 'ILLEGAL_TRANSITION'],
      [shi, 'readCreditRecord', { params: on().params }, 404, 'NOT_FOUND'],
    ]);
    await replied(admin, unit.hearingId, '合同真实');
    await considered(wu, unit.hearingId);
    await refused([
      report(wu, 403, 'FOUR_EYES'),
      ...[li, qian, admin].map((who) => report(who, 403, 'FORBIDDEN_ROLE')),
      report(concerned, 403, 'CONFLICT_OF_INTEREST'),
      report(zheng, 422, 'VALIDATION_FAILED', { body: { reason: ' ' } }),
      report(zheng, 412, 'STALE_VERSION', { headers: { 'if-match': '"9"' } }),
    ]);
    await zheng.done('reportCreditRecord', on());
    await clock.rest();
    await letterOf(admin, 'CREDIT_RECORD_REPORTED');
    const ref = `CREDITRECORD#${unit.creditRecordId}`;
    expect(await tasksAbout(wu, [ref])).toMatchObject([{ kind: 'ACTIVATE_CREDIT_RECORD' }]);
    await refused([[li, 'activateCreditRecord', { params: on().params }, 403, 'FORBIDDEN_ROLE']]);
    await wu.done('activateCreditRecord', { params: on().params });
    expect(await tasksAbout(wu, [ref])).toEqual([]);
    expect(await read(unit.creditRecordId, admin)).toMatchObject({
      status: 'ACTIVE',
      fields,
      basedOn: `VIOLATION#${violationId}`,
      report: { by: 'COMMISSION' },
    });
    await clock.rest();
    const { consequences } = await li.done<{ consequences: { kind: string; done?: { ref?: string } }[] }>(
      'readViolation',
      { params: { violationId } },
    );
    expect(consequences.find(({ kind }) => kind === 'CREDIT_RECORD')?.done).toMatchObject({ ref });
  });

  it('[14-2d] [SM-20] are corrected on documents by a second person, and expire with the sanction', async () => {
    const correction = { fields: { ...fields, sanctionEndsOn: '2026-06-30' }, ...REASON };
    const whole = { ...correction, documentIds: [paper] };
    await refused([
      [zheng, 'correctCreditRecord', on(whole), 403, 'FOUR_EYES'],
      [wu, 'correctCreditRecord', on({ ...whole, documentIds: [] }), 422, 'VALIDATION_FAILED'],
      [wu, 'correctCreditRecord', on({ ...whole, documentIds: ['none'] }), 422, 'VALIDATION_FAILED'],
      [wu, 'dropCreditRecord', on(), 409, 'ILLEGAL_TRANSITION'],
    ]);
    await wu.done('correctCreditRecord', on(whole));
    await clock.to('2026-06-30T16:00:00.000Z');
    await clock.rest();
    expect(await read(unit.creditRecordId)).toMatchObject({ status: 'EXPIRED', deadlines: [] });
    await letterOf(admin, 'CREDIT_RECORD_CHANGED');
    await refused([
      [wu, 'revokeCreditRecord', on({ ...REASON, documentIds: [paper] }), 409, 'ILLEGAL_TRANSITION'],
    ]);
  }, 150_000);

  it('[14-2d] of persons keep the name sealed, opened with a trace by who must know it, and tell of a dropped one', async () => {
    const body = form(PERSON, { fields: { ...fields, sanctionEndsOn: '2027-12-31' } });
    const { creditRecordId } = await wu.done<Record>('draftCreditRecord', { body });
    const asked = { params: { creditRecordId }, body: { reason: '核对责任人' } };
    expect(JSON.stringify(await read(creditRecordId))).not.toContain(PERSON.name);
    await refused([
      ...[li, qian, gu].map((who): Attempt => [who, 'openRecordedName', asked, 403, 'FORBIDDEN_ROLE']),
      [wu, 'openRecordedName', { ...asked, body: { reason: '' } }, 422, 'VALIDATION_FAILED'],
      [wu, 'openRecordedName', { ...asked, params: { creditRecordId: 'none' } }, 404, 'NOT_FOUND'],
    ]);
    await clock.rest();
    await letterOf(discipline, 'NAME_ACCESS_REFUSED');
    expect(await tasksAbout(discipline, [`CREDITRECORD#${creditRecordId}`])).toHaveLength(3);
    for (const who of [zheng, discipline, admin])
      expect(await who.done('openRecordedName', asked)).toEqual({ creditRecordId, name: PERSON.name });
    await wu.done('dropCreditRecord', { params: { creditRecordId }, body: { reason: '其并不知情' } });
    await clock.rest();
    await letterOf(admin, 'CREDIT_RECORD_DROPPED');
  });
});

it('[14-2e] a grave case is referred with its letter, and found again by officers', async () => {
  const letter = {
    violationId,
    authority: '市公安局',
    sentOn: '2026-03-20',
    ...REASON,
    documentIds: [paper],
  };
  const send = (who: PlatformClient, more: object, status: number, code: string): Attempt => [
    who,
    'sendReferral',
    { body: { ...letter, ...more } },
    status,
    code,
  ];
  await refused([
    ...[li, qian, admin].map((who) => send(who, {}, 403, 'FORBIDDEN_ROLE')),
    send(concerned, {}, 403, 'CONFLICT_OF_INTEREST'),
    send(wu, { documentIds: [] }, 422, 'VALIDATION_FAILED'),
    send(wu, { sentOn: '2036-01-01' }, 422, 'VALIDATION_FAILED'),
    send(wu, { authority: '' }, 422, 'VALIDATION_FAILED'),
    send(wu, { violationId: 'none' }, 404, 'NOT_FOUND'),
  ]);
  const sent = await wu.done<{ referralId: string }>('sendReferral', { body: letter });
  const of = { params: { referralId: sent.referralId } };
  expect(await qian.done('readReferral', of)).toMatchObject({ authority: '市公安局', sentOn: '2026-03-20' });
  expect(await all(zheng, 'listReferrals', { query: { uscc: applicant.uscc } })).toEqual([sent]);
  await refused([[admin, 'readReferral', of, 403, 'FORBIDDEN_ROLE']]);
});

it('[14-2f] a colluding buyer is heard by its own login, put on record, and taken off again', async () => {
  const body = form({ kind: 'BUYER' }, { fields: { ...fields, sanctionEndsOn: '2027-12-31' } });
  const { creditRecordId, hearingId } = await wu.done<Record>('draftCreditRecord', { body });
  const of = { params: { creditRecordId } };
  await clock.rest();
  expect((await letterOf(shi, 'PRIOR_NOTICE')).subjectRef).toBe(`HEARING#${hearingId}`);
  const documentIds = [await buyersPaper(shi)];
  const reply = { params: { hearingId }, body: { text: '并不知情', documentIds } };
  await refused([
    ...[gu, admin].flatMap((who): Attempt[] => [
      [who, 'readHearing', { params: { hearingId } }, 404, 'NOT_FOUND'],
      [who, 'replyToHearing', reply, 404, 'NOT_FOUND'],
      [who, 'readCreditRecord', of, 404, 'NOT_FOUND'],
    ]),
    draft(zheng, body, 409, 'DUPLICATE'),
    [shi, 'replyToHearing', { ...reply, body: { text: '', documentIds: [] } }, 422, 'VALIDATION_FAILED'],
  ]);
  await shi.done('replyToHearing', reply);
  await considered(zheng, hearingId);
  await zheng.done('reportCreditRecord', { ...of, body: REASON });
  await wu.done('activateCreditRecord', of);
  await clock.rest();
  await letterOf(shi, 'CREDIT_RECORD_REPORTED');
  expect(await all(shi, 'listCreditRecords')).toMatchObject([
    { creditRecordId, status: 'ACTIVE', uscc: SHI },
  ]);
  const revocation = { ...REASON, documentIds: [await evidence(place, SHI)] };
  await refused([
    [zheng, 'revokeCreditRecord', { ...of, body: revocation }, 403, 'FOUR_EYES'],
    [shi, 'revokeCreditRecord', { ...of, body: revocation }, 403, 'FORBIDDEN_ROLE'],
  ]);
  await wu.done('revokeCreditRecord', { ...of, body: revocation });
  expect(await read(creditRecordId, shi)).toMatchObject({ status: 'REVOKED', deadlines: [] });
});
