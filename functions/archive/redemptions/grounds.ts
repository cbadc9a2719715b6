import { isHolding } from '../../../shared/domain/risk/decide-flag.ts';
import { AGENCY_GROUND } from '../../../shared/domain/redemption/hold.ts';
import type { RedemptionHold } from '../../../shared/domain/redemption/redemption.ts';
import { agency } from '../../../shared/store/aggregates/agency.ts';
import { riskFlag } from '../../../shared/store/aggregates/risk-flag.ts';
import type { Check } from '../../../shared/store/plan.ts';
import { get, list } from '../../../shared/store/read.ts';
import type { Tables } from '../../../shared/store/table.ts';
import { readHolds } from '../../risk/holds.ts';

export const flagGround = (flagId: string): string => `RISKFLAG#${flagId}`;

/** More than there are rules: an order has one flag a rule. */
const MOST_FLAGS = 100;

/**
 * The risk flags that withhold payment of an order (domain §5.2): those that stand in its register of holds, and what is
 * open and not there yet. A confirmed flag that is gone from the register holds no more: its suspicion came to nothing.
 */
export async function flagGrounds(orderId: string, now: string, tables: Tables): Promise<RedemptionHold[]> {
  const key = { pk: `RISKFLAG#SUBJECT#ORDER#${orderId}` };
  const [{ flagIds }, { items }] = await Promise.all([
    readHolds(tables, orderId),
    list(tables, riskFlag, 'list3', key, { limit: MOST_FLAGS }),
  ]);
  const open = items.filter(({ status, body }) => status === 'OPEN' && isHolding(body.severity));
  return [...new Set([...flagIds, ...open.map(({ id }) => id)])].map((id) => ({
    ref: flagGround(id),
    cause: 'RISK_FLAG',
    by: 'SYSTEM',
    at: now,
  }));
}

/** The states of an agency that may still be paid for what it did: a suspended one is (SM-4). */
const PAYABLE: readonly string[] = ['ACTIVE', 'SUSPENDED'];

export interface Obstacles {
  readonly grounds: readonly RedemptionHold[];
  /** Keeps the agency's state as it was found, in the commit that relies on it. */
  readonly checks: readonly Check[];
}

/** What stands against paying now: looked at again right before a payment is asked for. */
export async function obstacles(
  redeemed: { readonly id: string; readonly body: { readonly agencyId: string } },
  now: string,
  tables: Tables,
): Promise<Obstacles> {
  const [flags, payee] = await Promise.all([
    flagGrounds(redeemed.id, now, tables),
    get(tables, agency, redeemed.body.agencyId),
  ]);
  const gone: RedemptionHold[] = PAYABLE.includes(payee.status)
    ? []
    : [{ ref: AGENCY_GROUND, cause: 'AGENCY', by: 'SYSTEM', at: now }];
  return {
    grounds: [...flags, ...gone],
    checks: [{ kind: 'AGENCY', id: payee.id, version: payee.version }],
  };
}
