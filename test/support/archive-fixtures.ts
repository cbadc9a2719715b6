import type { ArchiveBody, ArchiveItem, ArchiveState } from '../../shared/domain/archive/archive.ts';
import { decideAddItem } from '../../shared/domain/archive/items.ts';
import { decideSeal } from '../../shared/domain/archive/seal.ts';
import { bySystem } from '../../shared/domain/acting.ts';
import type { Decided } from '../../shared/domain/event.ts';
import { decideArchived } from '../../shared/domain/order/archive.ts';
import type { OrderState } from '../../shared/domain/order/order.ts';
import { isRefusal, type Refusal } from '../../shared/domain/problem.ts';
import { decideBatched } from '../../shared/domain/redemption/batch.ts';
import { decideClaim } from '../../shared/domain/redemption/claim.ts';
import type { RedemptionBody, RedemptionState } from '../../shared/domain/redemption/redemption.ts';
import { REVIEW_ITEMS, type ReviewSheet } from '../../shared/domain/redemption/review-sheet.ts';
import {
  decideApprove,
  decideProposeApproval,
  decideStartReview,
} from '../../shared/domain/redemption/review.ts';
import { standingAfter } from '../../shared/store/standing-after.ts';
import {
  AGENCY_USCC,
  as,
  HASH,
  after as orderAfter,
  orderAt,
  orderPolicy,
  PLACED_AT,
} from './order-fixtures.ts';

export const INVOICE_NO = '26312000000000000017';

const common = (itemId: string) => ({
  itemId,
  documentId: `DOC-${itemId}`,
  sha256: HASH,
  addedBy: 'u-AGENCY_ADMIN',
  at: PLACED_AT,
});
export const invoice: ArchiveItem = {
  kind: 'INVOICE',
  ...common('I1'),
  number: INVOICE_NO,
  amountFen: 1_000_000,
  issuedOn: '2026-03-05',
  sellerUscc: AGENCY_USCC,
};
export const payment: ArchiveItem = {
  kind: 'PAYMENT_PROOF',
  ...common('P1'),
  amountFen: 500_000,
  voucherFen: 500_000,
  paidOn: '2026-03-05',
};
export const record: ArchiveItem = { kind: 'PROCESS_RECORD', ...common('R1'), title: '检测原始记录' };

type Standing = {
  readonly id: string;
  readonly status: string;
  readonly deadlines: RedemptionState['deadlines'];
};

/** What the store would make of a decision; throws for a refused one. */
export function after<B>(
  before: (Standing & { readonly body: B }) | { readonly id: string },
  decided: Decided<B> | Refusal,
) {
  if (isRefusal(decided)) throw new Error(decided.refused);
  return standingAfter<B>(before, decided);
}

/** The archive of the completed order with these pieces in it. */
export function archiveWith(...items: readonly ArchiveItem[]): ArchiveState {
  const order = orderAt('COMPLETED');
  let state: ReturnType<typeof after<ArchiveBody>> | undefined;
  for (const item of items) {
    state = after(state ?? { id: order.id }, decideAddItem(state, order, item, as('AGENCY_ADMIN')));
  }
  if (state === undefined) throw new Error('an archive begins with its first piece');
  return state;
}

export const seal = (archive = archiveWith(invoice, payment), order: OrderState = orderAt('COMPLETED')) =>
  decideSeal(archive, order, { now: PLACED_AT, policy: orderPolicy });

export function sealed(): ArchiveState {
  const archive = archiveWith(invoice, payment);
  return after({ ...archive, deadlines: {} }, seal(archive));
}

export function archivedOrder(): OrderState {
  const completed = orderAt('COMPLETED');
  return orderAfter(completed, decideArchived(completed, { missing: [] }, bySystem(PLACED_AT)));
}

export const amounts = { contractFen: 1_000_000, invoicedFen: 1_000_000, paidFen: 500_000 };
export const sheet: ReviewSheet = { items: REVIEW_ITEMS.map((item) => ({ item, passed: true })), amounts };

export const claimant = as('AGENCY_ADMIN');
export const officer = { ...as('CENTRE_OFFICER'), policy: orderPolicy };
export const reviewer = as('CENTRE_REVIEWER');

const STAGES = ['CLAIMED', 'UNDER_REVIEW', 'PROPOSED', 'APPROVED', 'BATCHED'] as const;

/** A redemption brought to a stage. */
export function redemptionAt(stage: (typeof STAGES)[number]): RedemptionState {
  const order = archivedOrder();
  let state = after<RedemptionBody>({ id: order.id }, decideClaim(undefined, order, [], claimant));
  const steps = [
    () => decideStartReview(state, officer),
    () => decideProposeApproval(state, sheet, amounts, officer),
    () => decideApprove(state, reviewer),
    () => decideBatched(state, '2026Q1', PLACED_AT),
  ];
  for (const step of steps.slice(0, STAGES.indexOf(stage))) state = after(state, step());
  return state;
}
