import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { paymentHoldMachine } from '../../../shared/domain/payment-hold/machine.ts';
import { HoldBasis, PaymentHoldBody } from '../../../shared/domain/payment-hold/payment-hold.ts';
import { paymentRefusalMachine } from '../../../shared/domain/payment-refusal/machine.ts';
import { PaymentRefusalBody } from '../../../shared/domain/payment-refusal/payment-refusal.ts';
import { ADJUSTMENT_SOURCES } from '../../../shared/domain/rectification/evidence.ts';
import { recoveryMachine } from '../../../shared/domain/recovery/machine.ts';
import { Instalment, RecoveryBody } from '../../../shared/domain/recovery/recovery.ts';
import { localDateSchema } from '../../../shared/domain/time/local-date.ts';
import { DeadlineViews } from '../../../shared/runtime/deadline-view.ts';
import { pageQuery } from '../../../shared/runtime/paging.ts';
import { textField } from '../../../shared/runtime/text-field.ts';

const stands = () => ({ version: z.int(), allowedActions: z.array(z.string()) });

export const PaymentHoldView = onFirstUse(() =>
  z.object({
    holdId: z.string(),
    status: z.enum(paymentHoldMachine.states),
    ...stands(),
    deadlines: DeadlineViews(),
    ...PaymentHoldBody().shape,
    basis: z.string().optional().describe('for officers'),
  }),
);
export const PaymentRefusalView = onFirstUse(() =>
  z.object({
    refusalId: z.string(),
    status: z.enum(paymentRefusalMachine.states),
    ...stands(),
    ...PaymentRefusalBody().shape,
  }),
);
export const RecoveryView = onFirstUse(() =>
  z.object({
    recoveryId: z.string(),
    status: z.enum(recoveryMachine.states),
    ...stands(),
    deadlines: DeadlineViews(),
    repaidFen: z.int(),
    outstandingFen: z.int(),
    ...RecoveryBody().shape,
  }),
);

const id = () => z.string().min(1).max(60);
const text = () => textField(2000);
const fen = () => z.int().min(1).max(1_000_000_000_000);
const documentIds = () => z.array(id()).max(20).default([]);
const basis = () =>
  z
    .string()
    .regex(/^VIOLATION#.{1,80}$/)
    .describe('the confirmed violation');
const source = () => z.enum(ADJUSTMENT_SOURCES).describe('where it comes from (12-0)');

export const holdParams = onFirstUse(() => z.strictObject({ holdId: id() }));
export const refusalParams = onFirstUse(() => z.strictObject({ refusalId: id() }));
export const recoveryParams = onFirstUse(() => z.strictObject({ recoveryId: id() }));

const listQuery = () => ({
  ...pageQuery(),
  uscc: z
    .string()
    .min(1)
    .max(40)
    .optional()
    .describe('for officers: one agency, of any status, newest first'),
});
export const HoldQuery = onFirstUse(() =>
  z.strictObject({
    ...listQuery(),
    status: z.enum(paymentHoldMachine.states).default('ACTIVE').describe('for officers'),
  }),
);
export const RefusalQuery = onFirstUse(() =>
  z.strictObject({
    ...listQuery(),
    status: z.enum(paymentRefusalMachine.states).default('PRIOR_NOTICE').describe('for officers'),
  }),
);
export const RecoveryQuery = onFirstUse(() =>
  z.strictObject({
    ...listQuery(),
    status: z.enum(recoveryMachine.states).default('PROPOSED').describe('for officers'),
  }),
);

export const Reason = onFirstUse(() => z.strictObject({ reason: text() }));
export const HoldForm = onFirstUse(() =>
  z.strictObject({ redemptionId: id(), basis: HoldBasis(), reason: text() }),
);
export const RefusalForm = onFirstUse(() =>
  z.strictObject({ redemptionId: id(), basis: basis(), source: source(), reason: text() }),
);
export const DecisionForm = onFirstUse(() => z.strictObject({ reason: text(), documentIds: documentIds() }));
export const RevocationForm = onFirstUse(() =>
  z.strictObject({ reason: text(), documentIds: z.array(id()).min(1).max(20) }),
);
export const RecoveryForm = onFirstUse(() =>
  z.strictObject({
    redemptionId: id(),
    basis: basis(),
    amountFen: fen(),
    source: source(),
    reason: text(),
  }),
);
export const OrderForm = onFirstUse(() =>
  z.strictObject({
    reason: text(),
    documentIds: documentIds(),
    amountFen: fen().optional().describe('less than was proposed, after the hearing'),
    instalments: z.array(Instalment()).min(1).max(60).optional(),
  }),
);
export const RepaymentForm = onFirstUse(() =>
  z.discriminatedUnion('channel', [
    z.strictObject({
      channel: z.literal('TRANSFER'),
      reference: z
        .string()
        .trim()
        .regex(/^[\w./-]{1,80}$/),
      amountFen: fen(),
      paidOn: localDateSchema(),
    }),
    z.strictObject({
      channel: z.literal('SET_OFF'),
      redemptionId: id().describe('an approved claim of the agency, set off whole'),
      paidOn: localDateSchema(),
      reason: text(),
    }),
  ]),
);
export const AgreementForm = onFirstUse(() =>
  z.discriminatedUnion('agreed', [
    z.strictObject({ agreed: z.literal(true) }),
    z.strictObject({ agreed: z.literal(false), reason: text() }),
  ]),
);
export const WriteOffDecisionForm = onFirstUse(() => z.strictObject({ agreed: z.boolean(), reason: text() }));
export const ReferralForm = onFirstUse(() =>
  z.strictObject({
    reason: text(),
    authority: textField(100),
    referredOn: localDateSchema(),
  }),
);
