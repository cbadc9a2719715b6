import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { PublicitySubject } from '../../../events/publicity-subject.ts';
import { Sha256 } from '../../../shared/domain/document/document.ts';
import { NonAcceptanceReason, ObjectionOutcome } from '../../../shared/domain/objection/objection.ts';
import { objectionMachine } from '../../../shared/domain/objection/machine.ts';
import { usccSchema } from '../../../shared/domain/identity/uscc.ts';
import { phoneSchema } from '../../../shared/domain/identity/phone.ts';
import { publicityMachine } from '../../../shared/domain/publicity/machine.ts';
import { DeadlineViews } from '../../../shared/runtime/deadline-view.ts';
import { textField } from '../../../shared/runtime/text-field.ts';
import { ExtensionCause, PublicityPeriod } from '../../../shared/domain/publicity/publicity.ts';

const id = onFirstUse(() => z.string().min(1).max(64));
export const publicityParams = onFirstUse(() => z.strictObject({ publicityId: id() }));
export const objectionParams = onFirstUse(() => z.strictObject({ objectionId: id() }));
export const receiptParams = onFirstUse(() => z.strictObject({ receiptNo: id() }));
export const caseParams = onFirstUse(() => z.strictObject({ caseId: id() }));

/** The secret code of a receipt travels in a header: addresses are logged, headers are not. */
export const codeHeader = onFirstUse(() => z.object({ 'x-objection-code': z.string().min(1).max(60) }));

export const reason = onFirstUse(() => z.strictObject({ reason: textField(1000) }));

const name = onFirstUse(() => textField(60).optional());
const phone = onFirstUse(() => phoneSchema().optional());
const documentIds = onFirstUse(() => z.array(z.string().min(1).max(64)).max(5).default([]));

export const ObjectionForm = onFirstUse(() =>
  z.strictObject({
    about: usccSchema()
      .optional()
      .describe('the agency objected to, of those that the notice lists; absent = the notice as a whole'),
    objector: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('INDIVIDUAL'), signedName: name(), phone: phone() }),
      z.strictObject({
        kind: z.literal('UNIT'),
        unitName: textField(100).optional(),
        contactName: name(),
        phone: phone(),
        sealDocumentId: z.string().min(1).max(64).optional(),
      }),
      z.strictObject({ kind: z.literal('ANONYMOUS'), phone: phone() }),
    ]),
    facts: textField(1200),
    evidence: textField(600).optional(),
    leads: z.array(textField(120)).max(5).default([]),
    documentIds: documentIds(),
  }),
);

/** A paper to go with an objection, as it will be uploaded. */
export const ObjectionPaper = onFirstUse(() =>
  z.strictObject({
    mediaType: z.string().min(1).max(100),
    bytes: z.int().positive(),
    sha256: Sha256(),
  }),
);

export const PaperForm = onFirstUse(() =>
  z.object({
    documentId: z.string(),
    upload: z.object({ url: z.url(), fields: z.record(z.string(), z.string()), expiresAt: z.string() }),
  }),
);

export const Acceptance = onFirstUse(() => z.strictObject({ redactedText: textField(2000) }));
export const NonAcceptance = onFirstUse(() =>
  z.strictObject({ code: NonAcceptanceReason(), reason: textField(1000) }),
);
export const Comment = onFirstUse(() =>
  z.strictObject({ text: textField(4000), documentIds: documentIds() }),
);
export const Proposal = onFirstUse(() =>
  z.strictObject({
    outcome: ObjectionOutcome(),
    affectsSubject: z.boolean(),
    reason: textField(2000),
  }),
);
export const Decision = onFirstUse(() =>
  z.strictObject({
    /** false returns the proposal. */
    agreed: z.boolean(),
    reason: textField(2000),
  }),
);

export const ExtensionRequest = onFirstUse(() =>
  z.discriminatedUnion('cause', [
    z.strictObject({
      cause: z.literal('OUTAGE'),
      from: z.iso.datetime({ precision: 3 }),
      to: z.iso.datetime({ precision: 3 }),
      reason: textField(500),
    }),
    z.strictObject({ cause: z.literal('CORRECTION'), days: z.int().min(1).max(60), reason: textField(500) }),
  ]),
);

const common = onFirstUse(() => ({
  version: z.int(),
  deadlines: DeadlineViews(),
  allowedActions: z.array(z.string()).describe('what the caller may do now'),
}));

export const PublicityView = onFirstUse(() =>
  z.object({
    publicityId: z.string(),
    subject: PublicitySubject(),
    uscc: z.string().optional(),
    status: z.enum(publicityMachine.states),
    title: z.string(),
    content: z.unknown().optional().describe('as frozen; `contentHash` is the SHA-256 of its RFC 8785 form'),
    contentHash: z.string(),
    period: PublicityPeriod().extend({ text: z.string().describe('公示期：…至…（截至当日24时）') }),
    extensions: z.array(
      z.object({
        at: z.string(),
        cause: ExtensionCause(),
        reason: z.string(),
        formerLastDay: z.string(),
        lastDay: z.string(),
      }),
    ),
    objections: z
      .object({ received: z.int(), undecided: z.array(z.string()), upheld: z.array(z.string()) })
      .optional()
      .describe('for the centre only'),
    links: z.object({ page: z.string(), objections: z.string() }),
    ...common(),
  }),
);

const Judged = onFirstUse(() =>
  z.object({
    outcome: ObjectionOutcome(),
    affectsSubject: z.boolean(),
    reason: z.string(),
    at: z.string(),
  }),
);

export const ObjectionView = onFirstUse(() =>
  z.object({
    objectionId: z.string(),
    publicityId: z.string(),
    subject: PublicitySubject(),
    uscc: z.string().optional(),
    status: z.enum(objectionMachine.states),
    submittedAt: z.string(),
    text: z.string().optional().describe('without anything that gives the objector away'),
    notAccepted: z.object({ code: NonAcceptanceReason(), reason: z.string() }).optional(),
    comment: z
      .object({ text: z.string(), documentIds: z.array(z.string()), at: z.string(), late: z.boolean() })
      .optional(),
    proposal: Judged().optional().describe('for the centre only'),
    decision: Judged().optional(),
    extended: z.boolean(),
    ...common(),
  }),
);

export const Receipt = onFirstUse(() =>
  z.object({
    receiptNo: z.string(),
    code: z.string().describe('shown this once'),
    publicityId: z.string(),
    submittedAt: z.string(),
    answerDueOn: z.string(),
    links: z.object({ status: z.string() }),
  }),
);

export const ReceiptStatus = onFirstUse(() =>
  z.object({
    receiptNo: z.string(),
    publicityId: z.string(),
    status: z.enum(objectionMachine.states),
    submittedAt: z.string(),
    notAccepted: z.object({ code: NonAcceptanceReason(), reason: z.string() }).optional(),
    decision: z.object({ outcome: ObjectionOutcome(), reason: z.string(), at: z.string() }).optional(),
    ...common(),
  }),
);

export const OpenedObjection = onFirstUse(() =>
  z.object({
    objectionId: z.string(),
    objector: z.unknown(),
    facts: z.string(),
    evidence: z.string().optional(),
    leads: z.array(z.string()),
    documentIds: z.array(z.string()),
  }),
);

export const CaseOutcome = onFirstUse(() =>
  z.object({ caseId: z.string(), status: z.string(), version: z.int() }),
);
