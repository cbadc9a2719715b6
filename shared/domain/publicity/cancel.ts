import { PublicityCancellationProposed } from '../../../events/publicity-cancellation-proposed/v1.ts';
import { PublicityCancelled } from '../../../events/publicity-cancelled/v1.ts';
import { happened } from '../event.ts';
import { type Acting, bySystem } from '../acting.ts';
import { isRefusal, refuse } from '../problem.ts';
import type { Instant } from '../time/instant.ts';
import { followPublicity, type PublicityDecision, type PublicityState, refOf } from './publicity.ts';

/** An officer found an error in the content and proposes to cancel; the notice goes on until a second person decides. */
export function decideProposeCancellation(
  state: PublicityState,
  { reason }: { readonly reason: string },
  acting: Acting,
): PublicityDecision {
  const to = followPublicity(state.status, 'proposeCancellation', acting);
  if (isRefusal(to)) return to;
  const event = happened(PublicityCancellationProposed, refOf(state), { article: '5-3', reason });
  const cancellation = { proposedBy: acting.actor.id, proposedAt: acting.now, reason };
  return { events: [event], body: { ...state.body, cancellation } };
}

/**
 * OPEN → CANCELLED for an error in the content, by a second person (④); put `notBy` on `cancellation.proposedBy` in
 * the commit as well. The subject is verified and publicised anew, for the full period.
 */
export function decideCancelForError(state: PublicityState, acting: Acting): PublicityDecision {
  const to = followPublicity(state.status, 'cancel', acting);
  if (isRefusal(to)) return to;
  const { cancellation } = state.body;
  if (cancellation === undefined) {
    const detail = { zh: '尚无撤销公示的提议', en: 'Nobody has proposed to cancel this publicity' };
    return refuse('ILLEGAL_TRANSITION', { article: '5-3', detail, extra: { state: state.status } });
  }
  if (cancellation.proposedBy === acting.actor.id) return refuse('FOUR_EYES', { article: '5-3' });
  return cancelled(state, 'CONTENT_ERROR', cancellation.reason, {
    proposedBy: cancellation.proposedBy,
    decidedBy: acting.actor.id,
  });
}

/**
 * OPEN → CANCELLED because the agency withdrew its case; belongs in the same commit as `decideWithdraw`. Objections
 * that are still undecided may be carried on by the centre.
 */
export function decideCancelPublicity(
  state: PublicityState,
  { reason }: { readonly reason?: string | undefined },
  { now }: { readonly now: Instant },
): PublicityDecision {
  const to = followPublicity(state.status, 'cancel', bySystem(now));
  if (isRefusal(to)) return to;
  return cancelled(state, 'WITHDRAWAL', reason ?? '服务机构撤回入驻', {});
}

function cancelled(
  state: PublicityState,
  cause: 'CONTENT_ERROR' | 'WITHDRAWAL',
  reason: string,
  record: Readonly<Record<string, unknown>>,
): PublicityDecision {
  const event = happened(
    PublicityCancelled,
    { ...refOf(state), cause },
    {
      article: cause === 'WITHDRAWAL' ? '5-0' : '5-3',
      to: 'CANCELLED',
      deadlines: { clear: Object.keys(state.deadlines) },
      reason,
      record: { ...record, undecided: state.body.objections.undecided },
    },
  );
  return { events: [event], body: state.body };
}
