import type { RedemptionStatus } from './machine.ts';

/** What of the claimed money is where, in 分. */
export interface RedemptionSums {
  readonly claimed: number;
  readonly paid: number;
  readonly held: number;
  readonly open: number;
}

/** Adds up redemptions: at any time `claimed` = `paid` + `held` + `open`, and nothing is in two of them. */
export function redemptionSums(
  redemptions: Iterable<{ readonly status: RedemptionStatus; readonly amountFen: number }>,
): RedemptionSums {
  const sums = { claimed: 0, paid: 0, held: 0, open: 0 };
  for (const { status, amountFen } of redemptions) {
    sums.claimed += amountFen;
    sums[status === 'PAID' ? 'paid' : status === 'ON_HOLD' ? 'held' : 'open'] += amountFen;
  }
  return sums;
}
