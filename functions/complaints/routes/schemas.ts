import * as z from 'zod';
import { ComplaintKind, ComplaintNonAcceptance, ComplaintOutcome } from '../../../events/complaint-ref.ts';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { complaintMachine } from '../../../shared/domain/complaint/machine.ts';
import { Sha256 } from '../../../shared/domain/document/document.ts';
import { phoneSchema } from '../../../shared/domain/identity/phone.ts';
import { ViolationKind } from '../../../shared/domain/violation/kinds.ts';
import { DeadlineViews } from '../../../shared/runtime/deadline-view.ts';
import { textField } from '../../../shared/runtime/text-field.ts';

const id = onFirstUse(() => z.string().min(1).max(64));
export const complaintParams = onFirstUse(() => z.strictObject({ complaintId: id() }));
export const receiptParams = onFirstUse(() => z.strictObject({ receiptNo: id() }));

/** The secret code of a receipt travels in a header: addresses are logged, headers are not. */
export const codeHeader = onFirstUse(() => z.object({ 'x-complaint-code': z.string().min(1).max(60) }));

export const reason = onFirstUse(() => z.strictObject({ reason: textField(1000) }));
const documentIds = onFirstUse(() => z.array(id()).max(5).default([]));
const name = onFirstUse(() => textField(60).optional());
const phone = onFirstUse(() => phoneSchema().optional());

export const ComplaintForm = onFirstUse(() =>
  z.strictObject({
    kind: ComplaintKind(),
    channel: z
      .enum(['WEB', 'HOTLINE'])
      .default('WEB')
      .describe('HOTLINE: an officer writes down what a caller says'),
    target: z
      .union([z.strictObject({ agencyId: id() }), z.strictObject({ description: textField(300) })])
      .optional()
      .describe('the agency, by its id or in words'),
    category: z.string().min(1).max(40).optional(),
    orderId: id().optional().describe("a buyer's own order; sealed, as it tells who the buyer is"),
    complainant: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('INDIVIDUAL'), signedName: name(), phone: phone() }),
      z.strictObject({
        kind: z.literal('UNIT'),
        unitName: textField(100).optional(),
        contactName: name(),
        phone: phone(),
      }),
      z.strictObject({ kind: z.literal('ANONYMOUS'), phone: phone() }),
    ]),
    facts: textField(1200).optional(),
    evidence: textField(600).optional(),
    leads: z.array(textField(120)).max(5).default([]),
    documentIds: documentIds(),
  }),
);

/** A paper to go with a complaint, as it will be uploaded. */
export const ComplaintPaper = onFirstUse(() =>
  z.strictObject({
    mediaType: z.string().min(1).max(100),
    bytes: z.int().positive(),
    sha256: Sha256(),
    kind: ComplaintKind()
      .default('COMPLAINT')
      .describe('what it goes with: papers of a REPORT are for the discipline office alone'),
  }),
);

export const PaperForm = onFirstUse(() =>
  z.object({
    documentId: z.string(),
    upload: z.object({ url: z.url(), fields: z.record(z.string(), z.string()), expiresAt: z.string() }),
  }),
);

export const Acceptance = onFirstUse(() =>
  z.strictObject({
    summary: textField(2000).describe('what it is about, for the agency; nothing that tells who complained'),
    agencyId: id().optional().describe('the agency that the words of the complaint mean'),
  }),
);
export const NonAcceptance = onFirstUse(() =>
  z.strictObject({ code: ComplaintNonAcceptance(), reason: textField(1000) }),
);
export const Transfer = onFirstUse(() =>
  z.strictObject({ authority: textField(100), reason: textField(1000) }),
);
export const Comment = onFirstUse(() =>
  z.strictObject({ text: textField(4000), documentIds: documentIds() }),
);
export const Suspicion = onFirstUse(() => z.strictObject({ kind: ViolationKind(), reason: textField(1000) }));
export const Proposal = onFirstUse(() =>
  z.strictObject({ outcome: ComplaintOutcome(), reason: textField(2000) }),
);
export const Decision = onFirstUse(() =>
  z.strictObject({
    /** false returns the proposal. */
    agreed: z.boolean(),
    reason: textField(2000),
  }),
);
export const Answer = onFirstUse(() => z.strictObject({ text: textField(2000) }));

const common = onFirstUse(() => ({
  kind: ComplaintKind(),
  status: z.enum(complaintMachine.states),
  submittedAt: z.string(),
  category: z.string().optional(),
  notAccepted: z.object({ code: ComplaintNonAcceptance(), reason: z.string() }).optional(),
  version: z.int(),
  deadlines: DeadlineViews(),
  allowedActions: z.array(z.string()).describe('what the caller may do now'),
}));

const Judged = onFirstUse(() =>
  z.object({ outcome: ComplaintOutcome(), reason: z.string(), at: z.string() }),
);
const Written = onFirstUse(() => z.object({ text: z.string(), at: z.string() }));
const Transferred = onFirstUse(() => z.object({ authority: z.string(), reason: z.string(), at: z.string() }));

export const ComplaintView = onFirstUse(() =>
  z.object({
    complaintId: z.string(),
    ...common(),
    agencyId: z.string().optional(),
    uscc: z.string().optional(),
    summary: z.string().optional().describe('without anything that gives the complainant away'),
    comment: z
      .object({ text: z.string(), documentIds: z.array(z.string()), at: z.string(), late: z.boolean() })
      .optional(),
    decision: Judged().optional(),
    handling: z
      .object({
        channel: z.string(),
        complainantKind: z.string(),
        dueAt: z.string(),
        transfer: Transferred().optional(),
        proposal: Judged().optional(),
        extension: z.object({ at: z.string(), reason: z.string() }).optional(),
        reply: Written().optional(),
        closing: Written().optional(),
        violationIds: z.array(z.string()),
      })
      .optional()
      .describe('for the centre only'),
  }),
);

export const Receipt = onFirstUse(() =>
  z.object({
    receiptNo: z.string(),
    code: z.string().describe('shown this once'),
    kind: ComplaintKind(),
    status: z.enum(complaintMachine.states),
    submittedAt: z.string(),
    answerDueOn: z.string().optional(),
    notAccepted: z.object({ code: ComplaintNonAcceptance(), reason: z.string() }).optional(),
    links: z.object({ status: z.string() }),
  }),
);

export const ReceiptStatus = onFirstUse(() =>
  z.object({
    receiptNo: z.string(),
    ...common(),
    transfer: Transferred().optional(),
    decision: Judged().optional().describe('with the finding as it was written for those concerned'),
    extension: z.object({ at: z.string(), reason: z.string() }).optional(),
    reply: Written().optional(),
    answerDueOn: z.string().optional().describe('the last day for the next answer, also once it has passed'),
  }),
);

const text = onFirstUse(() => ({
  complaintId: z.string(),
  facts: z.string(),
  target: z.string().optional().describe('the agency in the words of the complaint'),
  orderId: z.string().optional(),
  evidence: z.string().optional(),
  leads: z.array(z.string()),
  documentIds: z.array(z.string()),
}));
export const OpenedText = onFirstUse(() => z.object(text()));
export const OpenedComplaint = onFirstUse(() => z.object({ ...text(), complainant: z.unknown() }));
