import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import type { Acting } from '../acting.ts';
import type { Decided } from '../event.ts';
import { follow } from '../machine.ts';
import type { Refusal } from '../problem.ts';
import { SealedPart } from '../sealed-part.ts';
import type { Deadline } from '../time/deadline.ts';
import { instantSchema } from '../time/instant.ts';
import { localDateSchema } from '../time/local-date.ts';
import { type CreditRecordAction, creditRecordMachine, type CreditRecordStatus } from './machine.ts';

/** The end of the sanction. */
export const SANCTION_END = 'SANCTION_END';

/** What a record says beside whose it is (沪科规〔2024〕12号; domain §5.4). */
export const RecordFields = onFirstUse(() =>
  z.strictObject({
    conduct: z.string().trim().min(1).max(2000).describe('失信行为'),
    outcome: z.string().trim().min(1).max(1000).describe('处理结果'),
    authority: z.string().trim().min(1).max(200).describe('处理单位'),
    basis: z.string().trim().min(1).max(1000).describe('处理依据'),
    effectiveOn: localDateSchema().describe('处理生效时间'),
    sanctionEndsOn: localDateSchema().describe('惩戒期限：截止日（含）'),
  }),
);
export type RecordFields = z.infer<ReturnType<typeof RecordFields>>;

/** 责任主体. The name of a person lies sealed. */
const Subject = onFirstUse(() =>
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('UNIT') }),
    z.strictObject({
      kind: z.literal('PERSON'),
      role: z.string(),
      /** Which of the facts of the violation the person had a part in, from 0. */
      facts: z.array(z.int().min(0)).min(1),
      sealedName: SealedPart(),
    }),
    z.strictObject({ kind: z.literal('BUYER'), buyerId: z.string(), orderId: z.string() }),
  ]),
);
export type RecordSubject = z.infer<ReturnType<typeof Subject>>;

const reasoned = onFirstUse(() => ({ by: z.string(), at: instantSchema(), reason: z.string() }));
const documented = onFirstUse(() =>
  z.strictObject({ ...reasoned(), documentIds: z.array(z.string()).min(1) }),
);

export const CreditRecordBody = onFirstUse(() =>
  z.strictObject({
    agencyId: z.string(),
    /** Credit code of whom it concerns: the agency, or the buyer. */
    uscc: z.string(),
    subject: Subject(),
    /** Tells the subjects of one violation apart: `UNIT`, `BUYER` or, of a person, a keyed hash of the name. */
    subjectKey: z.string(),
    /** The confirmed violation, `VIOLATION#…`. */
    basedOn: z.string(),
    fields: RecordFields(),
    hearingId: z.string(),
    draftedBy: z.string(),
    draftedAt: instantSchema(),
    report: z.strictObject(reasoned()).optional(),
    activeSince: instantSchema().optional(),
    corrections: z.array(documented()),
    ended: z.strictObject({ ...reasoned(), documentIds: z.array(z.string()).optional() }).optional(),
  }),
);
export type CreditRecordBody = z.infer<ReturnType<typeof CreditRecordBody>>;

export interface CreditRecordState {
  readonly id: string;
  readonly status: string;
  readonly body: CreditRecordBody;
  readonly deadlines: Readonly<Record<string, Deadline>>;
}
export type CreditRecordDecision = Decided<CreditRecordBody> | Refusal;

export const creditRecordRefOf = ({ id, body }: Pick<CreditRecordState, 'id' | 'body'>) => ({
  creditRecordId: id,
  agencyId: body.agencyId,
  uscc: body.uscc,
  subject: body.subject.kind,
});

export const followCreditRecord = (
  status: string,
  action: CreditRecordAction,
  { roles }: Pick<Acting, 'roles'>,
): CreditRecordStatus | Refusal =>
  // The status was written by the same machine.
  follow(creditRecordMachine, status as CreditRecordStatus, action, roles);

/** A referral for legal liability (14-2e). */
export const ReferralBody = onFirstUse(() =>
  z.strictObject({
    agencyId: z.string(),
    uscc: z.string(),
    basedOn: z.string(),
    authority: z.string(),
    sentOn: localDateSchema(),
    reason: z.string(),
    documentIds: z.array(z.string()).min(1),
    sentBy: z.string(),
  }),
);
export type ReferralBody = z.infer<ReturnType<typeof ReferralBody>>;
