import { PublicityCleared } from '../../../events/publicity-cleared/v1.ts';
import { PublicityObjectionReceived } from '../../../events/publicity-objection-received/v1.ts';
import { PublicityObjectionSettled } from '../../../events/publicity-objection-settled/v1.ts';
import { PublicityUpheld } from '../../../events/publicity-upheld/v1.ts';
import { happened } from '../event.ts';
import { type Acting, bySystem } from '../acting.ts';
import { isRefusal, refuse, type Refusal } from '../problem.ts';
import { epochMs, type Instant } from '../time/instant.ts';
import {
  followPublicity,
  type PublicityBody,
  type PublicityDecision,
  type PublicityState,
  refOf,
} from './publicity.ts';

/** Where a complaint is handed in, once an objection is too late. */
const COMPLAINTS = '/complaints';

/** OBJECTION_PERIOD_OVER from `closesAt` on, whatever has been done about the close since (5-3x). */
export function periodOver(state: PublicityState, now: Instant): Refusal | undefined {
  const { closesAt } = state.body.period;
  if (epochMs(now) < epochMs(closesAt) && state.status !== 'CLOSED_CLEAR') return undefined;
  return refuse('OBJECTION_PERIOD_OVER', {
    article: '5-3x',
    extra: { closesAt, links: { complaint: COMPLAINTS } },
  });
}

/**
 * Counts a new objection against an open publicity. Committed together with the objection itself, under the version
 * read, so that none slips in while the publicity closes.
 */
export function decideReceiveObjection(
  state: PublicityState,
  objectionId: string,
  { now }: { readonly now: Instant },
): PublicityDecision {
  const over = periodOver(state, now);
  if (over !== undefined) return over;
  const to = followPublicity(state.status, 'object', bySystem(now));
  if (isRefusal(to)) return to;
  const { received, undecided, upheld } = state.body.objections;
  const objections = { received: received + 1, undecided: [...undecided, objectionId], upheld };
  const event = happened(
    PublicityObjectionReceived,
    { ...refOf(state), objectionId, undecided: objections.undecided.length },
    { article: '5-3x' },
  );
  return { events: [event], body: { ...state.body, objections } };
}

/**
 * Takes an objection that failed, was withdrawn or was not accepted off the publicity. The last one that a closed
 * publicity waited for clears it (5-4b).
 */
export function decideSettleObjection(
  state: PublicityState,
  objectionId: string,
  { now }: { readonly now: Instant },
): PublicityDecision {
  const { event, body } = settled(state, objectionId);
  if (state.status !== 'CLOSED_PENDING' || body.objections.undecided.length > 0)
    return { events: [event], body };
  const to = followPublicity(state.status, 'clear', bySystem(now));
  if (isRefusal(to)) return to;
  const cleared = happened(PublicityCleared, refOf(state), { article: '5-4b', to });
  return { events: [event, cleared], body };
}

/**
 * OPEN or CLOSED_PENDING → UPHELD: an upheld objection affects the subject (5-4b). `hearingId` is the prior notice of
 * the refusal that may follow, given in the same commit. A further upheld objection joins the first.
 */
export function decideUpholdPublicity(
  state: PublicityState,
  upheldBy: { readonly objectionId: string; readonly hearingId?: string | undefined },
  acting: Acting,
): PublicityDecision {
  const { objectionId, hearingId } = upheldBy;
  const { event, body } = settled(state, objectionId);
  const upheld = [...body.objections.upheld, objectionId];
  const after: PublicityBody = { ...body, objections: { ...body.objections, upheld } };
  if (state.status === 'UPHELD') return { events: [event], body: after };
  const to = followPublicity(state.status, 'uphold', acting);
  if (isRefusal(to)) return to;
  const end = happened(PublicityUpheld, refOf(state), {
    article: '5-4b',
    to,
    deadlines: { clear: Object.keys(state.deadlines) },
    ...(hearingId !== undefined && { refs: { hearing: hearingId } }),
    record: { objectionId },
  });
  return { events: [event, end], body: after };
}

/** A publicity that is over or cancelled still keeps count of the objections against it. */
function settled(state: PublicityState, objectionId: string) {
  const undecided = state.body.objections.undecided.filter((id) => id !== objectionId);
  const event = happened(
    PublicityObjectionSettled,
    { ...refOf(state), objectionId, undecided: undecided.length },
    { article: '5-4b' },
  );
  return { event, body: { ...state.body, objections: { ...state.body.objections, undecided } } };
}
