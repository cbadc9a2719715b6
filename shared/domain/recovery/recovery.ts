import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import type { Acting } from '../acting.ts';
import type { Decided } from '../event.ts';
import { follow } from '../machine.ts';
import type { Refusal } from '../problem.ts';
import { signature } from '../redemption/signed.ts';
import { ADJUSTMENT_SOURCES } from '../rectification/evidence.ts';
import type { Deadline } from '../time/deadline.ts';
import { instantSchema } from '../time/instant.ts';
import { localDateSchema } from '../time/local-date.ts';
import { type RecoveryAction, recoveryMachine, type RecoveryStatus } from './machine.ts';

/** When what is due by an instalment, or by the order, is to be repaid. */
export const RECOVERY_DUE = 'RECOVERY_DUE';

const person = onFirstUse(() => ({ by: z.string(), at: instantSchema() }));

export const Instalment = onFirstUse(() =>
  z.strictObject({ dueOn: localDateSchema(), amountFen: z.int().positive() }),
);
export type Instalment = z.infer<ReturnType<typeof Instalment>>;

/** Money that came back, or an approved claim that counts as if it did, by an explicit decision. */
export const Repayment = onFirstUse(() =>
  z.strictObject({
    channel: z.enum(['TRANSFER', 'SET_OFF']),
    /** The bank's; of a set-off, `REDEMPTION#…`. No two repayments have the same. */
    reference: z.string(),
    amountFen: z.int().positive(),
    paidOn: localDateSchema(),
    reason: z.string().optional(),
    recorded: z.strictObject(person()),
    confirmed: z.strictObject(person()).optional(),
  }),
);
export type Repayment = z.infer<ReturnType<typeof Repayment>>;

/** 追缴 of what was paid (14-2b). Money in 分. */
export const RecoveryBody = onFirstUse(() =>
  z.strictObject({
    /** `REDEMPTION#…` or `REWARD#…`. */
    sourceRef: z.string(),
    agencyId: z.string(),
    uscc: z.string(),
    /** What was paid. */
    paidFen: z.int().positive(),
    /** When. */
    paidOn: localDateSchema(),
    /** What is to be repaid, at most what was paid. */
    amountFen: z.int().positive(),
    /** The confirmed violation, `VIOLATION#…`; of a reward, the reward that was revoked. */
    basis: z.string(),
    source: z.enum(ADJUSTMENT_SOURCES),
    proposed: z.strictObject(signature()),
    hearingId: z.string().optional(),
    noticed: z.strictObject(signature()).optional(),
    order: z
      .strictObject({
        ...signature(),
        documentIds: z.array(z.string()),
        /** The last day of the last instalment. */
        payBy: localDateSchema(),
        instalments: z.array(Instalment()).min(1),
      })
      .optional(),
    /** Confirmed ones. */
    repayments: z.array(Repayment()),
    /** One that waits for the second person. */
    pending: Repayment().optional(),
    /** How often one was entered. */
    records: z.int().min(0),
    referral: z
      .strictObject({ ...signature(), authority: z.string(), referredOn: localDateSchema() })
      .optional(),
    writeOffs: z.int().min(0),
    writeOff: z.strictObject(signature()).optional(),
    ended: z.strictObject({ ...signature(), documentIds: z.array(z.string()).optional() }).optional(),
    /** Of an order that was revoked: what had been repaid and is to be given back, in 分. */
    refundFen: z.int().nonnegative().optional(),
  }),
);
export type RecoveryBody = z.infer<ReturnType<typeof RecoveryBody>>;

export interface RecoveryState {
  readonly id: string;
  readonly status: string;
  readonly body: RecoveryBody;
  readonly deadlines: Readonly<Record<string, Deadline>>;
}
export type RecoveryDecision = Decided<RecoveryBody> | Refusal;

export const recoveryRefOf = ({
  id,
  body: { sourceRef, agencyId, uscc },
}: Pick<RecoveryState, 'id' | 'body'>) => ({ recoveryId: id, sourceRef, agencyId, uscc });

export const followRecovery = (status: string, action: RecoveryAction, { roles }: Pick<Acting, 'roles'>) =>
  // The status was written by the same machine.
  follow(recoveryMachine, status as RecoveryStatus, action, roles);

/** What was repaid and confirmed. */
export const repaidFen = ({ repayments }: Pick<RecoveryBody, 'repayments'>): number =>
  repayments.reduce((sum, { amountFen }) => sum + amountFen, 0);

/** What of the order is not repaid. */
export const outstandingFen = (body: Pick<RecoveryBody, 'repayments' | 'amountFen'>): number =>
  body.amountFen - repaidFen(body);

export const stopClock = ({ deadlines }: Pick<RecoveryState, 'deadlines'>) =>
  RECOVERY_DUE in deadlines ? { deadlines: { clear: [RECOVERY_DUE] } } : {};
