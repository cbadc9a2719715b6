import type { ArchiveBody, ArchiveItem } from '../../shared/domain/archive/archive.ts';
import { itemsOfOrder, missing, sumOf } from '../../shared/domain/archive/completeness.ts';
import { GATHERING } from '../../shared/domain/archive/items.ts';
import { archiveMachine, type ArchiveStatus } from '../../shared/domain/archive/machine.ts';
import type { Principal } from '../../shared/domain/identity/principal.ts';
import { allowedActions } from '../../shared/domain/machine.ts';
import type { OrderBody } from '../../shared/domain/order/order.ts';
import { actionsOn } from '../../shared/domain/redemption/hold.ts';
import type { BatchBody, RedemptionBody } from '../../shared/domain/redemption/redemption.ts';
import { deadlineViews } from '../../shared/runtime/deadline-view.ts';
import { isOfficer, viewerOf, withoutPerson } from '../../shared/runtime/viewer.ts';
import type { Standing } from '../../shared/store/standing-after.ts';
import { rolesTowards } from '../orders/sides.ts';

const itemView = ({ addedBy: _by, ...item }: ArchiveItem) => item;

/** An order's archive, open or sealed, with the order's own contract and deliverables in it, and what is missing. */
export function archiveView(
  ordered: Pick<Standing<OrderBody>, 'id' | 'status' | 'body'>,
  archived: Pick<Standing<ArchiveBody>, 'status' | 'version' | 'body'> | undefined,
  principal: Principal,
) {
  const { status = 'OPEN', version = 0, body } = archived ?? {};
  const own = body?.items ?? [];
  const items = status === 'SEALED' ? own : [...itemsOfOrder(ordered, 'SYSTEM'), ...own];
  const lacks = status === 'SEALED' ? [] : missing(ordered, body);
  const roles = rolesTowards(ordered.body, principal);
  return {
    orderId: ordered.id,
    orderStatus: ordered.status,
    status,
    version,
    items: items.map(itemView),
    sums: { invoicedFen: sumOf(items, 'INVOICE'), paidFen: sumOf(items, 'PAYMENT_PROOF') },
    complete: lacks.length === 0,
    missing: lacks,
    ...(body?.seal && { seal: body.seal }),
    corrections: (body?.corrections ?? []).map(withoutPerson),
    // The store keeps the status as text; the machine wrote it.
    allowedActions: allowedActions(archiveMachine, status as ArchiveStatus, roles).filter(
      (action) => status === 'SEALED' || GATHERING.includes(ordered.status) || action === 'correct',
    ),
  };
}

/** A redemption: its agency reads its state, reasons and payment; the review sheet and who held it are the centre's. */
export function redemptionView(
  { id, status, version, deadlines, body }: Standing<RedemptionBody>,
  principal: Principal,
) {
  const { claimedBy: _, review, returned, proposal, approval, payment, holds, records: _r, ...rest } = body;
  const officer = isOfficer(viewerOf(principal));
  return {
    redemptionId: id,
    orderId: id,
    status,
    version,
    ...rest,
    ...(review && { review: withoutPerson(review) }),
    ...(returned && { returned: withoutPerson(returned) }),
    ...(proposal && officer && { proposal: withoutPerson(proposal) }),
    ...(approval && { approval: withoutPerson(approval) }),
    ...(payment && { payment: paymentView(payment, officer) }),
    // What a flag found is the centre's; the agency sees that payment is withheld, and since when.
    holds: holds.map(({ by: _by, ref, cause, at, reason }) => ({
      cause,
      at,
      ...(officer && { ref, ...(reason !== undefined && { reason }) }),
    })),
    deadlines: officer ? deadlineViews(deadlines) : [],
    allowedActions: actionsOn({ status, body }, principal.roles),
  };
}

function paymentView(
  { recordedBy: _by, before: _before, ...payment }: NonNullable<RedemptionBody['payment']>,
  officer: boolean,
) {
  const { status, channel, at, paidOn } = payment;
  return officer ? payment : { status, channel, at, ...(paidOn !== undefined && { paidOn }) };
}

export function batchView({ id, status, version, body }: Standing<BatchBody>) {
  const { openedBy: _, ...rest } = body;
  return { batchId: id, status, version, ...rest };
}
