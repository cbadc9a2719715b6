import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import type { Acting } from '../acting.ts';
import type { Decided } from '../event.ts';
import { follow } from '../machine.ts';
import type { Refusal } from '../problem.ts';
import type { Deadline } from '../time/deadline.ts';
import { instantSchema } from '../time/instant.ts';
import { localDateSchema } from '../time/local-date.ts';
import { type QualificationAction, qualificationMachine, type QualificationStatus } from './machine.ts';

/** What the register or an officer says of a certificate. */
const Finding = onFirstUse(() =>
  z.strictObject({
    outcome: z.enum(['PASS', 'FAIL', 'UNKNOWN']),
    zh: z.string(),
    source: z.string(),
    evidenceRef: z.string().optional(),
    evidenceHash: z.string().optional(),
    at: instantSchema(),
  }),
);
export type Finding = z.infer<ReturnType<typeof Finding>>;

/** A certificate of an agency, as declared and as found. */
export const QualificationBody = onFirstUse(() =>
  z.strictObject({
    agencyId: z.string(),
    uscc: z.string(),
    /** A code of `qualificationKinds` (shared/policy/categories.ts). */
    kind: z.string(),
    number: z.string(),
    /** The only service category that it serves, where the register says so. */
    category: z.string().optional(),
    /** Its last day; without one it does not end. */
    validUntil: localDateSchema().optional(),
    documentId: z.string().optional(),
    origin: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('CASE'), caseId: z.string() }),
      z.strictObject({ kind: z.literal('GRANT'), grantId: z.string() }),
      z.strictObject({ kind: z.literal('AGENCY') }),
    ]),
    recordedAt: instantSchema(),
    recordedBy: z.string(),
    finding: Finding().optional(),
    verifiedBy: z.string().optional(),
    verifiedAt: instantSchema().optional(),
    /** An officer's proposal not to count it, until a reviewer decides (④). */
    proposal: z.strictObject({ by: z.string(), at: instantSchema(), reason: z.string() }).optional(),
    refusal: z.strictObject({ by: z.string(), at: instantSchema(), reason: z.string() }).optional(),
  }),
);
export type QualificationBody = z.infer<ReturnType<typeof QualificationBody>>;

export interface QualificationState {
  readonly id: string;
  readonly status: string;
  readonly deadlines: Readonly<Record<string, Deadline>>;
  readonly body: QualificationBody;
}

export type QualificationDecision = Decided<QualificationBody> | Refusal;

export const QUALIFICATION_REMIND = 'QUALIFICATION_REMIND';
export const QUALIFICATION_EXPIRY = 'QUALIFICATION_EXPIRY';

export const qualificationRef = ({ id, body }: Pick<QualificationState, 'id' | 'body'>) => ({
  qualificationId: id,
  agencyId: body.agencyId,
  uscc: body.uscc,
  kind: body.kind,
});

/** With its last day, where it has one. */
export const datedRef = (state: Pick<QualificationState, 'id' | 'body'>) => ({
  ...qualificationRef(state),
  ...(state.body.validUntil !== undefined && { validUntil: state.body.validUntil }),
});

export function followQualification(
  status: string,
  action: QualificationAction,
  { roles }: Pick<Acting, 'roles'>,
): QualificationStatus | Refusal {
  // The store keeps the status as text; a text that is no state matches no row and is refused.
  return follow(qualificationMachine, status as QualificationStatus, action, roles);
}
