import { describe, expect, it } from 'vitest';
import {
  after,
  amounts,
  archivedOrder,
  claimant,
  officer,
  redemptionAt,
  reviewer,
  sheet,
} from '../../../test/support/archive-fixtures.ts';
import { as, orderAt, orderPolicy, PLACED_AT } from '../../../test/support/order-fixtures.ts';
import { decideBatched, decideCloseBatch, decideFillBatch, decideOpenBatch, lastQuarter } from './batch.ts';
import { decideClaim } from './claim.ts';
import { CENTRE_GROUND, decideHold, decideRelease } from './hold.ts';
import { HOLDABLE } from './machine.ts';
import { checkSheet, REVIEW_ITEMS } from './review-sheet.ts';
import { decideApprove, decideProposeApproval, decideReturn, decideStartReview } from './review.ts';
import { redemptionSums } from './sums.ts';

const by = (id: string, role: Parameters<typeof as>[0]) => ({ ...as(role), actor: { id, role } });
const flag = { ref: 'RISKFLAG#F1', cause: 'RISK_FLAG', by: 'SYSTEM', at: PLACED_AT } as const;
const own = { ref: CENTRE_GROUND, cause: 'CENTRE', reason: '来信反映' } as const;
const returned = () =>
  after(
    redemptionAt('UNDER_REVIEW'),
    decideReturn(redemptionAt('UNDER_REVIEW'), { reason: '发票不清晰' }, officer),
  );

describe('[SM-6] claiming a redemption', () => {
  it('is for the voucher amount of an archived order', () => {
    expect(redemptionAt('CLAIMED')).toMatchObject({
      status: 'CLAIMED',
      body: { amountFen: 500_000, round: 1 },
    });
  });

  it.each(['ACCEPTED', 'COMPLETED'] as const)('is refused for an order that is %s', (stage) => {
    expect(decideClaim(undefined, orderAt(stage), [], claimant)).toMatchObject({
      refused: 'ARCHIVE_INCOMPLETE',
    });
  });

  it('is for the agency admin, once, and not without a voucher', () => {
    const order = archivedOrder();
    expect(decideClaim(undefined, order, [], as('AGENCY_OPERATOR'))).toMatchObject({
      refused: 'FORBIDDEN_ROLE',
    });
    for (const stage of ['CLAIMED', 'UNDER_REVIEW', 'APPROVED', 'BATCHED'] as const)
      expect(decideClaim(redemptionAt(stage), order, [], claimant)).toMatchObject({
        refused: 'ILLEGAL_TRANSITION',
      });
    const free = { ...order, body: { ...order.body, voucherFen: 0 } };
    expect(decideClaim(undefined, free, [], claimant)).toMatchObject({ refused: 'VALIDATION_FAILED' });
  });

  it('[14-2c] is withheld at once where a flag asks for it', () => {
    expect(decideClaim(undefined, archivedOrder(), [flag], claimant)).toMatchObject({
      events: [
        { type: 'RedemptionClaimed', to: 'CLAIMED' },
        { type: 'RedemptionHeld', to: 'ON_HOLD', data: { cause: 'RISK_FLAG' } },
      ],
      body: { heldFrom: 'CLAIMED', holds: [flag] },
    });
  });

  it('may be made again after a return, and goes through the whole review', () => {
    const back = returned();
    expect(back).toMatchObject({ status: 'RETURNED', body: { returned: { reason: '发票不清晰' } } });
    const again = after(back, decideClaim(back, archivedOrder(), [], claimant));
    expect(again).toMatchObject({ status: 'CLAIMED', body: { round: 2 } });
    expect(again.body.proposal ?? again.body.review ?? again.body.returned).toBeUndefined();
  });
});

