import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import type { Acting } from '../acting.ts';
import type { Decided } from '../event.ts';
import { follow } from '../machine.ts';
import type { Refusal } from '../problem.ts';
import type { Deadline } from '../time/deadline.ts';
import { instantSchema } from '../time/instant.ts';
import { localDateSchema } from '../time/local-date.ts';
import { CONSEQUENCES, LEVELS } from './consequences.ts';
import { Findings } from './findings.ts';
import { ViolationKind } from './kinds.ts';
import { type ViolationAction, violationMachine, type ViolationStatus } from './machine.ts';

/** Until when the agency may ask for a review: policy `violation.reviewWorkingDays`. */
export const VIOLATION_REVIEW = 'VIOLATION_REVIEW';

const person = onFirstUse(() => ({ by: z.string(), at: instantSchema() }));
const reasoned = onFirstUse(() => ({ ...person(), reason: z.string() }));

/** One line of the consequence matrix: open, drawn by something (`ref`), or not drawn for a reason (SM-15). */
const ConsequenceLine = onFirstUse(() =>
  z.strictObject({
    kind: z.enum(CONSEQUENCES),
    done: z
      .strictObject({ ...person(), ref: z.string().optional(), reason: z.string().optional() })
      .optional(),
  }),
);
export type ConsequenceLine = z.infer<ReturnType<typeof ConsequenceLine>>;

export const ViolationBody = onFirstUse(() =>
  z.strictObject({
    agencyId: z.string(),
    uscc: z.string(),
    kind: ViolationKind(),
    /** What it is about: `ORDER#…`, `PRODUCT#…` or `AGENCY#…`. */
    subjectRef: z.string(),
    /** What gave rise to it: `RISKFLAG#…`, `COMPLAINT#…`, `SPOTCHECK#…`. */
    sourceRef: z.string(),
    /** It came from a report: read by those alone who may read reports (3-2g). */
    fromReport: z.literal(true).optional(),
    suspectedAt: instantSchema(),
    suspectedBy: z.string(),
    reason: z.string(),
    investigation: z.strictObject({ ...reasoned(), investigators: z.array(z.string()).min(2) }).optional(),
    /** What the investigation found, as the agency is told it in the prior notice. */
    proposal: z.strictObject({ ...reasoned(), ...Findings().shape }).optional(),
    hearingId: z.string().optional(),
    returned: z.strictObject(reasoned()).optional(),
    dismissal: z.strictObject(reasoned()).optional(),
    confirmation: z.strictObject(reasoned()).optional(),
    /** Of a confirmed one. */
    level: z.enum(LEVELS).optional(),
    consequences: z.array(ConsequenceLine()).optional(),
    /** The last day on which the agency may ask for a review. */
    reviewUntil: localDateSchema().optional(),
    review: z
      .strictObject({
        ...reasoned(),
        side: z.enum(['AGENCY', 'COMMISSION']),
        documentIds: z.array(z.string()),
        decision: z.strictObject({ ...reasoned(), outcome: z.enum(['UPHELD', 'REVOKED']) }).optional(),
      })
      .optional(),
  }),
);
export type ViolationBody = z.infer<ReturnType<typeof ViolationBody>>;

/** A violation as a decision needs it: a loaded aggregate is one. */
export interface ViolationState {
  readonly id: string;
  readonly status: string;
  readonly body: ViolationBody;
  readonly deadlines: Readonly<Record<string, Deadline>>;
}
export type ViolationDecision = Decided<ViolationBody> | Refusal;

/** What names the violation in its events. */
export const violationRefOf = ({
  id,
  body: { agencyId, uscc, kind },
}: Pick<ViolationState, 'id' | 'body'>) => ({ violationId: id, agencyId, uscc, kind });

/** Whether somebody investigated it or proposed to confirm it, and so may not judge it (④). */
export const hasMadeTheCase = (
  { investigation, proposal }: Pick<ViolationBody, 'investigation' | 'proposal'>,
  { id }: Pick<Acting['actor'], 'id'>,
): boolean => investigation?.investigators.includes(id) === true || proposal?.by === id;

/** The state an action leads to under SM-15, or why it may not be taken. */
export const followViolation = (
  status: string,
  action: ViolationAction,
  { roles }: Pick<Acting, 'roles'>,
): ViolationStatus | Refusal =>
  // The status was written by the same machine.
  follow(violationMachine, status as ViolationStatus, action, roles);

/** Found, whatever became of its consequences; a review leaves it standing until it is decided. */
const CONFIRMED = ['CONFIRMED', 'CONSEQUENCES_PENDING', 'UNDER_REVIEW', 'CLOSED'] as const;

/** Whether a violation is found: only then may it be a ground for anything (12-3, 14-2). */
export const isConfirmed = (status: string): boolean => CONFIRMED.some((each) => each === status);
