import { PublicityExtended } from '../../../events/publicity-extended/v1.ts';
import type { PolicySet } from '../../policy/policy.ts';
import { type Decided, happened } from '../event.ts';
import { type Acting, bySystem } from '../acting.ts';
import { isRefusal, refuse } from '../problem.ts';
import type { Calendar } from '../time/calendar.ts';
import { type Deadline, extendDeadline, isDue, recomputeDeadline } from '../time/deadline.ts';
import { durationMs, epochMs, type Instant } from '../time/instant.ts';
import { periodOf } from './period.ts';
import {
  type ExtensionCause,
  followPublicity,
  PUBLICITY_CLOSE,
  type PublicityBody,
  type PublicityDecision,
  type PublicityState,
  refOf,
} from './publicity.ts';

/**
 * Counts a running period anew under a changed holiday table; undefined where that makes it no longer. Never
 * shortened (domain §1.1), and never reopened once its last day is over.
 */
export function decideExtendForCalendar(
  state: PublicityState,
  ctx: { readonly now: Instant; readonly calendar: Calendar },
): Decided<PublicityBody> | undefined {
  const running = state.deadlines[PUBLICITY_CLOSE];
  if (running === undefined || isDue(running, ctx.now)) return undefined;
  if (isRefusal(followPublicity(state.status, 'extend', bySystem(ctx.now)))) return undefined;
  const longer = recomputeDeadline(running, ctx.calendar);
  if (longer === running) return undefined;
  return extended(
    state,
    longer,
    { cause: 'CALENDAR', reason: '节假日安排调整，公示期相应顺延' },
    bySystem(ctx.now),
  );
}

/** A platform outage, or a correction by the centre: both give further days after the last one. */
export type ExtensionRequest =
  | { readonly cause: 'OUTAGE'; readonly from: Instant; readonly to: Instant; readonly reason: string }
  | { readonly cause: 'CORRECTION'; readonly days: number; readonly reason: string };

/**
 * OPEN → OPEN with a later last day (SM-2). An outage counts when the period lost more than policy
 * `publicity.outageExtensionHours` to it, and adds `publicity.outageExtensionDays`. Refuses DEADLINE_PASSED once the
 * last day is over, VALIDATION_FAILED for an outage too short.
 */
export function decideExtendPublicity(
  state: PublicityState,
  request: ExtensionRequest,
  acting: Acting & { readonly policy: PolicySet; readonly calendar: Calendar },
): PublicityDecision {
  const to = followPublicity(state.status, 'extend', acting);
  if (isRefusal(to)) return to;
  const running = state.deadlines[PUBLICITY_CLOSE];
  if (running === undefined || isDue(running, acting.now)) {
    return refuse('DEADLINE_PASSED', { article: '5-3', extra: { closesAt: state.body.period.closesAt } });
  }
  if (request.cause === 'OUTAGE' && lostMs(state, request, acting.now) <= toleratedMs(acting.policy)) {
    const hours = acting.policy.get('publicity.outageExtensionHours');
    const zh = `公示期内平台中断须超过 ${hours} 小时`;
    const en = `the period must have lost more than ${hours} hours`;
    return refuse('VALIDATION_FAILED', { article: '5-3', fields: [{ field: 'body.to', zh, en }] });
  }
  const days = request.cause === 'OUTAGE' ? acting.policy.get('publicity.outageExtensionDays') : request.days;
  const policyKey = request.cause === 'OUTAGE' ? 'publicity.outageExtensionHours' : 'publicity.days';
  const { reason } = request;
  const source = { policyKey, article: '5-3' } as const;
  const longer = extendDeadline(
    running,
    { amount: days, mode: state.body.period.mode, source, reason },
    acting.calendar,
  );
  return extended(state, longer, request, acting);
}

const toleratedMs = (policy: PolicySet) =>
  durationMs({ hours: policy.get('publicity.outageExtensionHours') });

/** How much of the period an outage took, up to now. */
function lostMs(state: PublicityState, outage: { from: Instant; to: Instant }, now: Instant): number {
  const { publishedAt, closesAt } = state.body.period;
  const until = Math.min(...[outage.to, closesAt, now].map(epochMs));
  return until - Math.max(epochMs(outage.from), epochMs(publishedAt));
}

function extended(
  state: PublicityState,
  longer: Deadline,
  why: { readonly cause: ExtensionCause; readonly reason: string },
  { now, actor }: Acting,
): Decided<PublicityBody> {
  const period = periodOf(longer);
  const { cause, reason } = why;
  const { lastDay, closesAt } = period;
  const event = happened(
    PublicityExtended,
    { ...refOf(state), lastDay, closesAt, cause },
    { article: '5-3', deadlines: { set: [longer] }, reason, record: { ...why, former: state.body.period } },
  );
  const entry = { at: now, by: actor.id, cause, reason, formerLastDay: state.body.period.lastDay, lastDay };
  return { events: [event], body: { ...state.body, period, extensions: [...state.body.extensions, entry] } };
}
