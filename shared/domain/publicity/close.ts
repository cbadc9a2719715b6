import { PublicityClosed } from '../../../events/publicity-closed/v1.ts';
import { happened } from '../event.ts';
import { bySystem } from '../acting.ts';
import { isRefusal, refuse, type Refusal } from '../problem.ts';
import { epochMs, type Instant } from '../time/instant.ts';
import { zhDate } from '../time/local-date.ts';
import type { ReCheckRecord } from './re-check.ts';
import { followPublicity, type PublicityDecision, type PublicityState, refOf } from './publicity.ts';

/** PUBLICITY_RUNNING until 24:00 of the last day is over, whoever asks (5-3). */
export function stillRunning(state: PublicityState, now: Instant): Refusal | undefined {
  const { closesAt, lastDay } = state.body.period;
  if (epochMs(now) >= epochMs(closesAt)) return undefined;
  const detail = {
    zh: `公示期至 ${zhDate(lastDay)} 24时届满`,
    en: `The publicity period runs until 24:00 on ${lastDay}`,
  };
  return refuse('PUBLICITY_RUNNING', { article: '5-3', detail, extra: { closesAt, lastDay } });
}

/** How the period would end now: PENDING holds the subject until the last objection is decided (5-4b). */
export const outcomeOf = (state: PublicityState): 'CLEAR' | 'PENDING' =>
  state.body.objections.undecided.length > 0 ? 'PENDING' : 'CLEAR';

/**
 * OPEN → CLOSED_CLEAR or CLOSED_PENDING once the period is over (5-4a, 5-4b). `reCheck` is the worst result of the
 * registry and list re-check and what it rests on; it stands in the close record and says nothing of the publicity.
 */
export function decideClosePublicity(
  state: PublicityState,
  close: { readonly reCheck?: ReCheckRecord },
  { now }: { readonly now: Instant },
): PublicityDecision {
  const outcome = outcomeOf(state);
  const action = outcome === 'CLEAR' ? 'closeClear' : 'closePending';
  const to = followPublicity(state.status, action, bySystem(now));
  if (isRefusal(to)) return to;
  const running = stillRunning(state, now);
  if (running !== undefined) return running;
  const { received, undecided, upheld } = state.body.objections;
  const event = happened(
    PublicityClosed,
    { ...refOf(state), outcome, objections: received },
    {
      article: outcome === 'CLEAR' ? '5-4a' : '5-4b',
      to,
      deadlines: { clear: Object.keys(state.deadlines) },
      record: { received, undecided, upheld, ...close },
    },
  );
  return { events: [event], body: { ...state.body, closedAt: now } };
}

/** Publicised content is never edited: cancel (④) and publicise anew for the full period (5-3). */
export const refuseContentChange = (state: PublicityState): Refusal =>
  refuse('PUBLICITY_CONTENT_FIXED', { article: '5-3', extra: { contentHash: state.body.contentHash } });
