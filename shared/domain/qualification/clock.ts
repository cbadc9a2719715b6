import { QualificationExpired } from '../../../events/qualification-expired/v1.ts';
import { QualificationExpiring } from '../../../events/qualification-expiring/v1.ts';
import type { PolicySet } from '../../policy/policy.ts';
import { bySystem } from '../acting.ts';
import { type Decided, happened } from '../event.ts';
import { isRefusal } from '../problem.ts';
import { type Deadline, deadlineAt, isDue } from '../time/deadline.ts';
import {
  addDays,
  closesAt,
  daysBetween,
  type LocalDate,
  startOfDay,
  toLocalDate,
} from '../time/local-date.ts';
import {
  datedRef,
  followQualification,
  QUALIFICATION_EXPIRY,
  QUALIFICATION_REMIND,
  type QualificationBody,
  qualificationRef,
  type QualificationState,
} from './qualification.ts';

const SOURCE = { policyKey: 'qualification.remindDays', article: '3-1b' } as const;

const later = (a: string, b: string): string => (a > b ? a : b);

/** The next reminder of those that are fewer days ahead than `before`; a time that has passed is now. */
function nextReminder(
  validUntil: LocalDate,
  before: number,
  ctx: { readonly now: string; readonly policy: PolicySet },
): Deadline | undefined {
  const ahead = ctx.policy.get('qualification.remindDays').filter((days) => days < before);
  const left = daysBetween(toLocalDate(ctx.now), validUntil);
  if (left < 0) return undefined;
  // Of those whose day has passed, one reminder, now, is enough.
  const first = ahead.some((days) => days >= left) ? left : ahead[0];
  if (first === undefined) return undefined;
  const at = later(ctx.now, startOfDay(addDays(validUntil, -first)));
  return deadlineAt({ kind: QUALIFICATION_REMIND, base: ctx.now, source: SOURCE, at });
}

/** The clocks of a certificate that is valid from now on: its reminders (T-60/-30/-7 by policy) and its end. */
export function qualificationClocks(
  validUntil: LocalDate | undefined,
  ctx: { readonly now: string; readonly policy: PolicySet },
): Deadline[] {
  if (validUntil === undefined) return [];
  const at = later(ctx.now, closesAt(validUntil));
  const expiry = deadlineAt({ kind: QUALIFICATION_EXPIRY, base: ctx.now, source: SOURCE, at });
  const reminder = nextReminder(validUntil, Number.POSITIVE_INFINITY, ctx);
  return reminder === undefined ? [expiry] : [expiry, reminder];
}

/** VALID or EXPIRING → EXPIRING: the agency is told how many days are left. Undefined when it is not time. */
export function decideRemind(
  state: QualificationState,
  ctx: { readonly now: string; readonly policy: PolicySet },
): Decided<QualificationBody> | undefined {
  const due = state.deadlines[QUALIFICATION_REMIND];
  const { validUntil } = state.body;
  if (due === undefined || validUntil === undefined || !isDue(due, ctx.now)) return undefined;
  const to = followQualification(state.status, 'remind', bySystem(ctx.now));
  if (isRefusal(to)) return undefined;
  const daysLeft = Math.max(0, daysBetween(toLocalDate(ctx.now), validUntil));
  const next = nextReminder(validUntil, daysLeft, ctx);
  const event = happened(
    QualificationExpiring,
    { ...qualificationRef(state), validUntil, daysLeft, final: next === undefined },
    {
      article: '3-1b',
      to,
      deadlines: next === undefined ? { clear: [QUALIFICATION_REMIND] } : { set: [next] },
    },
  );
  return { events: [event], body: state.body };
}

/** VALID or EXPIRING → EXPIRED, once its last day is over. Undefined before. */
export function decideExpire(state: QualificationState, now: string): Decided<QualificationBody> | undefined {
  const due = state.deadlines[QUALIFICATION_EXPIRY];
  if (due === undefined || !isDue(due, now)) return undefined;
  const to = followQualification(state.status, 'expire', bySystem(now));
  if (isRefusal(to)) return undefined;
  const event = happened(QualificationExpired, datedRef(state), {
    article: '3-1b',
    to,
    deadlines: { clear: [QUALIFICATION_EXPIRY, QUALIFICATION_REMIND] },
  });
  return { events: [event], body: state.body };
}
