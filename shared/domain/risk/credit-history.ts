import type { LocalDate } from '../time/local-date.ts';
import type { CreditCheckBody } from './credit-check.ts';

/** CLEAR nothing was found; WARNED_AND_CURED something was and is gone; OPEN something stands, or nobody knows. */
export type CreditHistory = 'CLEAR' | 'WARNED_AND_CURED' | 'OPEN';

/** The credit checks of one agency over a period, by the day to which they speak (rows 3-1a, 8-1; in any order). */
export function creditHistory(
  checks: readonly Pick<CreditCheckBody, 'asOf' | 'checkedAt' | 'results'>[],
  period: { readonly from: LocalDate; readonly to: LocalDate },
): { readonly history: CreditHistory; readonly checks: number; readonly lastAsOf?: LocalDate } {
  const within = checks
    .filter(({ asOf }) => asOf >= period.from && asOf <= period.to)
    .toSorted((a, b) => (a.checkedAt < b.checkedAt ? -1 : 1));
  const last = within.at(-1);
  if (last === undefined) return { history: 'OPEN', checks: 0 };
  const standing = new Set<string>();
  let found = false;
  for (const { results } of within) {
    for (const { key, outcome } of results) {
      if (outcome === 'PASS') standing.delete(key);
      // A silent source changes nothing that is known of the agency.
      if (outcome !== 'FAIL' && outcome !== 'WARN') continue;
      found = true;
      standing.add(key);
    }
  }
  const history = standing.size > 0 ? 'OPEN' : found ? 'WARNED_AND_CURED' : 'CLEAR';
  return { history, checks: within.length, lastAsOf: last.asOf };
}
