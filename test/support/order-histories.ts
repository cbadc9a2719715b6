import fc from 'fast-check';
import type { Role } from '../../shared/domain/identity/role.ts';
import { decideArchived } from '../../shared/domain/order/archive.ts';
import { decideRegisterContract } from '../../shared/domain/order/contract.ts';
import {
  decideAcceptDelivery,
  decideAutoAccept,
  decideDeliver,
  decideRejectDelivery,
} from '../../shared/domain/order/deliver.ts';
import { decideHold, decideLiftHold } from '../../shared/domain/order/hold.ts';
import type { OrderDecision, OrderState } from '../../shared/domain/order/order.ts';
import { decidePlaceOrder } from '../../shared/domain/order/place.ts';
import { decideQuota } from '../../shared/domain/order/quota.ts';
import { decideRate } from '../../shared/domain/order/rate.ts';
import { decidePassResponseTerm } from '../../shared/domain/order/remind.ts';
import {
  decideAcceptOrder,
  decideCancelOrder,
  decideDeclineOrder,
  decideExpireOrder,
} from '../../shared/domain/order/respond.ts';
import { decideTerminate } from '../../shared/domain/order/terminate.ts';
import { USAGE_DECLARATION } from '../../shared/domain/order/usage-declaration.ts';
import { addDays, toLocalDate } from '../../shared/domain/time/local-date.ts';
import { by, calendar, policy } from './onboarding-fixtures.ts';
import { USCC } from './uscc-fixtures.ts';

/** Where a generated order belongs. */
export interface OrderOf {
  readonly agencyId: string;
  readonly category: string;
  readonly buyerId: string;
  /** Days from its placing to the agreed date of delivery. */
  readonly dueInDays: number;
}

const SHA = `${'A'.repeat(43)}=`;
const declaration = { accepted: true, textVersion: USAGE_DECLARATION.version, relatedParty: false };

const acting = (role: Role, now: string) => ({ ...by([role], now, `u-${role}`), policy, calendar });
const agent = (now: string) => acting('AGENCY_ADMIN', now);
const buyer = (now: string) => acting('BUYER', now);
const officer = (now: string) => acting('CENTRE_OFFICER', now);
const platform = (now: string) => acting('SYSTEM', now);

export const placed = (id: string, { agencyId, category, buyerId, dueInDays }: OrderOf, now: string) =>
  decidePlaceOrder(
    id,
    {
      offered: {
        productId: `P-${category}`,
        productVersion: 1,
        agencyId,
        uscc: USCC.company,
        category,
        published: true,
        agencyActive: true,
      },
      buyer: buyerId.startsWith('team-')
        ? { id: buyerId, kind: 'TEAM', name: '样例团队' }
        : { id: buyerId, kind: 'ENTERPRISE', uscc: buyerId, name: '样例企业' },
      eligibility: { basis: 'ROLE_ONLY', at: now },
      origin: { kind: 'PLATFORM' },
      requirement: '样例需求',
      priceFen: 100_000,
      voucherFen: 50_000,
      dueOn: addDays(toLocalDate(now), dueInDays),
      declaration,
    },
    buyer(now),
  );

type Step = (state: OrderState, now: string) => OrderDecision | undefined;

const terminate =
  (cause: 'BUYER' | 'AGENCY_DEFAULT' | 'VIOLATION', who: typeof agent): Step =>
  (state, now) =>
    decideTerminate(state, { cause, reason: '样例' }, who(now));

/** Everything that may happen to an order after its placing; what is not allowed at that time is refused. */
export const ORDER_STEPS = {
  accept: (state, now) => decideAcceptOrder(state, { declaration }, agent(now)),
  decline: (state, now) => decideDeclineOrder(state, { reason: '样例' }, agent(now)),
  cancel: (state, now) => decideCancelOrder(state, buyer(now)),
  expire: (state, now) => decideExpireOrder(state, platform(now)),
  passTerm: (state, now) => decidePassResponseTerm(state, platform(now)),
  confirmQuota: (state, now) => decideQuota(state, { outcome: 'CONFIRMED' }, officer(now)),
  refuseQuota: (state, now) => decideQuota(state, { outcome: 'REFUSED', reason: '样例' }, officer(now)),
  contract: (state, now) =>
    decideRegisterContract(
      state,
      {
        number: `HT-${state.id}`,
        signedOn: toLocalDate(now),
        amountFen: 100_000,
        subcontracted: false,
        documentId: 'D1',
        sha256: SHA,
      },
      agent(now),
    ),
  deliver: (state, now) => decideDeliver(state, { files: [{ documentId: 'D2', sha256: SHA }] }, agent(now)),
  reject: (state, now) => decideRejectDelivery(state, { reason: '样例' }, buyer(now)),
  acceptDelivery: (state, now) => decideAcceptDelivery(state, { auto: false }, buyer(now)),
  autoAccept: (state, now) => decideAutoAccept(state, platform(now)),
  archive: (state, now) => decideArchived(state, { missing: [] }, platform(now)),
  hold: (state, now) => decideHold(state, { reasonRef: 'RISKFLAG#F1' }, officer(now)),
  liftHold: (state, now) => decideLiftHold(state, { reason: '样例' }, officer(now)),
  rate: (state, now) => decideRate(state, { stars: 1 + (now.charCodeAt(18) % 5) }, buyer(now)),
  terminateByBuyer: terminate('BUYER', buyer),
  terminateForDefault: terminate('AGENCY_DEFAULT', officer),
  terminateForViolation: terminate('VIOLATION', officer),
} as const satisfies Record<string, Step>;
export type OrderStep = keyof typeof ORDER_STEPS;

/** Mostly the next usual step; else anything, which is often refused. */
export const orderStep: fc.Arbitrary<OrderStep | 'next'> = fc.oneof(
  { weight: 5, arbitrary: fc.constant('next' as const) },
  { weight: 1, arbitrary: fc.constantFrom(...(Object.keys(ORDER_STEPS) as OrderStep[])) },
);

const AFTER: Readonly<Record<string, OrderStep>> = {
  PLACED: 'accept',
  ACCEPTED: 'confirmQuota',
  QUOTA_CONFIRMED: 'contract',
  IN_SERVICE: 'deliver',
  DELIVERED: 'acceptDelivery',
  COMPLETED: 'archive',
};

/** The decision of a step on an order as it stands; `next` is the usual one. */
export function stepOn(state: OrderState, step: OrderStep | 'next', now: string): OrderDecision | undefined {
  const named = step === 'next' ? (AFTER[state.status] ?? 'rate') : step;
  const take: Step = ORDER_STEPS[named];
  return take(state, now);
}
