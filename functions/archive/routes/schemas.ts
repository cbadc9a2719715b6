import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { InvoiceNumber } from '../../../shared/domain/archive/archive.ts';
import { archiveMachine } from '../../../shared/domain/archive/machine.ts';
import { usccSchema } from '../../../shared/domain/identity/uscc.ts';
import { batchMachine, redemptionMachine } from '../../../shared/domain/redemption/machine.ts';
import { HoldCause, Payment } from '../../../shared/domain/redemption/redemption.ts';
import { ReviewSheet } from '../../../shared/domain/redemption/review-sheet.ts';
import { localDateSchema } from '../../../shared/domain/time/local-date.ts';
import { DeadlineViews } from '../../../shared/runtime/deadline-view.ts';
import { textField as text } from '../../../shared/runtime/text-field.ts';

const id = () => z.string().min(1).max(64);
const fen = () => z.int().positive().max(1e12);

export const orderParams = onFirstUse(() => z.strictObject({ orderId: id() }));
export const itemParams = onFirstUse(() => z.strictObject({ orderId: id(), itemId: id() }));
export const redemptionParams = onFirstUse(() => z.strictObject({ redemptionId: id() }));
export const batchParams = onFirstUse(() => z.strictObject({ batchId: id() }));
export const reason = onFirstUse(() => z.strictObject({ reason: text(1000) }));

/** A piece of evidence, its file uploaded and scanned before as a material of the same kind. */
export const Evidence = onFirstUse(() =>
  z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('INVOICE'),
      documentId: id(),
      code: InvoiceNumber().shape.code.unwrap().max(20).optional().describe('of a paper invoice'),
      number: InvoiceNumber().shape.number.min(1).max(40),
      amountFen: fen(),
      issuedOn: localDateSchema(),
      sellerUscc: usccSchema(),
    }),
    z.strictObject({
      kind: z.literal('PAYMENT_PROOF'),
      documentId: id(),
      amountFen: fen().describe('what the buyer itself paid, without the voucher'),
      paidOn: localDateSchema(),
      voucherFen: z
        .int()
        .nonnegative()
        .max(1e12)
        .optional()
        .describe('what the voucher pays beside it, at most the amount of the voucher of the order'),
    }),
    z.strictObject({ kind: z.literal('PROCESS_RECORD'), documentId: id(), title: text(100) }),
    z.strictObject({ kind: z.literal('ACCEPTANCE_RECORD'), documentId: id(), title: text(100) }),
  ]),
);

export const Correction = onFirstUse(() =>
  z.strictObject({
    refersTo: id().describe('the item that it corrects'),
    /** The kind of the material with which it is corrected. */
    kind: z.enum([
      'SERVICE_CONTRACT',
      'INVOICE',
      'PAYMENT_PROOF',
      'DELIVERABLE',
      'PROCESS_RECORD',
      'ACCEPTANCE_RECORD',
      'OTHER',
    ]),
    documentId: id(),
    reason: text(1000),
  }),
);

const ItemView = onFirstUse(() =>
  z
    .looseObject({
      itemId: z.string(),
      kind: z.string(),
      documentId: z.string(),
      sha256: z.string(),
      at: z.string(),
    })
    .describe('with the facts of its kind'),
);

export const ArchiveView = onFirstUse(() =>
  z.object({
    orderId: z.string(),
    orderStatus: z.string(),
    status: z.enum(archiveMachine.states),
    version: z.int(),
    items: z.array(ItemView()),
    sums: z.object({ invoicedFen: z.int(), paidFen: z.int() }),
    complete: z.boolean(),
    missing: z.array(z.enum(['CONTRACT', 'DELIVERABLE', 'ACCEPTANCE', 'INVOICE', 'PAYMENT_PROOF'])),
    seal: z
      .object({
        at: z.string(),
        hash: z.string().describe('RFC 6962 hash tree over the RFC 8785 forms of the items'),
        retainUntil: z.string(),
      })
      .optional(),
    corrections: z.array(
      z.object({
        correctionId: z.string(),
        refersTo: z.string(),
        documentId: z.string(),
        sha256: z.string(),
        reason: z.string(),
        at: z.string(),
        previous: z.string(),
        hash: z.string(),
      }),
    ),
    allowedActions: z.array(z.string()).describe('what the caller may do now'),
  }),
);

export const Hold = onFirstUse(() =>
  z.strictObject({
    reason: text(1000),
    flagId: z.string().min(1).max(120).optional().describe('the risk flag on the order that it rests on'),
  }),
);
export const Release = onFirstUse(() =>
  z.strictObject({ ground: z.enum(['CENTRE', 'AGENCY']).default('CENTRE'), reason: text(1000) }),
);
export const PaymentRecord = onFirstUse(() =>
  z.strictObject({ paidOn: localDateSchema(), reference: text(100) }),
);
export const PaymentVerdict = onFirstUse(() =>
  z.discriminatedUnion('agreed', [
    z.strictObject({ agreed: z.literal(true) }),
    z.strictObject({ agreed: z.literal(false), reason: text(1000) }),
  ]),
);

const done = onFirstUse(() => z.object({ at: z.string() }));

export const RedemptionView = onFirstUse(() =>
  z.object({
    redemptionId: z.string(),
    orderId: z.string(),
    status: z.enum(redemptionMachine.states),
    version: z.int(),
    orderNo: z.string(),
    agencyId: z.string(),
    uscc: z.string(),
    amountFen: z.int(),
    claimedAt: z.string(),
    round: z.int(),
    review: done().optional(),
    returned: done().extend({ reason: z.string() }).optional(),
    proposals: z.int(),
    proposal: done().extend({ sheet: ReviewSheet() }).optional().describe('for officers only'),
    approval: done().optional(),
    batchId: z.string().optional(),
    batchedAt: z.string().optional(),
    payment: Payment()
      .omit({ recordedBy: true, before: true })
      .extend({ followUps: z.int().optional() })
      .optional(),
    holds: z.array(
      z.object({
        cause: HoldCause(),
        at: z.string(),
        ref: z.string().optional().describe('for officers only'),
        reason: z.string().optional(),
      }),
    ),
    heldFrom: z.string().optional(),
    refusalRef: z.string().optional().describe('the decision that refused it (14-2a)'),
    recoveryRef: z.string().optional().describe('the order to repay it (14-2b)'),
    deadlines: DeadlineViews(),
    allowedActions: z.array(z.string()).describe('what the caller may do now'),
  }),
);

export const BatchView = onFirstUse(() =>
  z.object({
    batchId: z.string(),
    status: z.enum(batchMachine.states),
    version: z.int(),
    quarter: z.string(),
    origin: z.enum(['QUARTERLY', 'ON_DEMAND']),
    openedAt: z.string(),
    count: z.int(),
    amountFen: z.int(),
    closedAt: z.string().optional(),
  }),
);
