import { ArchiveItemAdded } from '../../../events/archive-item-added/v1.ts';
import { ArchiveItemWithdrawn } from '../../../events/archive-item-withdrawn/v1.ts';
import type { Acting } from '../acting.ts';
import { happened } from '../event.ts';
import { follow } from '../machine.ts';
import type { OrderState } from '../order/order.ts';
import { isRefusal, refuse } from '../problem.ts';
import { toLocalDate } from '../time/local-date.ts';
import { archiveMachine } from './machine.ts';
import {
  type ArchiveBody,
  type ArchiveDecision,
  type ArchiveItem,
  archiveRefOf,
  type ArchiveState,
  followArchive,
} from './archive.ts';

/** The states of an order in which its agency gathers evidence (SM-6: from acceptance to completion). */
export const GATHERING: readonly string[] = [
  'ACCEPTED',
  'QUOTA_CONFIRMED',
  'IN_SERVICE',
  'DELIVERED',
  'COMPLETED',
];

/** So many pieces of evidence, and of corrections, that an archive always fits into its item. */
export const MOST_ITEMS = 60;

/** The day that a piece of evidence bears, and the field that says it. */
function datedField(item: ArchiveItem): { readonly field: string; readonly on: string } | undefined {
  if (item.kind === 'INVOICE') return { field: 'issuedOn', on: item.issuedOn };
  return item.kind === 'PAYMENT_PROOF' ? { field: 'paidOn', on: item.paidOn } : undefined;
}

/**
 * Adds a piece of evidence; the first one opens the archive (6-4a). Refuses ARCHIVE_SEALED once it is sealed, and
 * ILLEGAL_TRANSITION for an order that is not under way, an invoice or a payment of a day to come, and payments that
 * state more by voucher than the voucher of the order.
 */
export function decideAddItem(
  archive: ArchiveState | undefined,
  order: Pick<OrderState, 'id' | 'status' | 'body'>,
  item: ArchiveItem,
  acting: Acting,
): ArchiveDecision {
  const to =
    archive === undefined
      ? follow(archiveMachine, 'OPEN', 'add', acting.roles)
      : followArchive(archive.status, 'add', acting);
  if (isRefusal(to)) return to;
  if (!GATHERING.includes(order.status)) {
    const detail = { zh: '订单不在履行中', en: 'The order is not under way' };
    return refuse('ILLEGAL_TRANSITION', { article: '6-4a', detail, extra: { state: order.status } });
  }
  const dated = datedField(item);
  if (dated !== undefined && dated.on > toLocalDate(acting.now)) {
    const fields = [{ field: `body.${dated.field}`, zh: '日期不得晚于今天', en: 'later than today' }];
    return refuse('VALIDATION_FAILED', { article: '6-4a', fields });
  }
  const body = archive?.body ?? opened(order, acting.now);
  if (item.kind === 'PAYMENT_PROOF' && byVoucher([...body.items, item]) > order.body.voucherFen) {
    const fields = [
      { field: 'body.voucherFen', zh: '超过订单的创新券金额', en: 'more than the voucher of the order' },
    ];
    return refuse('VALIDATION_FAILED', { article: '6-4a', fields });
  }
  if (body.items.length >= MOST_ITEMS) {
    const detail = { zh: `最多${MOST_ITEMS}份`, en: `at most ${MOST_ITEMS} pieces` };
    return refuse('VALIDATION_FAILED', { article: '6-4a', detail });
  }
  if (body.items.some(({ documentId }) => documentId === item.documentId)) {
    return refuse('DUPLICATE', { article: '6-4a', extra: { documentId: item.documentId } });
  }
  const { itemId, kind, documentId, sha256 } = item;
  const event = happened(
    ArchiveItemAdded,
    { ...archiveRefOf(order.id, body), itemId, kind },
    { article: '6-4a', to, docRefs: [documentId], inputHash: sha256 },
  );
  return { events: [event], body: { ...body, items: [...body.items, item] } };
}

const byVoucher = (items: readonly ArchiveItem[]): number =>
  items.reduce((sum, item) => sum + ((item.kind === 'PAYMENT_PROOF' && item.voucherFen) || 0), 0);

const opened = ({ body }: Pick<OrderState, 'body'>, now: string): ArchiveBody => ({
  agencyId: body.agencyId,
  uscc: body.uscc,
  buyerId: body.buyer.id,
  openedAt: now,
  items: [],
  corrections: [],
});

/** Takes a piece of evidence back while the archive is open. Refuses ARCHIVE_SEALED afterwards (6-4a). */
export function decideWithdrawItem(archive: ArchiveState, itemId: string, acting: Acting): ArchiveDecision {
  const to = followArchive(archive.status, 'withdraw', acting);
  if (isRefusal(to)) return to;
  const item = archive.body.items.find((each) => each.itemId === itemId);
  if (item === undefined) return refuse('NOT_FOUND');
  const event = happened(
    ArchiveItemWithdrawn,
    { ...archiveRefOf(archive.id, archive.body), itemId, kind: item.kind },
    { article: '6-4a', to, docRefs: [item.documentId], record: { item } },
  );
  return {
    events: [event],
    body: { ...archive.body, items: archive.body.items.filter((each) => each !== item) },
  };
}
