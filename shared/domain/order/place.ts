import { OrderPlaced } from '../../../events/order-placed/v1.ts';
import type { PolicySet } from '../../policy/policy.ts';
import type { Acting } from '../acting.ts';
import { happened } from '../event.ts';
import { type FieldError, isRefusal, refuse, type Refusal } from '../problem.ts';
import type { Calendar } from '../time/calendar.ts';
import { toLocalDate } from '../time/local-date.ts';
import {
  ORDER_EXPIRY,
  ORDER_RESPONSE,
  ORDER_RESPONSE_REMINDER,
  type OrderBody,
  type OrderDecision,
  orderRefOf,
} from './order.ts';
import type { Buyer, Eligibility } from './parties.ts';
import { responseClocks } from './reminders.ts';
import { declared, type GivenUsageDeclaration } from './usage-declaration.ts';

export const ORDER_RESPONSE_KINDS = {
  response: ORDER_RESPONSE,
  reminder: ORDER_RESPONSE_REMINDER,
  expiry: ORDER_EXPIRY,
} as const;

/** What an order is placed on: one published version of a product of an active agency. */
export interface Offered {
  readonly productId: string;
  readonly productVersion: number;
  readonly agencyId: string;
  readonly uscc: string;
  readonly category: string;
  readonly published: boolean;
  readonly agencyActive: boolean;
}

export interface Placement {
  readonly offered: Offered;
  readonly buyer: Buyer;
  readonly eligibility: Eligibility;
  readonly origin: OrderBody['origin'];
  readonly requirement: string;
  readonly priceFen: number;
  readonly voucherFen: number;
  readonly dueOn: string;
  readonly demandId?: string | undefined;
  readonly declaration: GivenUsageDeclaration | undefined;
}

const CODE_ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The number that people read: the year of placing and ten characters of the id's random end. A guard keeps it unique. */
export function orderNoOf(orderId: string, now: string): string {
  const end = [...orderId.toUpperCase()]
    .filter((each) => CODE_ALPHABET.includes(each))
    .slice(-10)
    .join('');
  return `${toLocalDate(now).slice(0, 4)}-${end.padStart(10, '0')}`;
}

/** RP-01: an agency may not sell to itself (6-1b, 13-2). */
export function sameParty(buyer: Buyer, agencyUscc: string): Refusal | undefined {
  return buyer.uscc === agencyUscc
    ? refuse('RELATED_PARTY_BLOCKED', { article: '13-2', extra: { rule: 'RP-01' } })
    : undefined;
}

/** The voucher amount may be `voucher.maxRatio` of the price or contract at most, and never more than the buyer's yearly cap. */
export function voucherLimit(
  {
    voucherFen,
    ofFen,
    kind,
  }: { readonly voucherFen: number; readonly ofFen: number; readonly kind: Buyer['kind'] },
  policy: PolicySet,
): Refusal | undefined {
  const share = Math.floor(ofFen * policy.get('voucher.maxRatio'));
  const cap = policy.get(kind === 'TEAM' ? 'voucher.teamAnnualCap' : 'voucher.enterpriseAnnualCap');
  const limitFen = Math.min(share, cap);
  if (voucherFen <= limitFen) return undefined;
  return refuse('VOUCHER_LIMIT_EXCEEDED', { article: '6-1c', extra: { limitFen } });
}

/**
 * – → PLACED by the buyer. The agency is to respond within policy `order.responseSlaWorkingDays`; the order expires after
 * `order.expiryWorkingDays`. Commit with checks on the product and the agency. Refuses USAGE_DECLARATION_REQUIRED,
 * PRODUCT_NOT_PUBLISHED, AGENCY_NOT_ACTIVE, RELATED_PARTY_BLOCKED, VOUCHER_LIMIT_EXCEEDED.
 */
export function decidePlaceOrder(
  orderId: string,
  placement: Placement,
  acting: Acting & { readonly policy: PolicySet; readonly calendar: Calendar },
): OrderDecision {
  const { offered, buyer, declaration, demandId, ...rest } = placement;
  const { now, actor, policy } = acting;
  const refusal = refusePlacement(placement, acting);
  if (refusal !== undefined) return refusal;
  const buyerDeclaration = declared(declaration, { now, by: actor.id });
  if (isRefusal(buyerDeclaration)) return buyerDeclaration;
  const { productId, productVersion, agencyId, uscc, category } = offered;
  const body: OrderBody = {
    orderNo: orderNoOf(orderId, now),
    agencyId,
    uscc,
    buyer,
    productId,
    productVersion,
    category,
    ...rest,
    ...(demandId !== undefined && { demandId }),
    placedAt: now,
    policyVersion: policy.version,
    declarations: { buyer: buyerDeclaration },
    responseReminders: 0,
    milestones: [],
    deliveries: [],
    acceptanceReminders: 0,
  };
  const { all } = responseClocks(ORDER_RESPONSE_KINDS, now, acting);
  const event = happened(
    OrderPlaced,
    { ...orderRefOf({ id: orderId, body }), orderNo: body.orderNo, productId, productVersion },
    {
      article: '6-1a',
      to: 'PLACED',
      deadlines: { set: all },
      refs: { product: productId, agency: agencyId },
      record: {
        priceFen: rest.priceFen,
        voucherFen: rest.voucherFen,
        dueOn: rest.dueOn,
        origin: rest.origin.kind,
        eligibility: rest.eligibility.basis,
        declaration: buyerDeclaration.version,
        relatedParty: buyerDeclaration.relatedParty,
      },
    },
  );
  return { events: [event], body };
}

function refusePlacement(
  { offered, buyer, dueOn, priceFen, voucherFen }: Placement,
  { now, policy, roles }: Acting & { readonly policy: PolicySet },
): Refusal | undefined {
  if (!roles.includes('BUYER')) return refuse('FORBIDDEN_ROLE', { article: '6-1a' });
  if (!offered.agencyActive) return refuse('AGENCY_NOT_ACTIVE', { article: '6-1a' });
  if (!offered.published) return refuse('PRODUCT_NOT_PUBLISHED', { article: '6-1a' });
  const fields: FieldError[] = [];
  if (dueOn < toLocalDate(now))
    fields.push({ field: 'body.dueOn', zh: '交付日期不得早于今天', en: 'before today' });
  if (fields.length > 0) return refuse('VALIDATION_FAILED', { article: '6-1a', fields });
  return (
    sameParty(buyer, offered.uscc) ?? voucherLimit({ voucherFen, ofFen: priceFen, kind: buyer.kind }, policy)
  );
}
