import type { Acting } from '../../shared/domain/acting.ts';
import type { Decided } from '../../shared/domain/event.ts';
import type { Role } from '../../shared/domain/identity/role.ts';
import { decideRegisterContract } from '../../shared/domain/order/contract.ts';
import { decideAcceptDelivery, decideDeliver } from '../../shared/domain/order/deliver.ts';
import type { OrderBody, OrderState } from '../../shared/domain/order/order.ts';
import { decidePlaceOrder, type Placement } from '../../shared/domain/order/place.ts';
import { decideQuota } from '../../shared/domain/order/quota.ts';
import { decideAcceptOrder } from '../../shared/domain/order/respond.ts';
import { isRefusal, type Refusal } from '../../shared/domain/problem.ts';
import { builtInCalendar } from '../../shared/policy/calendar/built-in.ts';
import { resolvePolicy } from '../../shared/policy/policy.ts';
import { calendarOf } from '../../shared/domain/time/calendar.ts';
import { standingAfter } from '../../shared/store/standing-after.ts';

export const orderPolicy = resolvePolicy([], '2026-03-02');
export const orderCalendar = calendarOf(builtInCalendar);

/** Thursday 2026-03-05, 09:00 in Shanghai. */
export const PLACED_AT = '2026-03-05T01:00:00.000Z';
export const HASH = '47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=';

export const AGENCY_USCC = '91310104MA1FX0010C';
export const BUYER_USCC = '91310115MA1FX00372';

export const settings = { policy: orderPolicy, calendar: orderCalendar };

export const as = (role: Role, now = PLACED_AT): Acting => ({
  now,
  actor: { id: `u-${role}`, role },
  roles: [role],
});

export const declaration = { accepted: true, textVersion: '2026-1', relatedParty: false };

export const placement: Placement = {
  offered: {
    productId: 'PRODUCT1',
    productVersion: 1,
    agencyId: 'AGENCY1',
    uscc: AGENCY_USCC,
    category: 'INSPECTION_TESTING',
    published: true,
    agencyActive: true,
  },
  buyer: { id: BUYER_USCC, kind: 'ENTERPRISE', uscc: BUYER_USCC, name: '上海启光智能科技有限公司' },
  eligibility: { basis: 'ROLE_ONLY', at: PLACED_AT },
  origin: { kind: 'PLATFORM' },
  requirement: '材料力学性能检测',
  priceFen: 1_000_000,
  voucherFen: 500_000,
  dueOn: '2026-05-01',
  declaration,
};

export const contract = {
  number: 'HT-2026-001',
  signedOn: '2026-03-05',
  amountFen: 1_000_000,
  subcontracted: false,
  documentId: 'DOC1',
  sha256: HASH,
};

/** What the store would make of a decision; throws for a refused one. */
export function after(before: OrderState | undefined, decided: Decided<OrderBody> | Refusal): OrderState {
  if (isRefusal(decided)) throw new Error(decided.refused);
  return standingAfter(before ?? { id: '01JQORDER0000000000000000A' }, decided);
}

export const placed = (more: Partial<Placement> = {}, now = PLACED_AT): OrderState =>
  after(
    undefined,
    decidePlaceOrder(
      '01JQORDER0000000000000000A',
      { ...placement, ...more },
      { ...as('BUYER', now), ...settings },
    ),
  );

type Stage = 'PLACED' | 'ACCEPTED' | 'QUOTA_CONFIRMED' | 'IN_SERVICE' | 'DELIVERED' | 'COMPLETED';

/** An order brought to a stage, everything at `now`. */
export function orderAt(stage: Stage, now = PLACED_AT): OrderState {
  const steps: readonly [Stage, (state: OrderState) => Decided<OrderBody> | Refusal][] = [
    ['ACCEPTED', (state) => decideAcceptOrder(state, { declaration }, as('AGENCY_ADMIN', now))],
    ['QUOTA_CONFIRMED', (state) => decideQuota(state, { outcome: 'CONFIRMED' }, as('CENTRE_OFFICER', now))],
    [
      'IN_SERVICE',
      (state) => decideRegisterContract(state, contract, { ...as('AGENCY_ADMIN', now), policy: orderPolicy }),
    ],
    [
      'DELIVERED',
      (state) =>
        decideDeliver(
          state,
          { files: [{ documentId: 'DOC2', sha256: HASH }] },
          { ...as('AGENCY_ADMIN', now), ...settings },
        ),
    ],
    ['COMPLETED', (state) => decideAcceptDelivery(state, { auto: false }, as('BUYER', now))],
  ];
  let state = placed({}, now);
  for (const [reached, step] of steps) {
    if (state.status === stage) return state;
    state = after(state, step(state));
    if (state.status !== reached) throw new Error(`expected ${reached}, got ${state.status}`);
  }
  return state;
}
