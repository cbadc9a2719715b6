import type { RedemptionStatus } from './machine.ts';

/** What of the claimed money is where, in 分. */
export interface RedemptionSums {
  readonly claimed: number;
  /** Paid and not recovered. */
  readonly paid: number;
  readonly recovered: number;
  readonly refused: number;
  readonly held: number;
  readonly open: number;
}

interface Redeemed {
  readonly status: RedemptionStatus;
  readonly amountFen: number;
  /** What of it was repaid and confirmed (SM-17); none where nothing is recovered. */
  readonly recoveredFen?: number;
}

const PLACES: Readonly<Partial<Record<RedemptionStatus, 'paid' | 'refused' | 'held'>>> = {
  PAID: 'paid',
  RECOVERY_OPEN: 'paid',
  REFUSED: 'refused',
  ON_HOLD: 'held',
};

/**
 * Adds up redemptions: at any time `claimed` = `held` + `refused` + `paid` (not recovered) + `recovered` + `open`, nothing is in
 * two of them and none is negative.
 */
export function redemptionSums(redemptions: Iterable<Redeemed>): RedemptionSums {
  const sums = { claimed: 0, paid: 0, recovered: 0, refused: 0, held: 0, open: 0 };
  for (const { status, amountFen, recoveredFen = 0 } of redemptions) {
    const recovered = status === 'RECOVERY_OPEN' ? recoveredFen : 0;
    sums.claimed += amountFen;
    sums.recovered += recovered;
    sums[PLACES[status] ?? 'open'] += amountFen - recovered;
  }
  return sums;
}
