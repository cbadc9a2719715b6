import { CooperationReminded } from '../../../events/cooperation-reminded/v1.ts';
import { CooperationRequested } from '../../../events/cooperation-requested/v1.ts';
import { CooperationSecondNoticeSent } from '../../../events/cooperation-second-notice-sent/v1.ts';
import type { PolicySet } from '../../policy/policy.ts';
import type { Acting } from '../acting.ts';
import { type Decided, happened } from '../event.ts';
import { isRefusal, refuse, type Refusal } from '../problem.ts';
import { isDue, lastDayOf } from '../time/deadline.ts';
import { daysBetween, toLocalDate } from '../time/local-date.ts';
import { type Counting, nextReminder, requestClocks, type Term } from './clocks.ts';
import {
  COOPERATION_DUE,
  COOPERATION_REMIND,
  type CooperationBody,
  type CooperationDecision,
  cooperationRefOf,
  type CooperationState,
  followCooperation,
} from './cooperation.ts';
import { SIDES } from './machine.ts';

/** What is asked of which agency, what for and under which article. */
export type Asking = Pick<
  CooperationBody,
  'agencyId' | 'uscc' | 'side' | 'subjectRef' | 'orderId' | 'article' | 'purpose' | 'items'
> & { readonly term?: Term };

/** Asks an agency for material within policy `task.days`, or that of a supplement (6-4b, 9-3d). Commit it with what it serves. */
export function decideRequest(
  cooperationId: string,
  asking: Asking,
  acting: Acting & Counting,
): Decided<CooperationBody> | Refusal {
  const { roles } = acting;
  if (!roles.includes('SYSTEM') && !roles.includes(SIDES[asking.side].officer))
    return refuse('FORBIDDEN_ROLE', { article: '6-4b' });
  if (new Set(asking.items.map(({ key }) => key)).size < asking.items.length) {
    const fields = [{ field: 'body.items', zh: '材料编号不得重复', en: 'each key once' }];
    return refuse('VALIDATION_FAILED', { article: '6-4b', fields });
  }
  const { term = 'task.days' } = asking;
  const { due, set } = requestClocks(acting, term);
  const dueOn = lastDayOf(due);
  const body: CooperationBody = {
    ...asking,
    term,
    requestedBy: acting.actor.id,
    requestedAt: acting.now,
    policyVersion: acting.policy.version,
    dueOn,
    spent: false,
    proposals: 0,
  };
  const event = happened(
    CooperationRequested,
    { ...cooperationRefOf({ id: cooperationId, body }), dueOn },
    {
      article: asking.article,
      to: 'OPEN',
      deadlines: { set },
      record: { items: asking.items.map(({ key, required }) => ({ key, required })) },
    },
  );
  return { events: [event], body };
}

/** Reminds the agency some days before the end, and sets the next reminder. Undefined when it is too early. */
export function decideRemind(
  state: CooperationState,
  { now, policy }: { readonly now: string; readonly policy: PolicySet },
): Decided<CooperationBody> | undefined {
  const reminder = state.deadlines[COOPERATION_REMIND];
  const due = state.deadlines[COOPERATION_DUE];
  if (reminder === undefined || due === undefined || !isDue(reminder, now)) return undefined;
  const dueOn = lastDayOf(due);
  const daysLeft = Math.max(0, daysBetween(toLocalDate(now), dueOn));
  const next = nextReminder(due, { now, policy });
  const event = happened(
    CooperationReminded,
    { ...cooperationRefOf(state), dueOn, daysLeft },
    {
      article: '6-4b',
      deadlines: next.length > 0 ? { set: next } : { clear: [COOPERATION_REMIND] },
    },
  );
  return { events: [event], body: state.body };
}

/** OVERDUE → SECOND_NOTICE: the second written request, with the same time anew. An officer sends it. */
export function decideRequestAgain(
  state: CooperationState,
  { reason }: { readonly reason: string },
  acting: Acting & Counting,
): CooperationDecision {
  const to = followCooperation(state, 'requestAgain', acting);
  if (isRefusal(to)) return to;
  const { due, set } = requestClocks(acting, state.body.term);
  const dueOn = lastDayOf(due);
  const { actor, now } = acting;
  const event = happened(
    CooperationSecondNoticeSent,
    { ...cooperationRefOf(state), dueOn },
    { article: '6-4b', to, deadlines: { set }, reason },
  );
  return {
    events: [event],
    body: { ...state.body, dueOn, second: { by: actor.id, at: now, reason } },
  };
}
