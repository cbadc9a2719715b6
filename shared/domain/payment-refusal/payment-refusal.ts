import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import type { Acting } from '../acting.ts';
import type { Decided } from '../event.ts';
import { follow } from '../machine.ts';
import type { Refusal } from '../problem.ts';
import { signature } from '../redemption/signed.ts';
import { ADJUSTMENT_SOURCES } from '../rectification/evidence.ts';
import { type PaymentRefusalAction, paymentRefusalMachine, type PaymentRefusalStatus } from './machine.ts';

/** 不予兑付 of one claim (14-2a). Money in 分. */
export const PaymentRefusalBody = onFirstUse(() =>
  z.strictObject({
    redemptionId: z.string(),
    agencyId: z.string(),
    uscc: z.string(),
    amountFen: z.int().positive(),
    /** The confirmed violation, `VIOLATION#…`. */
    basis: z.string(),
    source: z.enum(ADJUSTMENT_SOURCES),
    proposed: z.strictObject(signature()),
    hearingId: z.string(),
    decision: z.strictObject({ ...signature(), documentIds: z.array(z.string()) }).optional(),
    ended: z.strictObject({ ...signature(), documentIds: z.array(z.string()).optional() }).optional(),
  }),
);
export type PaymentRefusalBody = z.infer<ReturnType<typeof PaymentRefusalBody>>;

export interface PaymentRefusalState {
  readonly id: string;
  readonly status: string;
  readonly body: PaymentRefusalBody;
}
export type PaymentRefusalDecision = Decided<PaymentRefusalBody> | Refusal;

export const refusalRefOf = ({
  id,
  body: { redemptionId, agencyId, uscc },
}: Pick<PaymentRefusalState, 'id' | 'body'>) => ({ refusalId: id, redemptionId, agencyId, uscc });

export const followRefusal = (
  status: string,
  action: PaymentRefusalAction,
  { roles }: Pick<Acting, 'roles'>,
) =>
  // The status was written by the same machine.
  follow(paymentRefusalMachine, status as PaymentRefusalStatus, action, roles);
