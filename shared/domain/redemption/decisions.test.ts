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
import { decisionInLines, inLines } from '../../../test/support/in-lines.ts';
import { as, orderAt, orderPolicy, PLACED_AT as now } from '../../../test/support/order-fixtures.ts';
import { decideBatched, decideCloseBatch, decideFillBatch, decideOpenBatch, lastQuarter } from './batch.ts';
import { decideClaim } from './claim.ts';
import { CENTRE_GROUND, decideHold, decideRelease } from './hold.ts';
import type { RedemptionBody, RedemptionState } from './redemption.ts';
import { checkSheet, type ReviewSheet } from './review-sheet.ts';
import { decideApprove, decideProposeApproval, decideReturn, decideStartReview } from './review.ts';
import { redemptionSums } from './sums.ts';

const flag = { ref: 'RISKFLAG#F1', cause: 'RISK_FLAG', by: 'SYSTEM', at: now } as const;
const own = { ref: CENTRE_GROUND, cause: 'CENTRE', reason: '来信反映' } as const;
const order = archivedOrder();
const withBody = (state: RedemptionState, more: Partial<RedemptionBody>): RedemptionState => ({
  ...state,
  body: { ...state.body, ...more },
});
const claimed = redemptionAt('CLAIMED');
const reviewed = redemptionAt('UNDER_REVIEW');
const proposed = redemptionAt('PROPOSED');
const approved = redemptionAt('APPROVED');
const returned = after(reviewed, decideReturn(reviewed, { reason: '发票不清晰' }, officer));
const held = after(claimed, decideHold(claimed, flag, as('SYSTEM')));
const twiceHeld = after(held, decideHold(held, own, officer));
const voucherless = { ...order, body: { ...order.body, voucherFen: 0 } };
const failing: ReviewSheet = {
  items: sheet.items.map((each) => ({ ...each, passed: each.item !== 'PAYMENT_PROVEN' })),
  amounts,
};

type Example = readonly [
  name: string,
  state: RedemptionState | undefined,
  decide: (state: RedemptionState) => unknown,
];

const examples: readonly Example[] = [
  ['[14-2] claimed', undefined, () => decideClaim(undefined, order, [], claimant)],
  ['[14-2c] claimed and held', undefined, () => decideClaim(undefined, order, [flag], claimant)],
  ['[14-2] claimed again', returned, (state) => decideClaim(state, order, [flag], claimant)],
  [
    '[14-2c] held for nothing new',
    withBody(returned, { holds: [flag] }),
    (state) => decideClaim(state, order, [flag], claimant),
  ],
  ['[14-2] not by the operator', undefined, () => decideClaim(undefined, order, [], as('AGENCY_OPERATOR'))],
  ['[14-2] not unarchived', undefined, () => decideClaim(undefined, orderAt('COMPLETED'), [], claimant)],
  ['[14-2] not without a voucher', undefined, () => decideClaim(undefined, voucherless, [], claimant)],
  ['[14-2] a review begins', claimed, (state) => decideStartReview(state, officer)],
  ['[14-2] returned', proposed, (state) => decideReturn(state, { reason: '不清晰' }, officer)],
  ['[14-2] approval proposed', reviewed, (state) => decideProposeApproval(state, sheet, amounts, officer)],
  ['[14-2] proposed once', proposed, (state) => decideProposeApproval(state, sheet, amounts, officer)],
  ['[14-2] not what fails', reviewed, (state) => decideProposeApproval(state, failing, amounts, officer)],
  ['[14-2] approved', proposed, (state) => decideApprove(state, reviewer)],
  ['[14-2] not unproposed', reviewed, (state) => decideApprove(state, reviewer)],
  [
    '[14-2] not by who proposed',
    proposed,
    (state) => decideApprove(state, { ...reviewer, actor: { ...reviewer.actor, id: officer.actor.id } }),
  ],
  [
    '[14-2] not by who reviewed',
    withBody(proposed, { review: { by: reviewer.actor.id, at: now } }),
    (state) => decideApprove(state, reviewer),
  ],
  ['[14-2] batched', approved, (state) => decideBatched(state, '2026Q1', now)],
  ['[14-2] not batched before', claimed, (state) => decideBatched(state, '2026Q1', now)],
  ['[14-2c] held', approved, (state) => decideHold(state, own, officer)],
  ['[14-2c] held by a flag', claimed, (state) => decideHold(state, flag, as('SYSTEM'))],
  ['[14-2c] held once', held, (state) => decideHold(state, flag, as('SYSTEM'))],
  ['[14-2c] held for more', held, (state) => decideHold(state, own, officer)],
  [
    '[14-2c] released of one',
    twiceHeld,
    (state) => decideRelease(state, { ref: CENTRE_GROUND, reason: '查清' }, reviewer),
  ],
  ['[14-2c] released of the last', held, (state) => decideRelease(state, { ref: flag.ref }, as('SYSTEM'))],
  ['[14-2c] not of what there is not', twiceHeld, (state) => decideRelease(state, { ref: 'X' }, reviewer)],
];

