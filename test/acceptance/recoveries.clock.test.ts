import { describe, expect, it } from 'vitest';
import { all, inbox, letterOf } from '../support/journeys/letters.ts';
import {
  approved,
  CLAIM,
  claimed,
  found,
  moneyOf,
  paid,
  readRedemption,
} from '../support/journeys/supervision/claims.ts';
import { suspectedByInspection } from '../support/journeys/supervision/inspections.ts';
import { officerOf } from '../support/journeys/supervision/officers.ts';
import { considered, tasksAbout, termPassed } from '../support/journeys/supervision/procedure.ts';
import { seller } from '../support/journeys/supervision/trade.ts';
import type { PlatformClient } from '../support/platform-client.ts';
import { type Attempt, expectRefused } from './evaluation-season/attempts.ts';
import { ownStack } from './own-stack.ts';

const place = await ownStack();
const { clock } = place;
const buyer = place.as('buyer-shi');
const li = place.as('officer-li');
const chen = place.as('reviewer-chen');
const wu = place.as('commission-wu');
const qian = place.as('finance-qian');

const sold = await seller(place);
const { admin, applicant } = sold;
const sun = await officerOf(place, 'FINANCE_OFFICER', 'finance-sun');
const concerned = await officerOf(place, 'FINANCE_OFFICER', 'finance-lin', [applicant.uscc]);
const redemptionId = await claimed(place, sold, buyer, 11);
await approved(place, redemptionId);
await paid(place, redemptionId);
const unpaid = await claimed(place, sold, buyer, 12);
const suspicion = await suspectedByInspection(place, sold, 'FUND_FRAUD');
await clock.rest();

interface Recovery {
  readonly recoveryId: string;
  readonly hearingId: string;
  readonly status: string;
  readonly outstandingFen: number;
  readonly deadlines: readonly { readonly dueAt: string }[];
}

const REASON = { reason: '虚构合同骗取兑付' };
const mine = { query: { uscc: applicant.uscc } };
/** All that an attempt could change: the claims, what is recovered, the agency's letters, and tasks. */
const look = async () => ({
  claim: await readRedemption(li, redemptionId),
  recoveries: await all(wu, 'listRecoveries', mine),
  letters: (await inbox(admin)).length,
  tasks: await Promise.all([wu, qian].map(async (who) => (await all(who, 'listTasks')).length)),
});
const refused = (attempts: readonly Attempt[]) => expectRefused(look, attempts);
const money = () => moneyOf(wu, applicant.uscc, [redemptionId, unpaid]);
const WAITING = { held: 0, refused: 0, paid: CLAIM, recovered: 0, open: CLAIM };
const inDays = async (days: number) =>
  new Date(Date.parse(await clock.now()) + (8 + days * 24) * 3_600_000).toISOString().slice(0, 10);

