import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import type { Acting } from '../acting.ts';
import type { Decided } from '../event.ts';
import { follow } from '../machine.ts';
import type { Refusal } from '../problem.ts';
import type { Deadline } from '../time/deadline.ts';
import { instantSchema } from '../time/instant.ts';
import { localDateSchema } from '../time/local-date.ts';
import { type PaymentHoldAction, paymentHoldMachine, type PaymentHoldStatus } from './machine.ts';

/** When the Commission is to look at it (policy `paymentHold.maxDays`). */
export const PAYMENT_HOLD_REVIEW = 'PAYMENT_HOLD_REVIEW';

const reasoned = onFirstUse(() => ({ by: z.string(), at: instantSchema(), reason: z.string() }));

/** What is looked into: a risk flag or a suspected violation of the agency. */
export const HoldBasis = onFirstUse(() => z.string().regex(/^(RISKFLAG|VIOLATION)#.{1,80}$/));

/** The withholding of one payment (14-2c). */
export const PaymentHoldBody = onFirstUse(() =>
  z.strictObject({
    redemptionId: z.string(),
    agencyId: z.string(),
    uscc: z.string(),
    basis: z.string(),
    opened: z.strictObject(reasoned()),
    /** The last day before the Commission looks at it. */
    reviewBy: localDateSchema(),
    renewals: z.array(z.strictObject({ ...reasoned(), reviewBy: localDateSchema() })),
    escalatedAt: instantSchema().optional(),
    released: z.strictObject(reasoned()).optional(),
    converted: z.strictObject({ at: instantSchema(), refusalId: z.string() }).optional(),
  }),
);
export type PaymentHoldBody = z.infer<ReturnType<typeof PaymentHoldBody>>;

export interface PaymentHoldState {
  readonly id: string;
  readonly status: string;
  readonly body: PaymentHoldBody;
  readonly deadlines: Readonly<Record<string, Deadline>>;
}
export type PaymentHoldDecision = Decided<PaymentHoldBody> | Refusal;

/** The ground that it is to the redemption. */
export const holdGround = (holdId: string): string => `PAYMENTHOLD#${holdId}`;

export const holdRefOf = ({
  id,
  body: { redemptionId, agencyId, uscc },
}: Pick<PaymentHoldState, 'id' | 'body'>) => ({ holdId: id, redemptionId, agencyId, uscc });

export const followHold = (status: string, action: PaymentHoldAction, { roles }: Pick<Acting, 'roles'>) =>
  // The status was written by the same machine.
  follow(paymentHoldMachine, status as PaymentHoldStatus, action, roles);