describe('what is decided on a redemption', () => {
  it.each(examples)('%s', (_, state, decide) => {
    expect(decisionInLines(decide(state ?? claimed), state?.body)).toMatchSnapshot('decided');
  });

  it('[14-2] on a batch', () => {
    const origin = 'SCHEDULE' as never;
    const opened = decideOpenBatch('2026Q1', { quarter: '2026Q1', origin }, as('SYSTEM'));
    const batch = { id: '2026Q1', status: 'OPEN', body: opened.body };
    const closed = { ...batch, status: 'CLOSED' };
    const page = { added: 2, amountFen: 900 };
    const decided = [
      opened,
      decideFillBatch(batch, page, now),
      decideCloseBatch(batch, now),
      decideFillBatch(closed, page, now),
      decideCloseBatch(closed, now),
    ];
    expect(inLines(decided)).toMatchSnapshot('batch');
    const quarters = ['2026-01-01', '2026-03-31', '2026-04-01', '2026-12-31'].map(
      (day) => `${day}T01:00:00.000Z`,
    );
    expect(quarters.map((each) => lastQuarter(each))).toEqual(['2025Q4', '2025Q4', '2026Q1', '2026Q3']);
  });

  it('[14-2] what a sheet lacks', () => {
    const twice = { items: [...sheet.items, sheet.items[0]!], amounts };
    const other = { items: sheet.items, amounts: { contractFen: 1, invoicedFen: 2, paidFen: 3 } };
    const differing = { ...amounts, paidFen: 1 };
    const explained = { items: sheet.items.map((each) => ({ ...each, note: '已说明' })), amounts: differing };
    const found = [
      checkSheet({ items: [], amounts }, amounts, 500_000, orderPolicy),
      checkSheet(twice, amounts, 500_000, orderPolicy),
      checkSheet(other, amounts, 500_000, orderPolicy),
      checkSheet({ ...sheet, amounts: differing }, differing, 500_000, orderPolicy),
      checkSheet(explained, differing, 500_000, orderPolicy),
      checkSheet(sheet, amounts, 500_000, orderPolicy),
      checkSheet(sheet, amounts, 500_001, orderPolicy),
    ];
    expect(inLines(found)).toMatchSnapshot('lacks');
  });

  it('[14-2] sums by what became of them', () => {
    const of = (status: 'PAID' | 'ON_HOLD' | 'CLAIMED', amountFen: number) => ({ status, amountFen });
    expect(redemptionSums([of('PAID', 1), of('ON_HOLD', 20), of('CLAIMED', 300), of('PAID', 4000)])).toEqual({
      claimed: 4321,
      paid: 4001,
      recovered: 0,
      refused: 0,
      held: 20,
      open: 300,
    });
  });
});
