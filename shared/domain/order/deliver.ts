import { OrderCompleted } from '../../../events/order-completed/v1.ts';
import { OrderDelivered } from '../../../events/order-delivered/v1.ts';
import { OrderDeliveryRejected } from '../../../events/order-delivery-rejected/v1.ts';
import type { PolicySet } from '../../policy/policy.ts';
import type { Acting } from '../acting.ts';
import { happened } from '../event.ts';
import { isRefusal, refuse } from '../problem.ts';
import type { Calendar } from '../time/calendar.ts';
import { deadlineInWorkingDays, isDue } from '../time/deadline.ts';
import { toLocalDate } from '../time/local-date.ts';
import { lacking } from './archive.ts';
import {
  followOrder,
  ORDER_ACCEPTANCE_REMINDER,
  ORDER_AUTO_ACCEPT,
  type OrderDecision,
  type OrderFile,
  orderRefOf,
  type OrderState,
  stopAll,
} from './order.ts';
import { ACCEPTANCE_REMINDERS, nextReminder, reminderTimes } from './reminders.ts';

/** A technical bound that keeps the body small. */
const MOST_ROUNDS = 30;

/**
 * IN_SERVICE → DELIVERED with the deliverables. The delivery counts as accepted after policy
 * `order.autoAcceptWorkingDays`. Refuses ARCHIVE_INCOMPLETE without a deliverable.
 */
export function decideDeliver(
  state: OrderState,
  { files }: { readonly files: readonly OrderFile[] },
  acting: Acting & { readonly policy: PolicySet; readonly calendar: Calendar },
): OrderDecision {
  const to = followOrder(state.status, 'deliver', acting);
  if (isRefusal(to)) return to;
  const { now, policy, calendar } = acting;
  const { deliveries, dueOn } = state.body;
  if (files.length === 0)
    return refuse('ARCHIVE_INCOMPLETE', { article: '6-1c', extra: { missing: ['DELIVERABLE'] } });
  if (deliveries.length >= MOST_ROUNDS)
    return refuse('ILLEGAL_TRANSITION', { article: '6-1c', extra: { rounds: MOST_ROUNDS } });
  const round = deliveries.length + 1;
  const onTime = toLocalDate(now) <= dueOn;
  const term = deadlineInWorkingDays({
    kind: ORDER_AUTO_ACCEPT,
    base: now,
    source: { policyKey: 'order.autoAcceptWorkingDays', article: '6-1c' },
    amount: policy.get('order.autoAcceptWorkingDays'),
    calendar,
  });
  const times = reminderTimes(term, { daysBefore: policy.get('order.acceptanceRemindDays') });
  const reminder = nextReminder(ORDER_ACCEPTANCE_REMINDER, times, now, ACCEPTANCE_REMINDERS);
  const documentIds = files.map(({ documentId }) => documentId);
  const hashes = files.map(({ sha256 }) => sha256);
  const event = happened(
    OrderDelivered,
    { ...orderRefOf(state), round, onTime },
    {
      article: '6-1c',
      to,
      docRefs: documentIds,
      record: { hashes },
      deadlines: { set: [term, ...(reminder === undefined ? [] : [reminder])] },
    },
  );
  const delivery = { round, at: now, documentIds, hashes, onTime };
  return {
    events: [event],
    body: { ...state.body, deliveries: [...deliveries, delivery], acceptanceReminders: 0 },
  };
}

/** DELIVERED → IN_SERVICE: the buyer rejects this round and says why; the agency reworks. */
export function decideRejectDelivery(
  state: OrderState,
  { reason }: { readonly reason: string },
  acting: Acting,
): OrderDecision {
  const to = followOrder(state.status, 'rejectDelivery', acting);
  if (isRefusal(to)) return to;
  const { deliveries } = state.body;
  const event = happened(
    OrderDeliveryRejected,
    { ...orderRefOf(state), round: deliveries.length },
    { article: '6-1c', to, deadlines: { clear: stopAll(state) } },
  );
  const rejected = deliveries.map((each, i) =>
    i === deliveries.length - 1 ? { ...each, rejectedAt: acting.now, reason } : each,
  );
  return { events: [event], body: { ...state.body, deliveries: rejected } };
}

const SERVING: readonly string[] = ['ACCEPTED', 'QUOTA_CONFIRMED', 'IN_SERVICE'];

/**
 * DELIVERED → COMPLETED: the buyer accepts, or (`auto`) the term is over. Refuses ARCHIVE_INCOMPLETE while nothing has
 * been delivered, or what was delivered stands rejected.
 */
export function decideAcceptDelivery(
  state: OrderState,
  { auto }: { readonly auto: boolean },
  acting: Acting,
): OrderDecision {
  if (SERVING.includes(state.status)) {
    const missing = lacking(state).filter((each) => each !== 'ACCEPTANCE');
    return refuse('ARCHIVE_INCOMPLETE', { article: '6-1c', extra: { missing } });
  }
  const to = followOrder(state.status, 'acceptDelivery', acting);
  if (isRefusal(to)) return to;
  const event = happened(
    OrderCompleted,
    { ...orderRefOf(state), auto },
    { article: '6-1c', to, deadlines: { clear: stopAll(state) } },
  );
  return { events: [event], body: { ...state.body, completedAt: acting.now, auto } };
}

/** The delivery counts as accepted (SM-6). undefined = not due, or no longer waiting. */
export function decideAutoAccept(state: OrderState, acting: Acting): OrderDecision | undefined {
  const term = state.deadlines[ORDER_AUTO_ACCEPT];
  if (state.status !== 'DELIVERED' || term === undefined || !isDue(term, acting.now)) return undefined;
  return decideAcceptDelivery(state, { auto: true }, acting);
}
