import type { Article } from '../../policy/articles.ts';
import type { PolicyKey } from '../../policy/parameters.ts';
import type { Calendar } from './calendar.ts';
import { countDays, countYears, type CountMode, type DayCount, type YearCount } from './day-count.ts';
import { addDuration, epochMs, type Instant } from './instant.ts';
import { addDays, startOfDay, toLocalDate, type LocalDate } from './local-date.ts';

/** Where a deadline's number and its authority come from. */
export interface DeadlineSource {
  readonly policyKey: PolicyKey;
  readonly article: Article;
}

/** DAY – calendar days; WORKING_DAY; YEAR; INSTANT – the due moment is given, nothing is counted. */
export type DeadlineUnit = 'DAY' | 'WORKING_DAY' | 'YEAR' | 'INSTANT';

export interface DeadlineRule extends DeadlineSource {
  readonly mode: CountMode | 'FIXED';
  /** 0 for FIXED. */
  readonly amount: number;
  readonly unit: DeadlineUnit;
}

export interface FixedInstant {
  readonly base: Instant;
  readonly at: Instant;
}

/** More days given after the last day, each with its reason; replayed when the calendar changes. */
export interface DeadlineExtension {
  readonly rule: DeadlineRule;
  readonly reason: string;
  readonly derivation: DayCount;
}

/** One running clock of the regulation (design.md §4). Due from `dueAt` on; before it nothing may act. */
export interface Deadline {
  readonly kind: string;
  readonly base: Instant;
  readonly rule: DeadlineRule;
  readonly dueAt: Instant;
  readonly derivation: DayCount | YearCount | FixedInstant;
  readonly extensions: readonly DeadlineExtension[];
}

interface Start {
  readonly kind: string;
  readonly base: Instant;
  readonly source: DeadlineSource;
}

interface Counted extends Start {
  readonly amount: number;
  readonly calendar: Calendar;
}

function unitOf(mode: CountMode): DeadlineUnit {
  return mode === 'WORKDAYS' ? 'WORKING_DAY' : 'DAY';
}

function dayRule(source: DeadlineSource, mode: CountMode, amount: number): DeadlineRule {
  return { policyKey: source.policyKey, article: source.article, mode, amount, unit: unitOf(mode) };
}

/** N days in the mode that policy names, CIVIL_CODE when it names none (domain.md §1.1). */
export function deadlineInDays(args: Counted & { readonly mode?: CountMode }): Deadline {
  const { kind, base, source, amount, calendar, mode = 'CIVIL_CODE' } = args;
  const derivation = countDays(base, amount, mode, calendar);
  return {
    kind,
    base,
    rule: dayRule(source, mode, amount),
    dueAt: derivation.closesAt,
    derivation,
    extensions: [],
  };
}

/** N working days, the day of `base` not counted. */
export function deadlineInWorkingDays(args: Counted): Deadline {
  return deadlineInDays({ ...args, mode: 'WORKDAYS' });
}

/** N whole years, to the end of the corresponding day (Civil Code 202, 203). */
export function deadlineInYears({ kind, base, source, amount, calendar }: Counted): Deadline {
  const derivation = countYears(base, amount, calendar);
  const rule: DeadlineRule = { ...source, mode: 'CIVIL_CODE', amount, unit: 'YEAR' };
  return { kind, base, rule, dueAt: derivation.closesAt, derivation, extensions: [] };
}

/** A moment that is simply set: quiet hours, a retry, a date printed elsewhere. Never recomputed. */
export function deadlineAt({ kind, base, source, at }: Start & { readonly at: Instant }): Deadline {
  if (epochMs(at) < epochMs(base))
    throw new RangeError(`${kind} would be due ${at}, before its base ${base}`);
  const rule: DeadlineRule = { ...source, mode: 'FIXED', amount: 0, unit: 'INSTANT' };
  return { kind, base, rule, dueAt: at, derivation: { base, at }, extensions: [] };
}

/** The last day of what is due at a moment. */
export const lastDayBefore = (dueAt: Instant): LocalDate => toLocalDate(addDuration(dueAt, { ms: -1 }));

/** The last day on which the party may still act. */
export const lastDayOf = ({ dueAt }: Deadline): LocalDate => lastDayBefore(dueAt);

export function isDue(deadline: Deadline, now: Instant): boolean {
  return epochMs(now) >= epochMs(deadline.dueAt);
}

/** True when a provisional holiday table had a part in it: an official one may still move it. */
export function isProvisional(deadline: Deadline): boolean {
  const counts = [deadline.derivation, ...deadline.extensions.map((extension) => extension.derivation)];
  return counts.some((count) => 'provisional' in count && count.provisional);
}

interface Extension {
  readonly amount: number;
  readonly mode: CountMode;
  readonly source: DeadlineSource;
  readonly reason: string;
}

/**
 * `amount` more days after the last day, as if the period went on (the last day itself is not counted again).
 * The derivation of the original period stays.
 */
export function extendDeadline(deadline: Deadline, extension: Extension, calendar: Calendar): Deadline {
  const { amount, mode, source, reason } = extension;
  const lastDay = lastDayOf(deadline);
  const base = startOfDay(mode === 'INCLUSIVE' ? addDays(lastDay, 1) : lastDay);
  const derivation = countDays(base, amount, mode, calendar);
  const added: DeadlineExtension = { rule: dayRule(source, mode, amount), reason, derivation };
  return { ...deadline, dueAt: derivation.closesAt, extensions: [...deadline.extensions, added] };
}

function derive(deadline: Deadline, calendar: Calendar): Deadline {
  const { kind, base, rule } = deadline;
  const args = { kind, base, amount: rule.amount, calendar, source: sourceOf(rule) };
  if (rule.unit === 'YEAR') return deadlineInYears(args);
  return rule.mode === 'FIXED'
    ? { ...deadline, extensions: [] }
    : deadlineInDays({ ...args, mode: rule.mode });
}

function sourceOf({ policyKey, article }: DeadlineRule): DeadlineSource {
  return { policyKey, article };
}

/**
 * The deadline under a changed calendar, its extensions replayed. Only ever longer: when the new calendar
 * would give the same or an earlier moment, the very deadline that was passed in comes back (compare by `===`).
 */
export function recomputeDeadline(deadline: Deadline, calendar: Calendar): Deadline {
  const fresh = deadline.extensions.reduce(
    (sofar, { rule, reason }) => {
      if (rule.mode === 'FIXED') return sofar;
      return extendDeadline(
        sofar,
        { amount: rule.amount, mode: rule.mode, source: sourceOf(rule), reason },
        calendar,
      );
    },
    derive(deadline, calendar),
  );
  return epochMs(fresh.dueAt) > epochMs(deadline.dueAt) ? fresh : deadline;
}