describe('[SM-6] the review of a claim', () => {
  it('is an officer’s, from a claim', () => {
    expect(decideStartReview(redemptionAt('CLAIMED'), reviewer)).toMatchObject({ refused: 'FORBIDDEN_ROLE' });
    expect(decideStartReview(redemptionAt('APPROVED'), officer)).toMatchObject({
      refused: 'ILLEGAL_TRANSITION',
    });
    expect(decideReturn(redemptionAt('CLAIMED'), { reason: 'x' }, officer)).toMatchObject({
      refused: 'ILLEGAL_TRANSITION',
    });
  });

  const propose = (more: object, recorded = amounts) =>
    decideProposeApproval(redemptionAt('UNDER_REVIEW'), { ...sheet, ...more }, recorded, officer);

  it.each([
    ['an item left out', { items: sheet.items.slice(1) }, `body.items.${REVIEW_ITEMS[0]}`],
    ['an item twice', { items: [...sheet.items.slice(1), sheet.items[1]!] }, 'body.items'],
    [
      'an item that did not pass',
      { items: sheet.items.map((each) => ({ ...each, passed: each.item !== 'PAYMENT_PROVEN' })) },
      'body.items.PAYMENT_PROVEN',
    ],
    [
      'other amounts than the archive has',
      { amounts: { ...amounts, paidFen: 999_999 } },
      'body.amounts.paidFen',
    ],
  ])('proposes nothing with %s', (_what, more, field) => {
    const refusal = propose(more);
    expect(refusal).toMatchObject({ refused: 'VALIDATION_FAILED' });
    expect('fields' in refusal && refusal.fields?.map((each) => each.field)).toContain(field);
  });

  it('wants a note where the record contradicts an item (FR-04, the limit of the voucher)', () => {
    const differing = { ...amounts, invoicedFen: 900_000 };
    expect(propose({ amounts: differing }, differing)).toMatchObject({
      refused: 'VALIDATION_FAILED',
      fields: [{ field: 'body.items.AMOUNTS_CONSISTENT.note' }],
    });
    const explained = sheet.items.map((each) => ({ ...each, note: '分期开票，已核' }));
    expect(propose({ amounts: differing, items: explained }, differing)).toMatchObject({
      events: [{ type: 'RedemptionApprovalProposed' }],
    });
    const small = { contractFen: 900_000, invoicedFen: 900_000, paidFen: 400_000 };
    expect(propose({ amounts: small }, small)).toMatchObject({
      fields: [{ field: 'body.items.VOUCHER_WITHIN_LIMIT.note' }],
    });
  });

  it.each([
    [{ contractFen: 5_000_000, invoicedFen: 5_000_000, paidFen: 3_000_000 }, 2_000_000, []],
    [
      { contractFen: 5_000_000, invoicedFen: 5_000_000, paidFen: 5_000_000 },
      2_000_000,
      ['AMOUNTS_CONSISTENT'],
    ],
    [{ contractFen: 5_000_000, invoicedFen: 5_000_000, paidFen: 3_000_000 }, 1, ['AMOUNTS_CONSISTENT']],
  ])('wants, of %j with a voucher of %i, notes on %j', (sums, voucherFen, items) => {
    const fields = checkSheet({ ...sheet, amounts: sums }, sums, voucherFen, orderPolicy);
    expect(fields.map(({ field }) => field)).toEqual(items.map((item) => `body.items.${item}.note`));
  });

  it('is approved by a second person, who neither reviewed nor proposed (④)', () => {
    const proposed = redemptionAt('PROPOSED');
    expect(decideProposeApproval(proposed, sheet, amounts, officer)).toMatchObject({
      refused: 'ILLEGAL_TRANSITION',
    });
    expect(decideApprove(proposed, by(officer.actor.id, 'CENTRE_REVIEWER'))).toMatchObject({
      refused: 'FOUR_EYES',
    });
    const other = { ...proposed, body: { ...proposed.body, review: { by: 'u-first', at: PLACED_AT } } };
    expect(decideApprove(other, by('u-first', 'CENTRE_REVIEWER'))).toMatchObject({ refused: 'FOUR_EYES' });
    expect(decideApprove(proposed, officer)).toMatchObject({ refused: 'FORBIDDEN_ROLE' });
    expect(decideApprove(redemptionAt('UNDER_REVIEW'), reviewer)).toMatchObject({
      refused: 'ILLEGAL_TRANSITION',
    });
    expect(redemptionAt('APPROVED').status).toBe('APPROVED');
  });
});

