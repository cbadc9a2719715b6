import { describe, expect, it } from 'vitest';
import { all, inbox, letterOf } from '../support/journeys/letters.ts';
import { CLAIM, claimed, found, moneyOf, readRedemption } from '../support/journeys/supervision/claims.ts';
import { suspectedByInspection } from '../support/journeys/supervision/inspections.ts';
import { officerOf } from '../support/journeys/supervision/officers.ts';
import {
  considered,
  type DeadlineAnswer,
  evidence,
  tasksAbout,
  termPassed,
} from '../support/journeys/supervision/procedure.ts';
import { seller } from '../support/journeys/supervision/trade.ts';
import type { PlatformClient } from '../support/platform-client.ts';
import { type Attempt, expectRefused } from './evaluation-season/attempts.ts';
import { ownStack } from './own-stack.ts';

const place = await ownStack();
const { clock } = place;
const li = place.as('officer-li');
const chen = place.as('reviewer-chen');
const wu = place.as('commission-wu');
const qian = place.as('finance-qian');

const sold = await seller(place);
const other = await seller(place);
const { admin, applicant } = sold;
const concerned = await officerOf(place, 'CENTRE_OFFICER', 'officer-lin', [applicant.uscc]);
const redemptionId = await claimed(place, sold, place.as('buyer-shi'), 1);
const suspicion = await suspectedByInspection(place, sold, 'FUND_FRAUD');
const foreign = await suspectedByInspection(place, other, 'FUND_FRAUD');
await clock.rest();

interface Matter {
  readonly holdId: string;
  readonly refusalId: string;
  readonly hearingId: string;
  readonly status: string;
  readonly version: number;
  readonly reviewBy: string;
  readonly deadlines: readonly DeadlineAnswer[];
}

const REASON = { reason: '涉嫌虚构合同，需核实' };
const mine = { query: { uscc: applicant.uscc } };
/** All that an attempt could change: the claim, what withholds and refuses it, the agency's letters, and tasks. */
const look = async () => ({
  claim: await li.done('readRedemption', { params: { redemptionId } }),
  holds: await all(li, 'listPaymentHolds', mine),
  refusals: await all(wu, 'listPaymentRefusals', mine),
  letters: (await inbox(admin)).length,
  tasks: await Promise.all([li, wu, qian].map(async (who) => (await all(who, 'listTasks')).length)),
});
const refused = (attempts: readonly Attempt[]) => expectRefused(look, attempts);
const money = () => moneyOf(wu, applicant.uscc, [redemptionId]);
const NOWHERE = { held: 0, refused: 0, paid: 0, recovered: 0, open: 0 };
const claimIs = async () => (await readRedemption(admin, redemptionId)).status;

