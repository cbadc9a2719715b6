import { DeadlineExtended } from '../../../events/deadline-extended/v1.ts';
import { DemandAnswered } from '../../../events/demand-answered/v1.ts';
import { DemandOverdue } from '../../../events/demand-overdue/v1.ts';
import { DemandReminded } from '../../../events/demand-reminded/v1.ts';
import { DemandUnanswered } from '../../../events/demand-unanswered/v1.ts';
import type { Acting } from '../acting.ts';
import { type Decided, happened } from '../event.ts';
import type { Timing } from '../order/remind.ts';
import { RESPONSE_REMINDERS, responseReminderTimes, stepReminder } from '../order/reminders.ts';
import { isRefusal, refuse, type Refusal } from '../problem.ts';
import { isDue, lastDayOf } from '../time/deadline.ts';
import {
  DEMAND_EXPIRY,
  DEMAND_RESPONSE,
  DEMAND_RESPONSE_REMINDER,
  type DemandResponseBody,
  type DemandResponseState,
  type DemandState,
  followResponse,
  responseIdOf,
  responseRefOf,
} from './demand.ts';

export type Answer =
  | { readonly answer: 'OFFERED'; readonly text: string; readonly priceFen?: number | undefined }
  | { readonly answer: 'DECLINED'; readonly reason: string };

/** An agency that may answer: active, and of the demand's category. */
export interface Answering {
  readonly agencyId: string;
  readonly uscc: string;
  readonly categories: readonly string[];
}

const contentOf = (answer: Answer): Partial<DemandResponseBody> =>
  answer.answer === 'DECLINED'
    ? { declineReason: answer.reason }
    : {
        offer: { text: answer.text, ...(answer.priceFen !== undefined && { priceFen: answer.priceFen }) },
      };

function refuseAnswer(demand: DemandState, agency: Answering): Refusal | undefined {
  if (demand.status !== 'OPEN')
    return refuse('ILLEGAL_TRANSITION', { article: '6-1a', extra: { state: demand.status } });
  if (demand.body.buyer.uscc === agency.uscc)
    return refuse('RELATED_PARTY_BLOCKED', { article: '13-2', extra: { rule: 'RP-01' } });
  return undefined;
}

/**
 * An invited agency offers or declines with a reason; until the expiry, marked late after its term. Commit with a check on
 * the open demand and on the active agency.
 */
export function decideAnswerDemand(
  state: DemandResponseState,
  {
    demand,
    agency,
    answer,
  }: { readonly demand: DemandState; readonly agency: Answering; readonly answer: Answer },
  acting: Acting,
): Decided<DemandResponseBody> | Refusal {
  const to = followResponse(state.status, answer.answer === 'OFFERED' ? 'offer' : 'decline', acting);
  if (isRefusal(to)) return to;
  const refusal = refuseAnswer(demand, agency);
  if (refusal !== undefined) return refusal;
  const expiry = state.deadlines[DEMAND_EXPIRY];
  if (expiry !== undefined && isDue(expiry, acting.now))
    return refuse('DEADLINE_PASSED', { article: '6-1b', extra: { dueAt: expiry.dueAt } });
  const term = state.deadlines[DEMAND_RESPONSE];
  const late = term === undefined || isDue(term, acting.now);
  const event = happened(
    DemandAnswered,
    { ...responseRefOf(state), answer: answer.answer, late },
    { article: '6-1a', to, deadlines: { clear: Object.keys(state.deadlines) } },
  );
  return {
    events: [event],
    body: { ...state.body, ...contentOf(answer), answeredAt: acting.now, late },
  };
}

/** – → OFFERED: an agency of the category that was not asked by name offers by itself. It has nothing to decline. */
export function decideVolunteer(
  demand: DemandState,
  { agency, answer }: { readonly agency: Answering; readonly answer: Answer },
  acting: Acting,
): Decided<DemandResponseBody> | Refusal {
  const refusal = refuseAnswer(demand, agency);
  if (refusal !== undefined) return refusal;
  if (answer.answer === 'DECLINED') return refuse('ILLEGAL_TRANSITION', { article: '6-1a' });
  const { agencyId, uscc } = agency;
  const body: DemandResponseBody = {
    demandId: demand.id,
    agencyId,
    uscc,
    buyerId: demand.body.buyer.id,
    category: demand.body.category,
    invited: false,
    receivedAt: acting.now,
    reminders: 0,
    answeredAt: acting.now,
    late: false,
    ...contentOf(answer),
  };
  const event = happened(
    DemandAnswered,
    { ...responseRefOf({ id: responseIdOf(demand.id, agencyId), body }), answer: 'OFFERED', late: false },
    { article: '6-1a', to: 'OFFERED', refs: { demand: demand.id } },
  );
  return { events: [event], body };
}

/** The reminders of the response term (6-1a). undefined = not due. */
export function decideRemindDemand(
  state: DemandResponseState,
  timing: Timing,
): Decided<DemandResponseBody> | undefined {
  const { now } = timing;
  const due = state.deadlines[DEMAND_RESPONSE_REMINDER];
  const term = state.deadlines[DEMAND_RESPONSE];
  if (due === undefined || term === undefined || !isDue(due, now) || isDue(term, now)) return undefined;
  const { remind, sent, next } = stepReminder(DEMAND_RESPONSE_REMINDER, {
    times: responseReminderTimes(term, timing),
    sent: state.body.reminders,
    now,
    source: RESPONSE_REMINDERS,
  });
  if (!remind) {
    if (next === undefined) return undefined;
    const { uscc } = state.body;
    const facts = { ref: `DEMANDRESPONSE#${state.id}`, kind: next.kind, dueAt: next.dueAt, uscc };
    const event = happened(DeadlineExtended, facts, { article: '6-1a', deadlines: { set: [next] } });
    return { events: [event], body: state.body };
  }
  const event = happened(
    DemandReminded,
    { ...responseRefOf(state), dueOn: lastDayOf(term) },
    {
      article: '6-1a',
      deadlines: next === undefined ? { clear: [DEMAND_RESPONSE_REMINDER] } : { set: [next] },
    },
  );
  return { events: [event], body: { ...state.body, reminders: sent } };
}

/** The response term is over; an answer is still taken until the expiry. undefined = not due. */
export function decidePassDemandTerm(
  state: DemandResponseState,
  { now }: Timing,
): Decided<DemandResponseBody> | undefined {
  const term = state.deadlines[DEMAND_RESPONSE];
  if (term === undefined || !isDue(term, now)) return undefined;
  const clear = [DEMAND_RESPONSE, DEMAND_RESPONSE_REMINDER].filter((kind) => kind in state.deadlines);
  const event = happened(
    DemandOverdue,
    { ...responseRefOf(state), dueOn: lastDayOf(term) },
    { article: '6-1a', deadlines: { clear } },
  );
  return { events: [event], body: state.body };
}

/** RECEIVED → UNANSWERED at the expiry (6-1b). undefined = not due, or answered. */
export function decideExpireDemand(
  state: DemandResponseState,
  acting: Acting,
): Decided<DemandResponseBody> | Refusal | undefined {
  const expiry = state.deadlines[DEMAND_EXPIRY];
  if (state.status !== 'RECEIVED' || expiry === undefined || !isDue(expiry, acting.now)) return undefined;
  const to = followResponse(state.status, 'expire', acting);
  if (isRefusal(to)) return to;
  const event = happened(DemandUnanswered, responseRefOf(state), {
    article: '6-1b',
    to,
    deadlines: { clear: Object.keys(state.deadlines) },
  });
  return { events: [event], body: state.body };
}
