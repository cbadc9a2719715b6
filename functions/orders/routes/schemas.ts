import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { demandMachine, demandResponseMachine } from '../../../shared/domain/demand/machine.ts';
import { orderMachine } from '../../../shared/domain/order/machine.ts';
import { Buyer, TerminationCause } from '../../../shared/domain/order/parties.ts';
import { localDateSchema } from '../../../shared/domain/time/local-date.ts';
import { DeadlineViews } from '../../../shared/runtime/deadline-view.ts';
import { textField } from '../../../shared/runtime/text-field.ts';

const id = () => z.string().min(1).max(64);
const category = () => z.string().min(1).max(60);
const fen = () => z.int().nonnegative().max(100_000_000_000).describe('in 分');
const teamName = () => textField(60).optional().describe('of a buying team, which has no registered name');

export const orderParams = onFirstUse(() => z.strictObject({ orderId: id() }));
export const demandParams = onFirstUse(() => z.strictObject({ demandId: id() }));
export const reason = onFirstUse(() => z.strictObject({ reason: textField(1000) }));

/** Every field may be missing: the answer then says what is to be declared, with its text (13-4). */
const DeclarationForm = () =>
  z
    .strictObject({
      accepted: z.boolean(),
      textVersion: z.string().max(40),
      relatedParty: z.boolean().optional().describe('whether the other side is a related party'),
    })
    .optional();

export const DemandForm = onFirstUse(() =>
  z.strictObject({
    category: category(),
    title: textField(100),
    requirement: textField(4000),
    budgetFen: fen().optional(),
    invited: z
      .array(id())
      .max(15)
      .refine((ids) => new Set(ids).size === ids.length, 'an agency stands twice')
      .default([])
      .describe('ids of agencies that are asked to answer in time'),
    teamName: teamName(),
  }),
);

export const AnswerForm = onFirstUse(() =>
  z.discriminatedUnion('answer', [
    z.strictObject({ answer: z.literal('OFFERED'), text: textField(2000), priceFen: fen().optional() }),
    z.strictObject({ answer: z.literal('DECLINED'), reason: textField(1000) }),
  ]),
);

export const OrderForm = onFirstUse(() =>
  z.strictObject({
    productId: id(),
    productVersion: z.int().positive().describe('the published version that the buyer read'),
    requirement: textField(4000),
    priceFen: fen().min(1),
    voucherFen: fen(),
    dueOn: localDateSchema().describe('agreed date of delivery'),
    demandId: id().optional(),
    teamName: teamName(),
    declaration: DeclarationForm(),
  }),
);

export const AcceptForm = onFirstUse(() => z.strictObject({ declaration: DeclarationForm() }));

export const QuotaForm = onFirstUse(() =>
  z.discriminatedUnion('outcome', [
    z.strictObject({ outcome: z.literal('CONFIRMED') }),
    z.strictObject({ outcome: z.literal('REFUSED'), reason: textField(1000) }),
  ]),
);

export const ContractForm = onFirstUse(() =>
  z.strictObject({
    number: textField(100),
    signedOn: localDateSchema(),
    amountFen: fen().min(1),
    thirdParty: textField(200).optional().describe('who else performs, as the contract says'),
    subcontracted: z.boolean().default(false),
    documentId: id().describe('a clean material of kind SERVICE_CONTRACT'),
  }),
);

export const MilestoneForm = onFirstUse(() =>
  z.strictObject({ on: localDateSchema(), title: textField(200) }),
);

export const DeliveryForm = onFirstUse(() =>
  z.strictObject({
    documentIds: z
      .array(id())
      .max(20)
      .refine((ids) => new Set(ids).size === ids.length, 'a document stands twice')
      .default([])
      .describe('clean materials of kind DELIVERABLE'),
  }),
);

export const RatingForm = onFirstUse(() => z.strictObject({ stars: z.int().min(1).max(5) }));
export const TerminationForm = onFirstUse(() =>
  z.strictObject({ cause: TerminationCause(), reason: textField(1000) }),
);