describe('what was claimed for a service that is looked into', () => {
  let holdId: string;
  let refusalId: string;
  let hearingId: string;
  const of = () => ({ params: { holdId }, body: REASON });
  const basis = `VIOLATION#${suspicion}`;
  const readHold = (who: PlatformClient = li) => who.done<Matter>('readPaymentHold', { params: { holdId } });

  it('[14-2c] is withheld by the centre for a reason and on a flag or a suspicion of that agency', async () => {
    const form = { redemptionId, basis, ...REASON };
    const hold = (who: PlatformClient, more: object, status: number, code: string): Attempt => [
      who,
      'openPaymentHold',
      { body: { ...form, ...more } },
      status,
      code,
    ];
    expect(await money()).toEqual({ ...NOWHERE, open: CLAIM });
    await refused([
      ...[admin, wu, qian].map((who) => hold(who, {}, 403, 'FORBIDDEN_ROLE')),
      hold(concerned, {}, 403, 'CONFLICT_OF_INTEREST'),
      hold(li, { reason: '' }, 422, 'VALIDATION_FAILED'),
      hold(li, { reason: undefined }, 422, 'VALIDATION_FAILED'),
      hold(li, { basis: undefined }, 422, 'VALIDATION_FAILED'),
      hold(li, { basis: 'RISKFLAG#none' }, 422, 'VALIDATION_FAILED'),
      hold(li, { basis: `VIOLATION#${foreign}` }, 422, 'VALIDATION_FAILED'),
      hold(li, { basis: `ORDER#${redemptionId}` }, 422, 'VALIDATION_FAILED'),
      hold(li, { redemptionId: 'none' }, 404, 'NOT_FOUND'),
    ]);
    ({ holdId } = await li.done<Matter>('openPaymentHold', { body: form }));
    expect(await money()).toEqual({ ...NOWHERE, held: CLAIM });
    await clock.rest();
    await letterOf(admin, 'PAYMENT_HELD');
    expect(await readHold(admin)).not.toHaveProperty('basis');
    await refused([
      hold(li, {}, 409, 'DUPLICATE'),
      [li, 'startRedemptionReview', { params: { redemptionId } }, 409, 'ILLEGAL_TRANSITION'],
      [other.admin, 'readPaymentHold', { params: { holdId } }, 404, 'NOT_FOUND'],
      [li, 'readPaymentHold', { params: { holdId: 'none' } }, 404, 'NOT_FOUND'],
    ]);
  });

  it('[14-2c] [SM-16] is released by a reviewer alone, and may be withheld again', async () => {
    const release = (who: PlatformClient, more: object, status: number, code: string): Attempt => [
      who,
      'releasePaymentHold',
      { ...of(), ...more },
      status,
      code,
    ];
    await refused([
      ...[li, wu, admin].map((who) => release(who, {}, 403, 'FORBIDDEN_ROLE')),
      release(chen, { body: { reason: ' ' } }, 422, 'VALIDATION_FAILED'),
      release(chen, { headers: { 'if-match': '"9"' } }, 412, 'STALE_VERSION'),
      release(chen, { params: { holdId: 'none' } }, 404, 'NOT_FOUND'),
    ]);
    await chen.done('releasePaymentHold', of());
    expect(await money()).toEqual({ ...NOWHERE, open: CLAIM });
    expect(await claimIs()).toBe('CLAIMED');
    await clock.rest();
    await letterOf(admin, 'PAYMENT_RELEASED');
    await refused([
      release(chen, {}, 409, 'ILLEGAL_TRANSITION'),
      [wu, 'renewPaymentHold', of(), 409, 'ILLEGAL_TRANSITION'],
    ]);
    ({ holdId } = await li.done<Matter>('openPaymentHold', { body: { redemptionId, basis, ...REASON } }));
  });

  it('[14-2c] [SM-16] goes to the Commission after ninety days, and is neither released nor refused by time', async () => {
    const before = await readHold();
    expect(before.deadlines).toMatchObject([{ kind: 'PAYMENT_HOLD_REVIEW', lastDay: before.reviewBy }]);
    await clock.to(before.deadlines[0]!.dueAt);
    await clock.rest();
    expect(await readHold()).toMatchObject({ status: 'ACTIVE', deadlines: [] });
    expect(await money()).toEqual({ ...NOWHERE, held: CLAIM });
    await letterOf(wu, 'PAYMENT_HOLD_ESCALATED');
    const task = [{ kind: 'REVIEW_PAYMENT_HOLD' }];
    expect(await tasksAbout(wu, [`PAYMENTHOLD#${holdId}`])).toMatchObject(task);
    await refused([
      ...[li, chen, qian].map((who): Attempt => [who, 'renewPaymentHold', of(), 403, 'FORBIDDEN_ROLE']),
      [wu, 'renewPaymentHold', { ...of(), body: { reason: '' } }, 422, 'VALIDATION_FAILED'],
    ]);
    await wu.done('renewPaymentHold', of());
    expect(await tasksAbout(wu, [`PAYMENTHOLD#${holdId}`])).toEqual([]);
    const renewed = await readHold();
    expect(renewed.reviewBy > before.reviewBy).toBe(true);
    expect(renewed.deadlines).toHaveLength(1);
  }, 300_000);

  const proposal = { basis, source: 'INSPECTION', reason: '虚构合同骗取兑付' };
  const propose = (who: PlatformClient, more: object, status: number, code: string): Attempt => [
    who,
    'proposePaymentRefusal',
    { body: { redemptionId, ...proposal, ...more } },
    status,
    code,
  ];

  it('[14-2a] is not refused while the violation is only suspected: NOT_CONFIRMED', async () => {
    await refused([
      propose(wu, {}, 409, 'NOT_CONFIRMED'),
      propose(qian, {}, 409, 'NOT_CONFIRMED'),
      propose(wu, { basis: 'VIOLATION#none' }, 409, 'NOT_CONFIRMED'),
    ]);
    expect(await found(place, sold, suspicion)).toMatchObject({ level: 'MAJOR' });
    await found(place, other, foreign);
    await refused([
      propose(wu, { basis: `VIOLATION#${foreign}` }, 409, 'NOT_CONFIRMED'),
      ...[li, chen, admin].map((who) => propose(who, {}, 403, 'FORBIDDEN_ROLE')),
      propose(wu, { reason: '' }, 422, 'VALIDATION_FAILED'),
      propose(wu, { basis: 'RISKFLAG#any' }, 422, 'VALIDATION_FAILED'),
      propose(wu, { source: 'ANYWHERE' }, 422, 'VALIDATION_FAILED'),
      propose(wu, { redemptionId: 'none' }, 404, 'NOT_FOUND'),
    ]);
  }, 150_000);

  const decision = (more: object = {}) => ({ params: { refusalId }, body: { ...REASON, ...more } });

  it('[14-2a] is refused after the agency was heard, by Finance on the Commission’s proposal', async () => {
    const begun = await wu.done<Matter>('proposePaymentRefusal', { body: { redemptionId, ...proposal } });
    ({ refusalId, hearingId } = begun);
    await clock.rest();
    await letterOf(admin, 'PRIOR_NOTICE');
    const decide = (who: PlatformClient, status: number, code: string, more: object = {}): Attempt => [
      who,
      'decidePaymentRefusal',
      decision(more),
      status,
      code,
    ];
    await refused([
      propose(wu, {}, 409, 'DUPLICATE'),
      decide(qian, 409, 'HEARING_REQUIRED'),
      [other.admin, 'readPaymentRefusal', { params: { refusalId } }, 404, 'NOT_FOUND'],
    ]);
    await termPassed(place, admin, hearingId);
    await considered(qian, hearingId);
    expect(await tasksAbout(qian, [`PAYMENTREFUSAL#${refusalId}`])).toMatchObject([
      { kind: 'DECIDE_PAYMENT_REFUSAL' },
    ]);
    await refused([
      decide(wu, 403, 'FOUR_EYES'),
      decide(chen, 403, 'FORBIDDEN_ROLE'),
      decide(admin, 403, 'FORBIDDEN_ROLE'),
      decide(qian, 422, 'VALIDATION_FAILED', { reason: '' }),
      decide(qian, 422, 'VALIDATION_FAILED', { documentIds: ['none'] }),
      [qian, 'decidePaymentRefusal', { ...decision(), params: { refusalId: 'none' } }, 404, 'NOT_FOUND'],
      [qian, 'decidePaymentRefusal', { ...decision(), headers: { 'if-match': '"9"' } }, 412, 'STALE_VERSION'],
      [qian, 'revokePaymentRefusal', decision({ documentIds: ['any'] }), 409, 'ILLEGAL_TRANSITION'],
    ]);
    expect(await money()).toEqual({ ...NOWHERE, held: CLAIM });
    await qian.done('decidePaymentRefusal', decision());
    expect(await money()).toEqual({ ...NOWHERE, refused: CLAIM });
    expect(await readHold()).toMatchObject({ status: 'CONVERTED_TO_REFUSAL', deadlines: [] });
    await clock.rest();
    await letterOf(admin, 'PAYMENT_REFUSED');
    await refused([
      decide(qian, 409, 'ILLEGAL_TRANSITION'),
      [chen, 'releasePaymentHold', of(), 409, 'ILLEGAL_TRANSITION'],
      [admin, 'claimRedemption', { params: { orderId: redemptionId } }, 409, 'ILLEGAL_TRANSITION'],
      [li, 'openPaymentHold', { body: { redemptionId, basis, ...REASON } }, 409, 'ILLEGAL_TRANSITION'],
    ]);
  }, 150_000);

  it('[14-2a] is looked at anew when another person revokes the refusal on documents', async () => {
    const documentIds = [await evidence(place, applicant.uscc)];
    await refused([
      [qian, 'revokePaymentRefusal', decision({ documentIds }), 403, 'FOUR_EYES'],
      [wu, 'revokePaymentRefusal', decision({ documentIds: [] }), 422, 'VALIDATION_FAILED'],
      [li, 'revokePaymentRefusal', decision({ documentIds }), 403, 'FORBIDDEN_ROLE'],
    ]);
    await wu.done('revokePaymentRefusal', decision({ documentIds }));
    expect([await claimIs(), await money()]).toEqual(['CLAIMED', { ...NOWHERE, open: CLAIM }]);
    await clock.rest();
    await letterOf(admin, 'PAYMENT_REFUSAL_REVOKED');
    await refused([propose(wu, {}, 409, 'ILLEGAL_TRANSITION')]);
  });
});
