import type { LocalDate } from '../time/local-date.ts';
import type { Mark } from './contribution.ts';
import { spansOf } from './spans.ts';
import { creditMark, creditRule, flagMark } from './supervision-contribution.ts';

/** Steps of the indicator `INT_EXTERNAL_CREDIT`. */
export type CreditState = 'CLEAR' | 'CURED' | 'OPEN';

type Marks = Readonly<Record<string, Mark>>;

/**
 * What the reports of a year say of an agency's credit up to a day: OPEN when the last one has a failure that no officer
 * dismissed, CURED when there was a failure or a warning before a better report, CLEAR otherwise (domain §6.1).
 */
export function creditIn(reports: Marks, flags: Marks, asOf: LocalDate): CreditState | undefined {
  const prefix = creditMark('');
  const levels = Object.entries(reports)
    .flatMap(([name, mark]) => (name.startsWith(prefix) && String(mark['on']) <= asOf ? [mark] : []))
    .toSorted((a, b) => (String(a['at']) < String(b['at']) ? -1 : 1))
    .map((mark) => levelOf(mark, flags));
  if (levels.length === 0) return undefined;
  if (levels.at(-1) === 'FAILED') return 'OPEN';
  return levels.every((level) => level === 'CLEAR') ? 'CLEAR' : 'CURED';
}

function levelOf({ outcome, failed, at }: Mark, flags: Marks): 'CLEAR' | 'WARNED' | 'FAILED' {
  if (outcome === 'WARN') return 'WARNED';
  if (outcome !== 'FAIL' || !Array.isArray(failed)) return 'CLEAR';
  const stands = failed.some((key) => !dismissed(flags[flagMark(creditRule(String(key)))], String(at)));
  return stands ? 'FAILED' : 'CLEAR';
}

/** A flag that was open at that time and then dismissed: the officer found nothing in what the report said. */
const dismissed = (flag: Mark | undefined, at: string): boolean =>
  spansOf(flag).some(({ from, to }) => from <= at && to !== undefined && at <= to);
