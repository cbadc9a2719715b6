import { DeadlineExtended } from '../../../events/deadline-extended/v1.ts';
import { OrderAcceptanceReminded } from '../../../events/order-acceptance-reminded/v1.ts';
import { OrderResponseOverdue } from '../../../events/order-response-overdue/v1.ts';
import { OrderResponseReminded } from '../../../events/order-response-reminded/v1.ts';
import type { PolicySet } from '../../policy/policy.ts';
import { type Decided, type DomainEvent, happened } from '../event.ts';
import type { Calendar } from '../time/calendar.ts';
import { type Deadline, isDue, lastDayOf } from '../time/deadline.ts';
import type { Instant } from '../time/instant.ts';
import {
  ORDER_ACCEPTANCE_REMINDER,
  ORDER_AUTO_ACCEPT,
  ORDER_RESPONSE,
  ORDER_RESPONSE_REMINDER,
  type OrderBody,
  orderRefOf,
  type OrderState,
  stop,
} from './order.ts';
import {
  ACCEPTANCE_REMINDERS,
  reminderTimes,
  RESPONSE_REMINDERS,
  responseReminderTimes,
  stepReminder,
} from './reminders.ts';

export interface Timing {
  readonly now: Instant;
  readonly policy: PolicySet;
  readonly calendar: Calendar;
}

type Clocks = NonNullable<DomainEvent['deadlines']>;

const onward = (kind: string, next: Deadline | undefined): Clocks =>
  next === undefined ? { clear: [kind] } : { set: [next] };

/** A reminder that came before its time, as the term was extended meanwhile, is set anew and nobody is told. */
function rearmed(state: OrderState, next: Deadline): DomainEvent {
  const facts = { ref: `ORDER#${state.id}`, kind: next.kind, dueAt: next.dueAt, uscc: state.body.uscc };
  return happened(DeadlineExtended, facts, { article: '6-1a', deadlines: { set: [next] } });
}

/** The reminders of the response term (6-1a). undefined = not due, or nothing to be reminded of. */
export function decideRemindResponse(state: OrderState, timing: Timing): Decided<OrderBody> | undefined {
  const { now } = timing;
  const due = state.deadlines[ORDER_RESPONSE_REMINDER];
  const term = state.deadlines[ORDER_RESPONSE];
  if (due === undefined || term === undefined || !isDue(due, now) || isDue(term, now)) return undefined;
  const { remind, sent, next } = stepReminder(ORDER_RESPONSE_REMINDER, {
    times: responseReminderTimes(term, timing),
    sent: state.body.responseReminders,
    now,
    source: RESPONSE_REMINDERS,
  });
  if (!remind) return next && { events: [rearmed(state, next)], body: state.body };
  const event = happened(
    OrderResponseReminded,
    { ...orderRefOf(state), dueOn: lastDayOf(term) },
    { article: '6-1a', deadlines: onward(ORDER_RESPONSE_REMINDER, next) },
  );
  return { events: [event], body: { ...state.body, responseReminders: sent } };
}

/** The response term is over; the order can still be accepted until it expires. undefined = not due. */
export function decidePassResponseTerm(state: OrderState, { now }: Timing): Decided<OrderBody> | undefined {
  const term = state.deadlines[ORDER_RESPONSE];
  if (term === undefined || !isDue(term, now)) return undefined;
  const event = happened(
    OrderResponseOverdue,
    { ...orderRefOf(state), dueOn: lastDayOf(term) },
    { article: '6-1a', deadlines: { clear: stop(state, [ORDER_RESPONSE, ORDER_RESPONSE_REMINDER]) } },
  );
  return { events: [event], body: state.body };
}

/** The buyer is reminded that the delivery will count as accepted (SM-6). undefined = not due. */
export function decideRemindAcceptance(state: OrderState, timing: Timing): Decided<OrderBody> | undefined {
  const { now, policy } = timing;
  const due = state.deadlines[ORDER_ACCEPTANCE_REMINDER];
  const term = state.deadlines[ORDER_AUTO_ACCEPT];
  if (due === undefined || term === undefined || !isDue(due, now) || isDue(term, now)) return undefined;
  const { remind, sent, next } = stepReminder(ORDER_ACCEPTANCE_REMINDER, {
    times: reminderTimes(term, { daysBefore: policy.get('order.acceptanceRemindDays') }),
    sent: state.body.acceptanceReminders,
    now,
    source: ACCEPTANCE_REMINDERS,
  });
  if (!remind) return next && { events: [rearmed(state, next)], body: state.body };
  const event = happened(
    OrderAcceptanceReminded,
    { ...orderRefOf(state), dueOn: lastDayOf(term) },
    { article: '6-1c', deadlines: onward(ORDER_ACCEPTANCE_REMINDER, next) },
  );
  return { events: [event], body: { ...state.body, acceptanceReminders: sent } };
}