describe('what was paid for a service that was not one', () => {
  let recoveryId: string;
  let hearingId: string;
  const on = (body: object = REASON) => ({ params: { recoveryId }, body });
  const read = (who: PlatformClient = wu) => who.done<Recovery>('readRecovery', { params: { recoveryId } });

  const proposal = {
    redemptionId,
    basis: `VIOLATION#${suspicion}`,
    amountFen: CLAIM,
    source: 'INSPECTION',
    ...REASON,
  };
  const propose = (who: PlatformClient, more: object, status: number, code: string): Attempt => [
    who,
    'proposeRecovery',
    { body: { ...proposal, ...more } },
    status,
    code,
  ];

  it('[14-2b] is not recovered on a suspicion, where it was not paid, nor above what was paid: 422', async () => {
    await refused([propose(wu, {}, 409, 'NOT_CONFIRMED'), propose(qian, {}, 409, 'NOT_CONFIRMED')]);
    await found(place, sold, suspicion);
    await refused([
      ...[CLAIM + 1, 0, -1, 1.5].map((amountFen) => propose(wu, { amountFen }, 422, 'VALIDATION_FAILED')),
      ...[li, chen, admin].map((who) => propose(who, {}, 403, 'FORBIDDEN_ROLE')),
      propose(concerned, {}, 403, 'CONFLICT_OF_INTEREST'),
      propose(wu, { redemptionId: unpaid }, 409, 'NO_GROUND'),
      propose(wu, { redemptionId: 'none' }, 404, 'NOT_FOUND'),
      propose(wu, { basis: 'VIOLATION#none' }, 409, 'NOT_CONFIRMED'),
      propose(wu, { basis: 'RISKFLAG#any' }, 422, 'VALIDATION_FAILED'),
      propose(wu, { reason: ' ' }, 422, 'VALIDATION_FAILED'),
    ]);
    expect(await money()).toEqual(WAITING);
  }, 150_000);

  it('[14-2b] [SM-17] is proposed once, and heard of by its agency', async () => {
    ({ recoveryId } = await wu.done<Recovery>('proposeRecovery', { body: proposal }));
    await refused([
      propose(qian, {}, 409, 'DUPLICATE'),
      [admin, 'readRecovery', { params: { recoveryId } }, 404, 'NOT_FOUND'],
      [li, 'noticeRecovery', on(), 403, 'FORBIDDEN_ROLE'],
      [wu, 'noticeRecovery', on({ reason: '' }), 422, 'VALIDATION_FAILED'],
      [qian, 'decideRecovery', on(), 409, 'ILLEGAL_TRANSITION'],
    ]);
    ({ hearingId } = await wu.done<Recovery>('noticeRecovery', on()));
    await clock.rest();
    await letterOf(admin, 'PRIOR_NOTICE');
    expect(await read(admin)).toMatchObject({ status: 'PRIOR_NOTICE', proposed: { by: 'COMMISSION' } });
    await refused([
      [qian, 'decideRecovery', on(), 409, 'HEARING_REQUIRED'],
      [wu, 'noticeRecovery', on(), 409, 'ILLEGAL_TRANSITION'],
    ]);
    await termPassed(place, admin, hearingId);
    await considered(qian, hearingId);
  }, 150_000);

  it('[14-2b] [SM-17] is ordered by Finance on the Commission’s proposal, not above what was told, by instalments', async () => {
    const [first, second, late] = [await inDays(10), await inDays(20), await inDays(4000)];
    const order = (who: PlatformClient, more: object, status: number, code: string): Attempt => [
      who,
      'decideRecovery',
      on({ ...REASON, ...more }),
      status,
      code,
    ];
    const by = (...instalments: readonly (readonly [string, number])[]) => ({
      instalments: instalments.map(([dueOn, amountFen]) => ({ dueOn, amountFen })),
    });
    await refused([
      order(wu, {}, 403, 'FOUR_EYES'),
      ...[li, chen, admin].map((who) => order(who, {}, 403, 'FORBIDDEN_ROLE')),
      order(concerned, {}, 403, 'CONFLICT_OF_INTEREST'),
      ...[CLAIM + 1, 0, -1].map((amountFen) => order(qian, { amountFen }, 422, 'VALIDATION_FAILED')),
      order(qian, by([first, CLAIM - 1]), 422, 'VALIDATION_FAILED'),
      order(qian, by([second, 1], [first, CLAIM - 1]), 422, 'VALIDATION_FAILED'),
      order(qian, by(['2026-03-02', CLAIM]), 422, 'VALIDATION_FAILED'),
      order(qian, by([late, CLAIM]), 422, 'VALIDATION_FAILED'),
      order(qian, { reason: '' }, 422, 'VALIDATION_FAILED'),
      [qian, 'decideRecovery', { ...on(), headers: { 'if-match': '"1"' } }, 412, 'STALE_VERSION'],
      [qian, 'decideRecovery', { ...on(), params: { recoveryId: 'none' } }, 404, 'NOT_FOUND'],
    ]);
    const plan = by([first, 200_000], [second, CLAIM - 200_000]);
    await qian.done('decideRecovery', on({ ...REASON, ...plan }));
    expect((await readRedemption(admin, redemptionId)).status).toBe('RECOVERY_OPEN');
    expect(await money()).toEqual(WAITING);
    await clock.rest();
    await letterOf(admin, 'RECOVERY_ORDERED');
    await refused([order(sun, {}, 409, 'ILLEGAL_TRANSITION')]);
  });

  const transfer = async (reference: string, amountFen: number) => ({
    channel: 'TRANSFER',
    reference,
    amountFen,
    paidOn: await inDays(0),
  });
  const agreed = () => on({ agreed: true });

  it('[14-2b] [SM-17] comes back in parts, each seen by two persons of Finance, each once', async () => {
    const part = await transfer('BANK-1', 200_000);
    const record = (who: PlatformClient, more: object, status: number, code: string): Attempt => [
      who,
      'recordRepayment',
      on({ ...part, ...more }),
      status,
      code,
    ];
    await refused([
      ...[wu, li, admin].map((who) => record(who, {}, 403, 'FORBIDDEN_ROLE')),
      ...[CLAIM + 1, 0, -1].map((amountFen) => record(qian, { amountFen }, 422, 'VALIDATION_FAILED')),
      record(qian, { paidOn: await inDays(1) }, 422, 'VALIDATION_FAILED'),
      [qian, 'confirmRepayment', agreed(), 409, 'ILLEGAL_TRANSITION'],
    ]);
    await qian.done('recordRepayment', on(part));
    expect(await money()).toEqual(WAITING);
    await refused([
      record(sun, { reference: 'BANK-2' }, 409, 'ILLEGAL_TRANSITION'),
      [qian, 'confirmRepayment', agreed(), 403, 'FOUR_EYES'],
      [wu, 'confirmRepayment', agreed(), 403, 'FORBIDDEN_ROLE'],
      [sun, 'confirmRepayment', on({ agreed: false }), 422, 'VALIDATION_FAILED'],
    ]);
    await sun.done('confirmRepayment', on({ agreed: false, reason: '流水号有误' }));
    expect(await money()).toEqual(WAITING);
    await qian.done('recordRepayment', on(part));
    await sun.done('confirmRepayment', agreed());
    expect(await read()).toMatchObject({ status: 'PARTLY_REPAID', outstandingFen: CLAIM - 200_000 });
    expect(await money()).toEqual({ ...WAITING, paid: CLAIM - 200_000, recovered: 200_000 });
    await refused([
      record(qian, { amountFen: 1 }, 409, 'DUPLICATE'),
      record(qian, { reference: 'BANK-3', amountFen: CLAIM - 199_999 }, 422, 'VALIDATION_FAILED'),
    ]);
  });

  it('[14-2b] [SM-17] is overdue with an instalment that was not met, referred, and repaid after all', async () => {
    for (const status of ['PARTLY_REPAID', 'OVERDUE']) {
      const [clockOf] = (await read()).deadlines;
      await clock.to(clockOf!.dueAt);
      await clock.rest();
      expect((await read()).status).toBe(status);
    }
    await letterOf(admin, 'RECOVERY_OVERDUE');
    expect(await tasksAbout(qian, [`FUNDRECOVERY#${recoveryId}`])).toMatchObject([
      { kind: 'REFER_RECOVERY' },
    ]);
    const referral = { ...REASON, authority: '某区人民法院', referredOn: await inDays(0) };
    await refused([
      ...[li, admin].map((who): Attempt => [who, 'referRecovery', on(referral), 403, 'FORBIDDEN_ROLE']),
      [wu, 'referRecovery', on({ ...referral, referredOn: await inDays(1) }), 422, 'VALIDATION_FAILED'],
      [wu, 'referRecovery', on({ ...referral, authority: '' }), 422, 'VALIDATION_FAILED'],
      [qian, 'proposeWriteOff', on(), 409, 'ILLEGAL_TRANSITION'],
    ]);
    await wu.done('referRecovery', on(referral));
    await qian.done('recordRepayment', on(await transfer('COURT-1', CLAIM - 200_000)));
    await sun.done('confirmRepayment', agreed());
    expect(await read()).toMatchObject({ status: 'REPAID', outstandingFen: 0, allowedActions: [] });
    expect(await money()).toEqual({ ...WAITING, paid: 0, recovered: CLAIM });
    await clock.rest();
    await letterOf(admin, 'RECOVERY_REPAID');
    await refused([
      propose(wu, {}, 409, 'NO_GROUND'),
      [qian, 'recordRepayment', on(await transfer('BANK-9', 1)), 409, 'ILLEGAL_TRANSITION'],
      [qian, 'proposeWriteOff', on(), 409, 'ILLEGAL_TRANSITION'],
    ]);
  }, 150_000);
});
