import type { PolicySet } from '../../policy/policy.ts';
import type { Acting } from '../acting.ts';
import type { Role } from '../identity/role.ts';
import { parseUscc } from '../identity/uscc.ts';
import { decideRegisterContract } from '../order/contract.ts';
import { decideAcceptDelivery, decideDeliver, decideRejectDelivery } from '../order/deliver.ts';
import type { OrderDecision, OrderState } from '../order/order.ts';
import type { Buyer } from '../order/parties.ts';
import { decidePlaceOrder, type Offered } from '../order/place.ts';
import { decideQuota } from '../order/quota.ts';
import { decideRate } from '../order/rate.ts';
import { decideAcceptOrder, decideCancelOrder, decideDeclineOrder } from '../order/respond.ts';
import { decideTerminate } from '../order/terminate.ts';
import { refuse } from '../problem.ts';
import type { Calendar } from '../time/calendar.ts';
import type { MarketEvent } from './market-event.ts';
import { KEPT_BY_MARKET } from './market-order.ts';

type Of<T extends MarketEvent['type']> = Extract<MarketEvent, { readonly type: T }>;

interface Context {
  readonly source: string;
  readonly policy: PolicySet;
  readonly calendar: Calendar;
}

/** The market reports what somebody did there: that one's roles hold, at that one's time. */
const on =
  (source: string, now: string) =>
  (...roles: Role[]): Acting => ({ now, actor: { id: source, role: 'SYSTEM' }, roles });

/** The id of a buyer of the market; a team of the market has no login here. */
export const marketBuyer = (buyer: Of<'MarketOrderPlaced'>['detail']['buyer']): Buyer =>
  buyer.kind === 'ENTERPRISE'
    ? { id: buyer.uscc, kind: 'ENTERPRISE', uscc: buyer.uscc, name: buyer.name }
    : { id: `team-market-${buyer.teamId}`, kind: 'TEAM', name: buyer.name };

/** The file of the market as an order keeps it: its reference there stands for the material that is not here. */
const fileOf = ({ reference, sha256 }: { readonly reference: string; readonly sha256: string }) => ({
  documentId: `${KEPT_BY_MARKET}${reference}`,
  sha256,
});

/** – → PLACED as the market says. */
export function placeFromMarket(
  orderId: string,
  { detail }: Of<'MarketOrderPlaced'>,
  offered: Offered,
  ctx: Context,
): OrderDecision {
  const { sourceOrderId, occurredAt, eligibilityReference: reference, declaration } = detail;
  if (detail.buyer.kind === 'ENTERPRISE' && !parseUscc(detail.buyer.uscc).ok) return refuse('USCC_INVALID');
  const { requirement, priceFen, voucherFen, dueOn } = detail;
  return decidePlaceOrder(
    orderId,
    {
      requirement,
      priceFen,
      voucherFen,
      dueOn,
      offered,
      buyer: marketBuyer(detail.buyer),
      eligibility: { basis: 'SOURCE', at: occurredAt, ...(reference !== undefined && { reference }) },
      origin: { kind: 'INGESTED', source: ctx.source, externalId: sourceOrderId },
      declaration: { ...declaration, accepted: true },
    },
    { ...on(ctx.source, occurredAt)('BUYER'), policy: ctx.policy, calendar: ctx.calendar },
  );
}

/** What an event of the market makes of its order; the same rules hold as for whoever acts here. */
export function applyToOrder(
  state: OrderState,
  event: Exclude<MarketEvent, { readonly type: 'MarketOrderPlaced' }>,
  ctx: Context,
): OrderDecision {
  const as = on(ctx.source, event.detail.occurredAt);
  const { policy, calendar } = ctx;
  switch (event.type) {
    case 'MarketOrderAccepted':
      return decideAcceptOrder(
        state,
        { declaration: { ...event.detail.declaration, accepted: true } },
        as('AGENCY_ADMIN'),
      );
    case 'MarketOrderDeclined':
      return decideDeclineOrder(state, event.detail, as('AGENCY_ADMIN'));
    case 'MarketOrderCancelled':
      return decideCancelOrder(state, as('BUYER'));
    case 'MarketQuotaDecided':
      return decideQuota(state, quotaOf(event.detail), as('SYSTEM'));
    case 'MarketContractRegistered': {
      const { number, signedOn, amountFen, thirdParty, subcontracted, file } = event.detail;
      const named = thirdParty === undefined ? {} : { thirdParty };
      const contract = { number, signedOn, amountFen, subcontracted, ...named, ...fileOf(file) };
      return decideRegisterContract(state, contract, { ...as('AGENCY_ADMIN'), policy });
    }
    case 'MarketDelivered': {
      const files = event.detail.files.map(fileOf);
      return decideDeliver(state, { files }, { ...as('AGENCY_ADMIN'), policy, calendar });
    }
    case 'MarketDeliveryAccepted': {
      const { auto } = event.detail;
      return decideAcceptDelivery(state, { auto }, as(auto ? 'SYSTEM' : 'BUYER'));
    }
    case 'MarketDeliveryRejected':
      return decideRejectDelivery(state, event.detail, as('BUYER'));
    case 'MarketRated':
      return decideRate(state, event.detail, { ...as('BUYER'), policy, calendar });
    case 'MarketTerminated': {
      const { cause, reason } = event.detail;
      // Both sides have agreed in the market.
      return decideTerminate(state, { cause, reason }, as(cause === 'MUTUAL' ? 'SYSTEM' : 'BUYER'));
    }
    default:
      return refuse('ILLEGAL_TRANSITION');
  }
}

/** A refusal without a reason says so. */
export const quotaOf = ({
  outcome,
  reference,
  reason = '未说明原因',
}: Pick<Of<'MarketQuotaDecided'>['detail'], 'outcome' | 'reference' | 'reason'>) =>
  outcome === 'CONFIRMED' ? { outcome, reference } : { outcome, reference, reason };
