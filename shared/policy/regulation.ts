import { addDays, daysBetween, type LocalDate } from '../domain/time/local-date.ts';
import type { PolicySet } from './policy.ts';

export interface Validity {
  readonly valid: boolean;
  readonly docNo: string;
  readonly from: LocalDate;
  /** Last day of validity. */
  readonly to: LocalDate;
  readonly article: '15-1';
}

/**
 * Row 15-1: whether a new case, cycle or sanction may be started on that Shanghai day. `policy` is the policy of
 * the same day, so that a new basis registered as overrides of `regulation.*` counts from its effective date.
 * When `valid` is false the answer is the problem REGULATION_EXPIRED.
 */
export function validityOn(date: LocalDate, policy: PolicySet): Validity {
  const from = policy.get('regulation.effectiveFrom');
  const to = policy.get('regulation.effectiveTo');
  const valid = date >= from && date <= to;
  return { valid, docNo: policy.get('regulation.docNo'), from, to, article: '15-1' };
}

export interface ExpiryWarning {
  readonly daysBefore: number;
  readonly on: LocalDate;
}

/** The days on which the centre is warned that the regulation ends. */
export function expiryWarnings(policy: PolicySet): ExpiryWarning[] {
  const to = policy.get('regulation.effectiveTo');
  return policy
    .get('regulation.warnDays')
    .map((daysBefore) => ({ daysBefore, on: addDays(to, -daysBefore) }));
}

/**
 * The warning that stands on a day: the latest one whose day has come, while the regulation is still valid. A
 * sweep that missed its day catches up by it; send each `daysBefore` once.
 */
export function standingWarning(
  date: LocalDate,
  policy: PolicySet,
): (ExpiryWarning & { daysLeft: number }) | undefined {
  const to = policy.get('regulation.effectiveTo');
  if (date > to) return undefined;
  const warning = expiryWarnings(policy).findLast(({ on }) => on <= date);
  return warning && { ...warning, daysLeft: daysBetween(date, to) };
}
