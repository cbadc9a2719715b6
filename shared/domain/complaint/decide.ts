import { ComplaintDecided } from '../../../events/complaint-decided/v1.ts';
import { ComplaintDecisionProposed } from '../../../events/complaint-decision-proposed/v1.ts';
import { ComplaintProposalReturned } from '../../../events/complaint-proposal-returned/v1.ts';
import type { ComplaintOutcome } from '../../../events/complaint-ref.ts';
import type { Acting } from '../acting.ts';
import { happened } from '../event.ts';
import type { Identifying } from '../identifying.ts';
import { isRefusal, refuse } from '../problem.ts';
import {
  articleOf,
  COMPLAINT_COMMENT,
  type ComplaintDecision,
  complaintRefOf,
  type ComplaintState,
  followComplaint,
} from './complaint.ts';
import { commentTimeOver } from './investigate.ts';
import type { ComplaintAction } from './machine.ts';
import { refuseNaming } from './texts.ts';

type Reading = Acting & { readonly complainant: Identifying };

/**
 * The first person's proposal. An outcome against an agency waits until it has commented or its time is over
 * (HEARING_REQUIRED).
 */
export function decideProposeFinding(
  state: ComplaintState,
  { outcome, reason }: { readonly outcome: ComplaintOutcome; readonly reason: string },
  acting: Reading,
): ComplaintDecision {
  const to = followComplaint(state, 'propose', acting);
  if (isRefusal(to)) return to;
  const article = articleOf(state.body);
  if (state.body.proposal !== undefined) {
    const detail = { zh: '已有处理意见待决定', en: 'A proposed outcome waits for its decision' };
    return refuse('ILLEGAL_TRANSITION', { article, detail, extra: { state: state.status } });
  }
  const naming = refuseNaming(state.body, ['reason', reason], acting.complainant);
  if (naming !== undefined) return naming;
  const heard = state.body.comment !== undefined || commentTimeOver(state, acting.now);
  if (outcome !== 'UNSUBSTANTIATED' && !heard) {
    return refuse('HEARING_REQUIRED', {
      article,
      detail: { zh: '服务机构的说明期限未满', en: "The agency's time to comment is not over" },
      extra: { commentDueAt: state.deadlines[COMPLAINT_COMMENT]?.dueAt },
    });
  }
  const event = happened(
    ComplaintDecisionProposed,
    { ...complaintRefOf(state), outcome },
    { article, reason },
  );
  const { actor, now } = acting;
  return {
    events: [event],
    body: {
      ...state.body,
      proposals: state.body.proposals + 1,
      proposal: { outcome, reason, by: actor.id, at: now },
    },
  };
}

/** The second person does not agree: the proposal is void and another may be made. */
export function decideReturnFinding(
  state: ComplaintState,
  { reason }: { readonly reason: string },
  acting: Reading,
): ComplaintDecision {
  const to = followComplaint(state, 'returnProposal', acting);
  if (isRefusal(to)) return to;
  const article = articleOf(state.body);
  const { proposal, ...body } = state.body;
  if (proposal === undefined) return noProposal(state);
  if (proposal.by === acting.actor.id) return refuse('FOUR_EYES', { article });
  const naming = refuseNaming(state.body, ['reason', reason], acting.complainant);
  if (naming !== undefined) return naming;
  const event = happened(ComplaintProposalReturned, complaintRefOf(state), {
    article,
    reason,
    record: { proposal },
  });
  return { events: [event], body };
}

const ACTION = {
  SUBSTANTIATED: 'substantiate',
  PARTLY: 'substantiatePartly',
  UNSUBSTANTIATED: 'findUnsubstantiated',
} as const satisfies Record<ComplaintOutcome, ComplaintAction>;

/**
 * INVESTIGATING → SUBSTANTIATED, PARTLY or UNSUBSTANTIATED as proposed, by a second person (④); put the proposer as
 * `notBy` in the commit. The answer is still due.
 */
export function decideFinding(
  state: ComplaintState,
  { reason }: { readonly reason: string },
  acting: Reading,
): ComplaintDecision {
  const { proposal, category } = state.body;
  const action = proposal === undefined ? 'findUnsubstantiated' : ACTION[proposal.outcome];
  const to = followComplaint(state, action, acting);
  if (isRefusal(to)) return to;
  if (proposal === undefined) return noProposal(state);
  const article = articleOf(state.body);
  const { id: by } = acting.actor;
  if (by === proposal.by) return refuse('FOUR_EYES', { article });
  const naming = refuseNaming(state.body, ['reason', reason], acting.complainant);
  if (naming !== undefined) return naming;
  const { outcome } = proposal;
  const event = happened(
    ComplaintDecided,
    { ...complaintRefOf(state), outcome, ...(category !== undefined && { category }) },
    {
      article,
      to,
      deadlines: { clear: [COMPLAINT_COMMENT] },
      reason,
      record: { proposedBy: proposal.by, decidedBy: by },
    },
  );
  return { events: [event], body: { ...state.body, decision: { outcome, reason, by, at: acting.now } } };
}

function noProposal(state: ComplaintState) {
  const detail = { zh: '尚无处理意见', en: 'No outcome has been proposed' };
  return refuse('ILLEGAL_TRANSITION', {
    article: articleOf(state.body),
    detail,
    extra: { state: state.status },
  });
}
