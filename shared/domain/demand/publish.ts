import { DemandClosed } from '../../../events/demand-closed/v1.ts';
import { DemandPublished } from '../../../events/demand-published/v1.ts';
import { DemandReceived } from '../../../events/demand-received/v1.ts';
import { DemandResponseClosed } from '../../../events/demand-response-closed/v1.ts';
import type { PolicySet } from '../../policy/policy.ts';
import type { Acting } from '../acting.ts';
import { type Decided, happened } from '../event.ts';
import { allowedActions } from '../machine.ts';
import { responseClocks } from '../order/reminders.ts';
import { isRefusal, refuse, type Refusal } from '../problem.ts';
import type { Calendar } from '../time/calendar.ts';
import {
  DEMAND_EXPIRY,
  DEMAND_RESPONSE,
  DEMAND_RESPONSE_REMINDER,
  type DemandBody,
  demandRefOf,
  type DemandResponseBody,
  type DemandResponseState,
  type DemandState,
  followResponse,
  responseIdOf,
  responseRefOf,
} from './demand.ts';
import { demandMachine, type DemandStatus } from './machine.ts';

const KINDS = { response: DEMAND_RESPONSE, reminder: DEMAND_RESPONSE_REMINDER, expiry: DEMAND_EXPIRY };

type Counting = Acting & { readonly policy: PolicySet; readonly calendar: Calendar };

/** An agency that a demand may name. */
export interface Invitee {
  readonly id: string;
  readonly status: string;
  readonly uscc: string;
  readonly categories: readonly string[];
}

/**
 * – → OPEN by the buyer, with the invitations: each invited agency has policy `order.responseSlaWorkingDays` to answer.
 * Refuses more than `demand.maxInvited`, an agency that is not active (AGENCY_NOT_ACTIVE), of another category, or the
 * buyer itself (RP-01).
 */
export function decidePublishDemand(
  demandId: string,
  demand: Omit<DemandBody, 'publishedAt' | 'policyVersion' | 'invited'>,
  invitees: readonly Invitee[],
  acting: Counting,
): { readonly demand: Decided<DemandBody>; readonly responses: readonly Invited[] } | Refusal {
  const { now, policy, roles } = acting;
  if (!roles.includes('BUYER')) return refuse('FORBIDDEN_ROLE', { article: '6-1a' });
  const category = policy
    .get('category.catalogue')
    .find(({ code, active }) => active && code === demand.category);
  if (category === undefined) return invalid('category', '未知的服务类别', 'no such category');
  const limit = policy.get('demand.maxInvited');
  if (invitees.length > limit)
    return invalid('invited', `最多邀请 ${limit} 家服务机构`, `at most ${limit} agencies`);
  const refusal = invitees.map((each) => refuseInvitee(each, demand)).find((each) => each !== undefined);
  if (refusal !== undefined) return refusal;
  const body: DemandBody = {
    ...demand,
    invited: invitees.map(({ id }) => id),
    publishedAt: now,
    policyVersion: policy.version,
  };
  const event = happened(DemandPublished, demandRefOf({ id: demandId, body }), {
    article: '6-1a',
    to: 'OPEN',
    record: { invited: body.invited },
  });
  const responses = invitees.map((each) => receive(demandId, body, each, acting));
  return { demand: { events: [event], body }, responses };
}

const invalid = (field: string, zh: string, en: string) =>
  refuse('VALIDATION_FAILED', { article: '6-1a', fields: [{ field: `body.${field}`, zh, en }] });

function refuseInvitee(
  { id, status, uscc, categories }: Invitee,
  { category, buyer }: Pick<DemandBody, 'category' | 'buyer'>,
): Refusal | undefined {
  const extra = { agencyId: id };
  if (status !== 'ACTIVE') return refuse('AGENCY_NOT_ACTIVE', { article: '6-1a', extra });
  if (!categories.includes(category))
    return invalid('invited', '该机构不提供此类服务', `${id} has another category`);
  if (buyer.uscc === uscc)
    return refuse('RELATED_PARTY_BLOCKED', { article: '13-2', extra: { rule: 'RP-01' } });
  return undefined;
}

interface Invited {
  readonly responseId: string;
  readonly decided: Decided<DemandResponseBody>;
}

function receive(demandId: string, demand: DemandBody, to: Invitee, acting: Counting): Invited {
  const { term, all } = responseClocks(KINDS, acting.now, acting);
  const responseId = responseIdOf(demandId, to.id);
  const body: DemandResponseBody = {
    demandId,
    agencyId: to.id,
    uscc: to.uscc,
    buyerId: demand.buyer.id,
    category: demand.category,
    invited: true,
    receivedAt: acting.now,
    dueAt: term.dueAt,
    reminders: 0,
  };
  const event = happened(
    DemandReceived,
    { ...responseRefOf({ id: responseId, body }), dueAt: term.dueAt },
    { article: '6-1a', to: 'RECEIVED', deadlines: { set: all }, refs: { demand: demandId } },
  );
  return { responseId, decided: { events: [event], body } };
}

/** OPEN → CLOSED by the buyer. Commit with `decideCloseResponse` of every invitation that waits. */
export function decideCloseDemand(state: DemandState, acting: Acting): Decided<DemandBody> | Refusal {
  // The store keeps the status as text; a text that is no state allows nothing.
  const allowed = allowedActions(demandMachine, state.status as DemandStatus, acting.roles);
  if (!allowed.includes('close'))
    return refuse('ILLEGAL_TRANSITION', { article: '6-1a', extra: { state: state.status } });
  const event = happened(DemandClosed, demandRefOf(state), { article: '6-1a', to: 'CLOSED' });
  return { events: [event], body: { ...state.body, closedAt: acting.now } };
}

/** RECEIVED → DEMAND_CLOSED: the demand is closed before the agency answered, and it need not answer any more. */
export function decideCloseResponse(
  state: DemandResponseState,
  acting: Acting,
): Decided<DemandResponseBody> | Refusal {
  const to = followResponse(state.status, 'closeDemand', acting);
  if (isRefusal(to)) return to;
  const event = happened(DemandResponseClosed, responseRefOf(state), {
    article: '6-1a',
    to,
    deadlines: { clear: Object.keys(state.deadlines) },
  });
  return { events: [event], body: state.body };
}
