import { SpotCheckOverdue } from '../../../events/spot-check-overdue/v1.ts';
import { SpotCheckRefused } from '../../../events/spot-check-refused/v1.ts';
import { SpotCheckReplaced } from '../../../events/spot-check-replaced/v1.ts';
import { SpotCheckSecondNotice } from '../../../events/spot-check-second-notice/v1.ts';
import { SpotCheckSubmitted } from '../../../events/spot-check-submitted/v1.ts';
import { SpotCheckWithdrawn } from '../../../events/spot-check-withdrawn/v1.ts';
import type { Acting } from '../acting.ts';
import { type DomainEvent, happened } from '../event.ts';
import { isRefusal } from '../problem.ts';
import type { LocalDate } from '../time/local-date.ts';
import { sampleLocked } from './decide-plan.ts';
import {
  followSpotCheck,
  type SpotCheckDecision,
  spotCheckRefOf,
  type SpotCheckState,
} from './spot-check.ts';

/** What became of the request for material that a check waits for. */
export type RequestNews =
  | { readonly action: 'submit' }
  | { readonly action: 'passDue' }
  | { readonly action: 'requestAgain'; readonly dueOn: LocalDate; readonly reason: string }
  | { readonly action: 'refuse'; readonly reason: string };

/** Takes the check along with its request, in the same commit (SM-14). */
export function decideFollowRequest(
  state: SpotCheckState,
  news: RequestNews,
  acting: Pick<Acting, 'roles'>,
): SpotCheckDecision {
  const to = followSpotCheck(state.status, news.action, acting);
  return isRefusal(to) ? to : { events: [eventOf(state, news, to)], body: state.body };
}

function eventOf(state: SpotCheckState, news: RequestNews, to: string): DomainEvent {
  const ref = spotCheckRefOf(state);
  switch (news.action) {
    case 'submit':
      return happened(SpotCheckSubmitted, ref, { article: '3-1c', to });
    case 'passDue':
      return happened(SpotCheckOverdue, ref, { article: '3-1c', to });
    case 'requestAgain':
      return happened(
        SpotCheckSecondNotice,
        { ...ref, dueOn: news.dueOn },
        { article: '6-4b', to, reason: news.reason },
      );
    case 'refuse':
      return happened(SpotCheckRefused, ref, { article: '12-3e', to, reason: news.reason });
  }
}

export interface TakingOut {
  readonly action: 'replace' | 'withdraw';
  readonly reason: string;
  /** Whether the order was completed in the quarter of the plan. */
  readonly drawable: boolean;
}

/**
 * Takes an order out that cannot be checked. One of the random part is replaced by the next of the list and never
 * simply dropped; only what an officer had chosen may be given up, and of that nothing that the draw could come to
 * (`drawable`): it passes over what was chosen, so that giving it up would free the order of any check (3-1c).
 */
export function decideTakeOut(
  state: SpotCheckState,
  { action, reason, drawable }: TakingOut,
  acting: Acting,
): SpotCheckDecision {
  const chosen = state.body.part === 'RISK';
  if (chosen !== (action === 'withdraw') || (chosen && drawable)) return sampleLocked();
  const to = followSpotCheck(state.status, action, acting);
  if (isRefusal(to)) return to;
  const ref = spotCheckRefOf(state);
  const more = { article: '3-1c', to, reason } as const;
  const event =
    action === 'replace'
      ? happened(SpotCheckReplaced, { ...ref, planId: state.body.planId }, more)
      : happened(SpotCheckWithdrawn, ref, more);
  const takenOut = { reason, by: acting.actor.id, at: acting.now };
  return { events: [event], body: { ...state.body, takenOut } };
}