describe('[14-2c] withholding payment', () => {
  const at = {
    CLAIMED: 'CLAIMED',
    UNDER_REVIEW: 'UNDER_REVIEW',
    APPROVED: 'APPROVED',
    BATCHED: 'BATCHED',
  } as const;
  it.each(HOLDABLE)('is possible from %s, and goes back there when the last ground is gone', (status) => {
    const state = status === 'RETURNED' ? returned() : redemptionAt(at[status]);
    const held = after(state, decideHold(state, own, officer));
    expect(held).toMatchObject({ status: 'ON_HOLD', body: { heldFrom: status } });
    const twice = after(held, decideHold(held, flag, as('SYSTEM')));
    expect(twice.body.holds).toHaveLength(2);
    expect(decideHold(twice, flag, as('SYSTEM'))).toMatchObject({ refused: 'DUPLICATE' });
    const still = after(twice, decideRelease(twice, { ref: flag.ref }, as('SYSTEM')));
    expect(still.status).toBe('ON_HOLD');
    const free = after(still, decideRelease(still, { ref: CENTRE_GROUND, reason: '查无实据' }, reviewer));
    expect(free).toMatchObject({ status, body: { holds: [] } });
    expect(free.body.heldFrom).toBeUndefined();
  });

  it('stops every step but its own release', () => {
    const proposed = redemptionAt('PROPOSED');
    const held = after(proposed, decideHold(proposed, own, officer));
    for (const refusal of [
      decideApprove(held, reviewer),
      decideBatched(held, '2026Q1', PLACED_AT),
      decideReturn(held, { reason: 'x' }, officer),
      decideClaim(held, archivedOrder(), [], claimant),
    ])
      expect(refusal).toMatchObject({ refused: 'ILLEGAL_TRANSITION' });
    expect(decideRelease(held, { ref: CENTRE_GROUND }, officer)).toMatchObject({ refused: 'FORBIDDEN_ROLE' });
    expect(decideRelease(held, { ref: 'AGENCY' }, reviewer)).toMatchObject({ refused: 'ILLEGAL_TRANSITION' });
    expect(decideHold(held, flag, claimant)).toMatchObject({ refused: 'FORBIDDEN_ROLE' });
  });
});

describe('[SM-6] the batch of a quarter', () => {
  it.each([
    ['2026-04-01T02:00:00.000Z', '2026Q1'],
    ['2026-03-31T16:00:00.000Z', '2026Q1'],
    ['2026-12-31T15:59:59.999Z', '2026Q3'],
    ['2027-01-01T02:00:00.000Z', '2026Q4'],
  ])('at %s is that of %s', (now, quarter) => {
    expect(lastQuarter(now)).toBe(quarter);
  });

  it('adds up what it takes in, and takes nothing once it is closed', () => {
    const opened = after(
      { id: '2026Q1' },
      decideOpenBatch('2026Q1', { quarter: '2026Q1', origin: 'QUARTERLY' }, as('SYSTEM')),
    );
    const filled = after(opened, decideFillBatch(opened, { added: 2, amountFen: 300 }, PLACED_AT));
    const closed = after(filled, decideCloseBatch(filled, PLACED_AT));
    expect(closed).toMatchObject({ status: 'CLOSED', body: { count: 2, amountFen: 300 } });
    expect(decideFillBatch(closed, { added: 1, amountFen: 1 }, PLACED_AT)).toMatchObject({
      refused: 'ILLEGAL_TRANSITION',
    });
    expect(decideBatched(redemptionAt('CLAIMED'), '2026Q1', PLACED_AT)).toMatchObject({
      refused: 'ILLEGAL_TRANSITION',
    });
  });

  it('leaves every claimed 分 in one place', () => {
    const sums = redemptionSums([
      { status: 'PAID', amountFen: 5 },
      { status: 'ON_HOLD', amountFen: 3 },
      { status: 'BATCHED', amountFen: 2 },
      { status: 'RETURNED', amountFen: 1 },
    ]);
    expect(sums).toEqual({ claimed: 11, paid: 5, recovered: 0, refused: 0, held: 3, open: 3 });
  });
});
