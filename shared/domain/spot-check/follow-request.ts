import { SpotCheckOverdue } from '../../../events/spot-check-overdue/v1.ts';
import { SpotCheckRefused } from '../../../events/spot-check-refused/v1.ts';
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

/**
 * Takes the check along with its request, in the same commit (SM-14). Once the material is in, or the agency is held to
 * refuse, a replacement that was proposed is off.
 */
export function decideFollowRequest(
  state: SpotCheckState,
  news: RequestNews,
  acting: Pick<Acting, 'roles'>,
): SpotCheckDecision {
  const to = followSpotCheck(state.status, news.action, acting);
  if (isRefusal(to)) return to;
  const { replacement, ...rest } = state.body;
  const waits = news.action === 'passDue' || news.action === 'requestAgain';
  const event = eventOf(state, news, to);
  return waits || replacement === undefined
    ? { events: [event], body: state.body }
    : { events: [{ ...event, record: { droppedReplacement: replacement } }], body: rest };
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

/**
 * Gives up a check that an officer had chosen, but for one that the draw could come to (`drawable`: completed in the
 * quarter of the plan): it passes over what was chosen, so that giving it up would free the order of any check. One of
 * the random part is replaced, and never simply dropped (3-1c).
 */
export function decideWithdrawCheck(
  state: SpotCheckState,
  { reason, drawable }: { readonly reason: string; readonly drawable: boolean },
  acting: Acting,
): SpotCheckDecision {
  if (state.body.part !== 'RISK' || drawable) return sampleLocked();
  const to = followSpotCheck(state.status, 'withdraw', acting);
  if (isRefusal(to)) return to;
  const event = happened(SpotCheckWithdrawn, spotCheckRefOf(state), { article: '3-1c', to, reason });
  const takenOut = { reason, by: acting.actor.id, at: acting.now };
  return { events: [event], body: { ...state.body, takenOut } };
}
