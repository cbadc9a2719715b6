import type { Calendar } from '../domain/time/calendar.ts';
import type { PolicySet } from '../policy/policy.ts';

/** What every decision is made under. */
export interface Settings {
  readonly policy: PolicySet;
  readonly calendar: Calendar;
}

/** The policy and the holiday tables as they stand in the table; a change is seen by the next request. */
export interface SettingsSource {
  current(now: string): Promise<Settings>;
  /** The policy that a running case was submitted under. */
  policyOf(version: string): Promise<PolicySet>;
}