const common = () => ({
  version: z.int(),
  deadlines: DeadlineViews(),
  allowedActions: z.array(z.string()).describe('what the caller may do now'),
});

export const DemandView = onFirstUse(() =>
  z.object({
    demandId: z.string(),
    status: z.enum(demandMachine.states),
    version: z.int(),
    buyer: Buyer(),
    category: z.string(),
    title: z.string(),
    requirement: z.string(),
    budgetFen: z.int().optional(),
    invited: z.array(z.string()).optional().describe('for the buyer and officers'),
    publishedAt: z.string(),
    closedAt: z.string().optional(),
    allowedActions: z.array(z.string()),
  }),
);

export const ResponseView = onFirstUse(() =>
  z.object({
    responseId: z.string(),
    demandId: z.string(),
    status: z.enum(demandResponseMachine.states),
    agencyId: z.string(),
    uscc: z.string(),
    buyerId: z.string(),
    category: z.string(),
    invited: z.boolean(),
    receivedAt: z.string(),
    dueAt: z.string().optional(),
    reminders: z.int(),
    answeredAt: z.string().optional(),
    late: z.boolean().optional(),
    offer: z.object({ text: z.string(), priceFen: z.int().optional() }).optional(),
    declineReason: z.string().optional(),
    ...common(),
  }),
);

const Declared = () => z.object({ version: z.string(), at: z.string(), relatedParty: z.boolean() });

export const OrderView = onFirstUse(() =>
  z.object({
    orderId: z.string(),
    orderNo: z.string(),
    status: z.enum(orderMachine.states),
    agencyId: z.string(),
    uscc: z.string(),
    buyer: Buyer(),
    productId: z.string(),
    productVersion: z.int(),
    category: z.string(),
    requirement: z.string(),
    priceFen: z.int(),
    voucherFen: z.int(),
    dueOn: z.string(),
    placedAt: z.string(),
    origin: z.object({ kind: z.string(), source: z.string().optional(), externalId: z.string().optional() }),
    demandId: z.string().optional(),
    eligibility: z.object({ basis: z.string(), at: z.string(), reference: z.string().optional() }),
    declarations: z.object({ buyer: Declared(), agency: Declared().optional() }),
    responseReminders: z.int(),
    respondedAt: z.string().optional(),
    acceptedAt: z.string().optional(),
    declineReason: z.string().optional(),
    quota: z
      .object({
        outcome: z.string(),
        at: z.string(),
        reference: z.string().optional(),
        reason: z.string().optional(),
      })
      .optional(),
    contract: z
      .object({
        number: z.string(),
        signedOn: z.string(),
        amountFen: z.int(),
        thirdParty: z.string().optional(),
        subcontracted: z.boolean(),
        documentId: z.string(),
        sha256: z.string(),
        at: z.string(),
      })
      .optional(),
    milestones: z.array(z.object({ on: z.string(), title: z.string(), at: z.string() })),
    deliveries: z.array(
      z.object({
        round: z.int(),
        at: z.string(),
        documentIds: z.array(z.string()),
        hashes: z.array(z.string()),
        onTime: z.boolean(),
        rejectedAt: z.string().optional(),
        reason: z.string().optional(),
      }),
    ),
    acceptanceReminders: z.int(),
    completedAt: z.string().optional(),
    auto: z.boolean().optional(),
    terminationProposal: z.object({ side: z.string(), at: z.string(), reason: z.string() }).optional(),
    termination: z.object({ cause: TerminationCause(), at: z.string(), reason: z.string() }).optional(),
    rating: z.object({ stars: z.int(), at: z.string() }).optional(),
    hold: z.object({ at: z.string(), reasonRef: z.string().optional().describe('for officers') }).optional(),
    archivedAt: z.string().optional(),
    ...common(),
  }),
);

export const DeclarationText = onFirstUse(() =>
  z.object({ version: z.string(), zh: z.string(), en: z.string() }),
);
