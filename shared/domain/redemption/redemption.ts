import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import type { Acting } from '../acting.ts';
import type { Decided } from '../event.ts';
import { follow } from '../machine.ts';
import type { Refusal } from '../problem.ts';
import type { Deadline } from '../time/deadline.ts';
import { instantSchema } from '../time/instant.ts';
import { localDateSchema } from '../time/local-date.ts';
import { HOLDABLE, type RedemptionAction, redemptionMachine, type RedemptionStatus } from './machine.ts';
import { ReviewSheet } from './review-sheet.ts';

/** When the treasury is asked again what became of a payment. */
export const PAYMENT_FOLLOW_UP = 'PAYMENT_FOLLOW_UP';

const person = onFirstUse(() => ({ by: z.string(), at: instantSchema() }));

/** Why payment is withheld: a risk flag on the order, the centre's own decision, or the agency's state. */
export const HoldCause = onFirstUse(() => z.enum(['RISK_FLAG', 'CENTRE', 'AGENCY']));
export type HoldCause = z.infer<ReturnType<typeof HoldCause>>;

export const RedemptionHold = onFirstUse(() =>
  z.strictObject({
    /** Names the ground: `RISKFLAG#…`, `CENTRE`, `AGENCY`. One of each at most. */
    ref: z.string(),
    cause: HoldCause(),
    ...person(),
    reason: z.string().optional(),
  }),
);
export type RedemptionHold = z.infer<ReturnType<typeof RedemptionHold>>;

/**
 * What is known of the one payment. REQUESTED: the treasury was asked, or may have been; ACCEPTED: it took it on;
 * REJECTED: it refused for good; IN_DOUBT: it does not say; RECORDED: entered by hand by the first of two persons;
 * PAID.
 */
export const Payment = onFirstUse(() =>
  z.strictObject({
    status: z.enum(['REQUESTED', 'ACCEPTED', 'REJECTED', 'IN_DOUBT', 'RECORDED', 'PAID']),
    channel: z.enum(['TREASURY', 'MANUAL', 'SET_OFF']),
    at: instantSchema(),
    /** How often the treasury was asked again. */
    followUps: z.int().nonnegative(),
    code: z.string().optional(),
    reference: z.string().optional(),
    paidOn: localDateSchema().optional(),
    recordedBy: z.string().optional(),
    /** What it was before the record by hand, to which it returns when the second person does not agree. */
    before: z.enum(['REJECTED', 'IN_DOUBT', 'NONE']).optional(),
  }),
);
export type Payment = z.infer<ReturnType<typeof Payment>>;

/** The redemption of one order; its id is the order's. Money in 分. */
export const RedemptionBody = onFirstUse(() =>
  z.strictObject({
    orderNo: z.string(),
    agencyId: z.string(),
    uscc: z.string(),
    /** The voucher amount of the order. */
    amountFen: z.int().positive(),
    claimedBy: z.string(),
    claimedAt: instantSchema(),
    /** How often it was claimed. */
    round: z.int().positive(),
    review: z.strictObject(person()).optional(),
    returned: z.strictObject({ ...person(), reason: z.string() }).optional(),
    /** How often approval was proposed. */
    proposals: z.int().nonnegative(),
    proposal: z.strictObject({ ...person(), sheet: ReviewSheet() }).optional(),
    approval: z.strictObject(person()).optional(),
    batchId: z.string().optional(),
    batchedAt: instantSchema().optional(),
    /** How often a payment was entered by hand. */
    records: z.int().nonnegative(),
    payment: Payment().optional(),
    holds: z.array(RedemptionHold()),
    /** `PAYMENTREFUSAL#…`, while it is refused. */
    refusalRef: z.string().optional(),
    /** `FUNDRECOVERY#…`: by which what was paid is recovered. */
    recoveryRef: z.string().optional(),
    /** The state that it goes back to when the last ground is gone. */
    heldFrom: z.enum(HOLDABLE).optional(),
  }),
);
export type RedemptionBody = z.infer<ReturnType<typeof RedemptionBody>>;

/** A redemption as a decision needs it: a loaded aggregate is one. */
export interface RedemptionState {
  readonly id: string;
  readonly status: string;
  readonly deadlines: Readonly<Record<string, Deadline>>;
  readonly body: RedemptionBody;
}

export type RedemptionDecision = Decided<RedemptionBody> | Refusal;

/** What names the redemption in its events. */
export const redemptionRefOf = ({ id, body: { agencyId, uscc } }: Pick<RedemptionState, 'id' | 'body'>) => ({
  redemptionId: id,
  orderId: id,
  agencyId,
  uscc,
});

/** The state an action leads a redemption to under SM-6, or why it may not be taken. */
export function followRedemption(
  status: string,
  action: RedemptionAction,
  acting: Pick<Acting, 'roles'>,
): RedemptionStatus | Refusal {
  return follow(redemptionMachine, status as RedemptionStatus, action, acting.roles);
}

/** A batch of redemptions that are paid together (policy `redemption.batch`). */
export const BatchBody = onFirstUse(() =>
  z.strictObject({
    /** `2026Q1` (shared/domain/time/quarter.ts). */
    quarter: z.string(),
    origin: z.enum(['QUARTERLY', 'ON_DEMAND']),
    openedAt: instantSchema(),
    openedBy: z.string(),
    count: z.int().nonnegative(),
    amountFen: z.int().nonnegative(),
    closedAt: instantSchema().optional(),
  }),
);
export type BatchBody = z.infer<ReturnType<typeof BatchBody>>;

export interface BatchState {
  readonly id: string;
  readonly status: string;
  readonly body: BatchBody;
}
