import { CategoryGrantProposalReturned } from '../../../events/category-grant-proposal-returned/v1.ts';
import { CategoryGrantRefusalProposed } from '../../../events/category-grant-refusal-proposed/v1.ts';
import { CategoryGrantRefused } from '../../../events/category-grant-refused/v1.ts';
import { CategoryGrantReplied } from '../../../events/category-grant-replied/v1.ts';
import { CategoryGrantReplyExpired } from '../../../events/category-grant-reply-expired/v1.ts';
import type { PolicySet } from '../../policy/policy.ts';
import { type Acting, bySystem } from '../acting.ts';
import { canonicalHash } from '../canonical.ts';
import { type Decided, happened } from '../event.ts';
import { isRefusal, refuse, type Refusal } from '../problem.ts';
import type { Calendar } from '../time/calendar.ts';
import { deadlineInWorkingDays, isDue, lastDayOf } from '../time/deadline.ts';
import {
  type CategoryGrantBody,
  type CategoryGrantDecision,
  type CategoryGrantState,
  followGrant,
  GRANT_REPLY,
  grantRef,
} from './category-grant.ts';

/**
 * An officer would refuse the category. The agency is told why and may reply within policy `hearing.replyDays` (domain
 * §5.5); a prior notice of SM-22 is bound to a case of onboarding, so the grant keeps its own.
 */
export function decideProposeGrantRefusal(
  state: CategoryGrantState,
  reason: string,
  ctx: Acting & { readonly policy: PolicySet; readonly calendar: Calendar },
): CategoryGrantDecision {
  const to = followGrant(state.status, 'proposeRefusal', ctx);
  if (isRefusal(to)) return to;
  if (state.body.proposal !== undefined) return refuse('DUPLICATE', { article: '5-5c' });
  const deadline = deadlineInWorkingDays({
    kind: GRANT_REPLY,
    base: ctx.now,
    source: { policyKey: 'hearing.replyDays', article: '5-5c' },
    amount: ctx.policy.get('hearing.replyDays'),
    calendar: ctx.calendar,
  });
  const event = happened(
    CategoryGrantRefusalProposed,
    { ...grantRef(state), dueOn: lastDayOf(deadline) },
    { article: '5-5c', to, deadlines: { set: [deadline] }, reason },
  );
  const proposal = { by: ctx.actor.id, at: ctx.now, reason, heard: false };
  return {
    events: [event],
    body: { ...state.body, proposals: state.body.proposals + 1, proposal },
  };
}

/** The agency's reply, once and in time. */
export function decideReplyToRefusal(
  state: CategoryGrantState,
  reply: { readonly text: string; readonly documentIds: readonly string[] },
  acting: Acting,
): CategoryGrantDecision {
  const to = followGrant(state.status, 'reply', acting);
  if (isRefusal(to)) return to;
  const { proposal } = state.body;
  if (proposal === undefined || proposal.reply !== undefined)
    return refuse('ILLEGAL_TRANSITION', { article: '5-5c' });
  const deadline = state.deadlines[GRANT_REPLY];
  if (deadline === undefined || isDue(deadline, acting.now))
    return refuse('DEADLINE_PASSED', { article: '5-5c' });
  const event = happened(CategoryGrantReplied, grantRef(state), {
    article: '5-5c',
    to,
    deadlines: { clear: [GRANT_REPLY] },
    inputHash: canonicalHash({ text: reply.text, documentIds: [...reply.documentIds] }),
    docRefs: reply.documentIds,
  });
  const { actor, now } = acting;
  const replied = { by: actor.id, at: now, text: reply.text, documentIds: [...reply.documentIds] };
  return {
    events: [event],
    body: { ...state.body, proposal: { ...proposal, reply: replied, heard: true } },
  };
}

/** The time to reply is over. Undefined when it is too early, or the agency has replied. */
export function decideEndReply(
  state: CategoryGrantState,
  now: string,
): Decided<CategoryGrantBody> | undefined {
  const deadline = state.deadlines[GRANT_REPLY];
  const { proposal } = state.body;
  if (deadline === undefined || proposal === undefined || !isDue(deadline, now)) return undefined;
  const to = followGrant(state.status, 'endReply', bySystem(now));
  if (isRefusal(to)) return undefined;
  const event = happened(CategoryGrantReplyExpired, grantRef(state), {
    article: '5-5c',
    to,
    deadlines: { clear: [GRANT_REPLY] },
  });
  return { events: [event], body: { ...state.body, proposal: { ...proposal, heard: true } } };
}

/** REQUESTED → REFUSED by a reviewer who did not propose it (④), after the agency could reply. A new request is possible. */
export function decideRefuseGrant(
  state: CategoryGrantState,
  { reason, onReply }: { readonly reason: string; readonly onReply?: string | undefined },
  acting: Acting,
): CategoryGrantDecision {
  const to = followGrant(state.status, 'refuse', acting);
  if (isRefusal(to)) return to;
  const refusal = mayDecide(state, acting);
  if (refusal) return refusal;
  if (state.body.proposal?.reply !== undefined && onReply === undefined) {
    const zh = '须说明对机构陈述申辩的处理意见';
    const fields = [{ field: 'body.onReply', zh, en: 'say how the reply was considered' }];
    return refuse('VALIDATION_FAILED', { article: '5-5c', fields });
  }
  const event = happened(CategoryGrantRefused, grantRef(state), { article: '5-5c', to, reason });
  const decision = {
    by: acting.actor.id,
    at: acting.now,
    reason,
    ...(onReply !== undefined && { onReply }),
  };
  return { events: [event], body: { ...state.body, decision } };
}

/** A reviewer does not follow the proposal: the request is the officer's again. */
export function decideReturnProposal(
  state: CategoryGrantState,
  reason: string,
  acting: Acting,
): CategoryGrantDecision {
  const to = followGrant(state.status, 'returnProposal', acting);
  if (isRefusal(to)) return to;
  const refusal = mayDecide(state, acting);
  if (refusal) return refusal;
  const event = happened(CategoryGrantProposalReturned, grantRef(state), { article: '5-5c', to, reason });
  const { proposal: _, ...body } = state.body;
  return { events: [event], body };
}

function mayDecide({ body, deadlines }: CategoryGrantState, { actor }: Acting): Refusal | undefined {
  const { proposal } = body;
  if (proposal === undefined) {
    const zh = '须先由经办人员提出不予通过的意见';
    const en = 'An officer must propose the refusal first';
    return refuse('ILLEGAL_TRANSITION', { article: '5-5c', detail: { zh, en } });
  }
  if (proposal.by === actor.id) return refuse('FOUR_EYES', { article: '5-5c' });
  if (proposal.heard) return undefined;
  const deadline = deadlines[GRANT_REPLY];
  return refuse('HEARING_REQUIRED', {
    article: '5-5c',
    ...(deadline !== undefined && { extra: { earliestDate: deadline.dueAt } }),
  });
}
