import { ObjectionDecided } from '../../../events/objection-decided/v1.ts';
import { ObjectionDecisionExtended } from '../../../events/objection-decision-extended/v1.ts';
import { ObjectionDecisionProposed } from '../../../events/objection-decision-proposed/v1.ts';
import { ObjectionProposalReturned } from '../../../events/objection-proposal-returned/v1.ts';
import type { PolicySet } from '../../policy/policy.ts';
import { happened } from '../event.ts';
import type { Acting } from '../acting.ts';
import { isRefusal, refuse } from '../problem.ts';
import type { Calendar } from '../time/calendar.ts';
import { deadlineInWorkingDays, extendDeadline, lastDayOf } from '../time/deadline.ts';
import { commentTimeOver } from './investigate.ts';
import type { ObjectionAction } from './machine.ts';
import {
  followObjection,
  OBJECTION_COMMENT,
  OBJECTION_DECIDE,
  type ObjectionDecision,
  type ObjectionOutcome,
  objectionRefOf,
  type ObjectionState,
  stopClocks,
} from './objection.ts';

export interface Judgement {
  readonly outcome: ObjectionOutcome;
  readonly affectsSubject: boolean;
  readonly reason: string;
}

/**
 * The first person's proposal. An outcome against the agency waits until it has commented or its time is over
 * (HEARING_REQUIRED); a dismissed objection affects nothing.
 */
export function decideProposeOutcome(
  state: ObjectionState,
  judgement: Judgement,
  acting: Acting,
): ObjectionDecision {
  const to = followObjection(state.status, 'propose', acting);
  if (isRefusal(to)) return to;
  if (state.body.proposal !== undefined) {
    const detail = { zh: '已有处理意见待决定', en: 'A proposed outcome waits for its decision' };
    return refuse('ILLEGAL_TRANSITION', { article: '5-4b', detail, extra: { state: state.status } });
  }
  const { outcome, affectsSubject, reason } = judgement;
  if (outcome === 'DISMISSED' && affectsSubject) {
    const zh = '异议不成立时不影响公示事项';
    const fields = [{ field: 'body.affectsSubject', zh, en: 'a dismissed objection affects nothing' }];
    return refuse('VALIDATION_FAILED', { article: '5-4b', fields });
  }
  const heard = state.body.comment !== undefined || commentTimeOver(state, acting.now);
  if (outcome !== 'DISMISSED' && !heard) {
    return refuse('HEARING_REQUIRED', {
      article: '5-4b',
      detail: { zh: '服务机构的说明期限未满', en: "The agency's time to comment is not over" },
      extra: { commentDueAt: state.deadlines[OBJECTION_COMMENT]?.dueAt },
    });
  }
  const event = happened(
    ObjectionDecisionProposed,
    { ...objectionRefOf(state), outcome },
    { article: '5-4b', reason, record: { affectsSubject } },
  );
  const { actor, now } = acting;
  return {
    events: [event],
    body: {
      ...state.body,
      proposals: state.body.proposals + 1,
      proposal: { outcome, affectsSubject, reason, by: actor.id, at: now },
    },
  };
}

/** The second person does not agree: the proposal is void and another may be made. */
export function decideReturnProposal(
  state: ObjectionState,
  { reason }: { readonly reason: string },
  acting: Acting,
): ObjectionDecision {
  const to = followObjection(state.status, 'returnProposal', acting);
  if (isRefusal(to)) return to;
  const { proposal, ...body } = state.body;
  if (proposal === undefined) return noProposal(state);
  if (proposal.by === acting.actor.id) return refuse('FOUR_EYES', { article: '5-4b' });
  const event = happened(ObjectionProposalReturned, objectionRefOf(state), {
    article: '5-4b',
    reason,
    record: { proposal },
  });
  return { events: [event], body };
}

const ACTION = {
  UPHELD: 'uphold',
  PARTLY_UPHELD: 'upholdPartly',
  DISMISSED: 'dismiss',
} as const satisfies Record<ObjectionOutcome, ObjectionAction>;

/**
 * INVESTIGATING → UPHELD, PARTLY_UPHELD or DISMISSED as proposed, by a second person (④) who did not decide the
 * case's verification either; put both as `notBy` in the commit. Commit with the effect on the publicity.
 */
export function decideObjection(
  state: ObjectionState,
  { reason, verifiedBy }: { readonly reason: string; readonly verifiedBy?: string | undefined },
  acting: Acting,
): ObjectionDecision {
  const { proposal } = state.body;
  const to = followObjection(
    state.status,
    proposal === undefined ? 'dismiss' : ACTION[proposal.outcome],
    acting,
  );
  if (isRefusal(to)) return to;
  if (proposal === undefined) return noProposal(state);
  const { id: by } = acting.actor;
  if (by === proposal.by || by === verifiedBy) return refuse('FOUR_EYES', { article: '5-4b' });
  const { outcome, affectsSubject } = proposal;
  const event = happened(
    ObjectionDecided,
    { ...objectionRefOf(state), outcome, affectsSubject },
    {
      article: '5-4b',
      to,
      deadlines: stopClocks(state),
      reason,
      record: { proposedBy: proposal.by, decidedBy: by },
    },
  );
  const decision = { outcome, affectsSubject, reason, by, at: acting.now };
  return { events: [event], body: { ...state.body, decision } };
}

function noProposal(state: ObjectionState) {
  const detail = { zh: '尚无处理意见', en: 'No outcome has been proposed' };
  return refuse('ILLEGAL_TRANSITION', { article: '5-4b', detail, extra: { state: state.status } });
}

/** More time for the decision, once: policy `objection.extensionWorkingDays` after the last day. */
export function decideExtendDecision(
  state: ObjectionState,
  { reason }: { readonly reason: string },
  acting: Acting & { readonly policy: PolicySet; readonly calendar: Calendar },
): ObjectionDecision {
  const to = followObjection(state.status, 'extend', acting);
  if (isRefusal(to)) return to;
  if (state.body.extension !== undefined) {
    const detail = { zh: '处理期限只能延长一次', en: 'The time for the decision can be extended once only' };
    return refuse('ILLEGAL_TRANSITION', { article: '5-4b', detail, extra: { state: state.status } });
  }
  const source = { policyKey: 'objection.extensionWorkingDays', article: '5-4b' } as const;
  const amount = acting.policy.get('objection.extensionWorkingDays');
  const { now, actor, calendar } = acting;
  const running = state.deadlines[OBJECTION_DECIDE];
  const deadline =
    running === undefined
      ? deadlineInWorkingDays({ kind: OBJECTION_DECIDE, base: now, source, amount, calendar })
      : extendDeadline(running, { amount, mode: 'WORKDAYS', source, reason }, calendar);
  const event = happened(
    ObjectionDecisionExtended,
    { ...objectionRefOf(state), dueOn: lastDayOf(deadline) },
    { article: '5-4b', deadlines: { set: [deadline] }, reason },
  );
  return { events: [event], body: { ...state.body, extension: { by: actor.id, at: now, reason } } };
}
