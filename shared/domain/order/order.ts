import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import type { Acting } from '../acting.ts';
import { Sha256 } from '../document/document.ts';
import type { Decided } from '../event.ts';
import { follow } from '../machine.ts';
import type { Refusal } from '../problem.ts';
import type { Deadline } from '../time/deadline.ts';
import { instantSchema } from '../time/instant.ts';
import { localDateSchema } from '../time/local-date.ts';
import { type OrderAction, orderMachine, type OrderStatus } from './machine.ts';
import { Buyer, Declaration, Eligibility, TerminationCause } from './parties.ts';

/*
 * Lists (shared/store/aggregates/order.ts): list1 `ORDER#AGENCY#<agencyId>#<status>`, list2 `ORDER#BUYER#<buyerId>`,
 * both by placing; list3 `ORDER#COMPLETED#<yyyyQn>` by completion once completed, else `ORDER#STATUS#<status>`.
 */

/** The clocks of an order. */
export const ORDER_RESPONSE = 'ORDER_RESPONSE';
export const ORDER_RESPONSE_REMINDER = 'ORDER_RESPONSE_REMINDER';
export const ORDER_EXPIRY = 'ORDER_EXPIRY';
export const ORDER_AUTO_ACCEPT = 'ORDER_AUTO_ACCEPT';
export const ORDER_ACCEPTANCE_REMINDER = 'ORDER_ACCEPTANCE_REMINDER';

const reason = () => z.string();
const person = () => ({ by: z.string(), at: instantSchema() });

/** A file of the order as it was when it was registered: its material and the SHA-256 of its bytes (base64). */
export const OrderFile = onFirstUse(() => z.strictObject({ documentId: z.string(), sha256: Sha256() }));
export type OrderFile = z.infer<ReturnType<typeof OrderFile>>;

export const OrderContract = onFirstUse(() =>
  z.strictObject({
    /** As it stands on the paper; FR-01 compares its normalised form. */
    number: z.string(),
    signedOn: localDateSchema(),
    amountFen: z.int().nonnegative(),
    /** Who else performs under the contract, as it says; the rules on subcontracting read it. */
    thirdParty: z.string().optional(),
    /** The agency says that part of the service is subcontracted. */
    subcontracted: z.boolean(),
    documentId: z.string(),
    sha256: Sha256(),
    at: instantSchema(),
  }),
);
export type OrderContract = z.infer<ReturnType<typeof OrderContract>>;

export const OrderDelivery = onFirstUse(() =>
  z.strictObject({
    round: z.int().positive(),
    at: instantSchema(),
    documentIds: z.array(z.string()),
    /** One for each document, in the same order. */
    hashes: z.array(Sha256()),
    /** Delivered on or before the agreed date. */
    onTime: z.boolean(),
    rejectedAt: instantSchema().optional(),
    reason: reason().optional(),
  }),
);
export type OrderDelivery = z.infer<ReturnType<typeof OrderDelivery>>;

/** An order placed on one published version of a product. Money in 分. */
export const OrderBody = onFirstUse(() =>
  z.strictObject({
    orderNo: z.string(),
    agencyId: z.string(),
    uscc: z.string(),
    buyer: Buyer(),
    productId: z.string(),
    productVersion: z.int().positive(),
    category: z.string(),
    requirement: z.string(),
    priceFen: z.int().nonnegative(),
    voucherFen: z.int().nonnegative(),
    /** The agreed date of delivery. */
    dueOn: localDateSchema(),
    placedAt: instantSchema(),
    policyVersion: z.string(),
    origin: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('PLATFORM') }),
      z.strictObject({ kind: z.literal('INGESTED'), source: z.string(), externalId: z.string() }),
    ]),
    demandId: z.string().optional(),
    eligibility: Eligibility(),
    declarations: z.strictObject({ buyer: Declaration(), agency: Declaration().optional() }),
    /** How many reminders to respond have gone out. */
    responseReminders: z.int().nonnegative(),
    /** When the agency accepted or declined; absent on an expired order, which counts as unanswered (6-1b). */
    respondedAt: instantSchema().optional(),
    acceptedAt: instantSchema().optional(),
    declineReason: reason().optional(),
    quota: z
      .strictObject({
        outcome: z.enum(['CONFIRMED', 'REFUSED']),
        ...person(),
        reference: z.string().optional(),
        reason: reason().optional(),
      })
      .optional(),
    contract: OrderContract().optional(),
    milestones: z.array(z.strictObject({ on: localDateSchema(), title: z.string(), at: instantSchema() })),
    deliveries: z.array(OrderDelivery()),
    /** Reminders to accept the current delivery. */
    acceptanceReminders: z.int().nonnegative(),
    completedAt: instantSchema().optional(),
    /** Accepted by the clock, not by the buyer: no first-pass acceptance (SM-6). */
    auto: z.boolean().optional(),
    terminationProposal: z
      .strictObject({ side: z.enum(['AGENCY', 'BUYER']), ...person(), reason: reason() })
      .optional(),
    termination: z
      .strictObject({ cause: TerminationCause(), at: instantSchema(), by: z.string(), reason: reason() })
      .optional(),
    rating: z.strictObject({ stars: z.int().min(1).max(5), at: instantSchema() }).optional(),
    hold: z.strictObject({ reasonRef: z.string(), at: instantSchema() }).optional(),
    archivedAt: instantSchema().optional(),
  }),
);
export type OrderBody = z.infer<ReturnType<typeof OrderBody>>;

/** An order as a decision needs it: a loaded aggregate is one. */
export interface OrderState {
  readonly id: string;
  readonly status: string;
  readonly deadlines: Readonly<Record<string, Deadline>>;
  readonly body: OrderBody;
}

export type OrderDecision = Decided<OrderBody> | Refusal;

/** What names the order in its events. */
export const orderRefOf = ({ id, body }: Pick<OrderState, 'id' | 'body'>) => ({
  orderId: id,
  agencyId: body.agencyId,
  uscc: body.uscc,
  buyerId: body.buyer.id,
  category: body.category,
});

/** The state an action leads an order to under SM-6, or why it may not be taken. */
export function followOrder(
  status: string,
  action: OrderAction,
  acting: Pick<Acting, 'roles'>,
): OrderStatus | Refusal {
  // The store keeps the status as text; a text that is no state of SM-6 matches no row and is refused.
  return follow(orderMachine, status as OrderStatus, action, acting.roles);
}

/** The clocks among `kinds` that run. */
export const stop = (state: Pick<OrderState, 'deadlines'>, kinds: readonly string[]): readonly string[] =>
  kinds.filter((kind) => kind in state.deadlines);

/** An order that has come to its end runs no clock. */
export const stopAll = (state: Pick<OrderState, 'deadlines'>): readonly string[] =>
  Object.keys(state.deadlines);
