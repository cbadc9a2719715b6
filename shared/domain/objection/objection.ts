import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { PublicitySubject } from '../../../events/publicity-subject.ts';
import type { Decided } from '../event.ts';
import { follow } from '../machine.ts';
import type { Acting } from '../acting.ts';
import type { Refusal } from '../problem.ts';
import { SealedPart } from '../sealed-part.ts';
import type { Deadline } from '../time/deadline.ts';
import { instantSchema } from '../time/instant.ts';
import { type ObjectionAction, objectionMachine, type ObjectionStatus } from './machine.ts';

/** The clocks of the handling: targets of the centre, and the agency's time to comment. */
export const OBJECTION_ACCEPT = 'OBJECTION_ACCEPT';
export const OBJECTION_COMMENT = 'OBJECTION_COMMENT';
export const OBJECTION_DECIDE = 'OBJECTION_DECIDE';

export const ObjectorKind = onFirstUse(() => z.enum(['INDIVIDUAL', 'UNIT', 'ANONYMOUS']));
export type ObjectorKind = z.infer<ReturnType<typeof ObjectorKind>>;

/** Why an objection is not accepted (domain §2.2). */
export const NonAcceptanceReason = onFirstUse(() =>
  z.enum([
    'NO_TARGET_OR_FACT',
    'NO_CHECKABLE_LEADS',
    'NOT_REACHABLE',
    'NOT_ABOUT_THIS_NOTICE',
    'OTHER_LEGAL_PROCEDURE',
    'DUPLICATE',
  ]),
);
export type NonAcceptanceReason = z.infer<ReturnType<typeof NonAcceptanceReason>>;

export const ObjectionOutcome = onFirstUse(() => z.enum(['UPHELD', 'PARTLY_UPHELD', 'DISMISSED']));
export type ObjectionOutcome = z.infer<ReturnType<typeof ObjectionOutcome>>;

/** An outcome with its reasons, in Chinese, as agency and objector read them. */
const Judgement = onFirstUse(() =>
  z.strictObject({
    outcome: ObjectionOutcome(),
    /** Whether it touches the subject of the notice: only then is that held back (5-4b). */
    affectsSubject: z.boolean(),
    reason: z.string(),
    by: z.string(),
    at: instantSchema(),
  }),
);

/** An objection without its objector: who it was and what they wrote lie sealed (domain §3.4). */
export const ObjectionBody = onFirstUse(() =>
  z.strictObject({
    publicityId: z.string(),
    subject: PublicitySubject(),
    uscc: z.string().optional(),
    objectorKind: ObjectorKind(),
    submittedAt: instantSchema(),
    policyVersion: z.string(),
    /** Keyed hash of the secret code. */
    codeHash: z.string(),
    sealed: z.strictObject({ identity: SealedPart(), facts: SealedPart(), evidence: SealedPart() }),
    /** Whether a phone was left, to which the outcome can be sent. */
    reachable: z.boolean(),
    /** The text without anything that could give the objector away, made by the discipline office. */
    redactedText: z.string().optional(),
    notAccepted: z.strictObject({ code: NonAcceptanceReason(), reason: z.string() }).optional(),
    comment: z
      .strictObject({
        text: z.string(),
        documentIds: z.array(z.string()),
        by: z.string(),
        at: instantSchema(),
        late: z.boolean(),
      })
      .optional(),
    proposal: Judgement().optional(),
    /** How many outcomes have been proposed, returned ones included. */
    proposals: z.int().nonnegative(),
    decision: Judgement().optional(),
    extension: z.strictObject({ by: z.string(), at: instantSchema(), reason: z.string() }).optional(),
  }),
);
export type ObjectionBody = z.infer<ReturnType<typeof ObjectionBody>>;

/** An objection as a decision needs it: a loaded aggregate is one. */
export interface ObjectionState {
  readonly id: string;
  readonly status: string;
  readonly deadlines: Readonly<Record<string, Deadline>>;
  readonly body: ObjectionBody;
}

export type ObjectionDecision = Decided<ObjectionBody> | Refusal;

/** What names the objection in its events. */
export const objectionRefOf = ({ id, body }: Pick<ObjectionState, 'id' | 'body'>) => ({
  objectionId: id,
  publicityId: body.publicityId,
  subject: body.subject,
  ...(body.uscc !== undefined && { uscc: body.uscc }),
});

/** The state an action leads an objection to under SM-3, or why it may not be taken. */
export function followObjection(
  status: string,
  action: ObjectionAction,
  acting: Pick<Acting, 'roles'>,
): ObjectionStatus | Refusal {
  // The store keeps the status as text; a text that is no state of SM-3 matches no row and is refused.
  return follow(objectionMachine, status as ObjectionStatus, action, acting.roles);
}

/** An objection that has come to its end runs no clock. */
export const stopClocks = (state: ObjectionState): { readonly clear: readonly string[] } => ({
  clear: Object.keys(state.deadlines),
});
