import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import type { Acting } from '../acting.ts';
import type { Decided } from '../event.ts';
import { follow } from '../machine.ts';
import type { Refusal } from '../problem.ts';
import type { Deadline } from '../time/deadline.ts';
import { instantSchema } from '../time/instant.ts';
import { localDateSchema } from '../time/local-date.ts';
import { Evidence } from './evidence.ts';
import { type RectificationAction, rectificationMachine, type RectificationStatus } from './machine.ts';

/** Why an agency is to put something right within a time (12-1); the days of each are policy `rectification.days`. */
export const GROUNDS = ['INFO_NOT_UPDATED', 'UNRESPONSIVE', 'UNQUALIFIED', 'OTHER'] as const;

/** The clocks of an order to rectify: its end, the next reminder before it, and the agency's time to give its reason. */
export const RECTIFICATION_DUE = 'RECTIFICATION_DUE';
export const RECTIFICATION_REMIND = 'RECTIFICATION_REMIND';
export const RECTIFICATION_JUSTIFICATION = 'RECTIFICATION_JUSTIFICATION';

const person = onFirstUse(() => ({ by: z.string(), at: instantSchema() }));
const reasoned = onFirstUse(() => ({ ...person(), reason: z.string() }));

/** One thing to be put right, in Chinese as the agency reads it. */
export const RectificationItem = onFirstUse(() =>
  z.strictObject({ key: z.string().min(1).max(40), zh: z.string().trim().min(1).max(500) }),
);
export type RectificationItem = z.infer<ReturnType<typeof RectificationItem>>;

/** What the agency did about one item. */
export const RectifiedItem = onFirstUse(() =>
  z.strictObject({
    key: z.string().min(1).max(40),
    text: z.string().trim().min(1).max(2000),
    documentIds: z.array(z.string().min(1).max(60)).max(20).default([]),
  }),
);
export type RectifiedItem = z.infer<ReturnType<typeof RectifiedItem>>;

const Report = onFirstUse(() =>
  z.strictObject({
    ...person(),
    round: z.int().positive(),
    late: z.boolean(),
    items: z.array(RectifiedItem()),
  }),
);

export const RectificationBody = onFirstUse(() =>
  z.strictObject({
    agencyId: z.string(),
    uscc: z.string(),
    ground: z.enum(GROUNDS),
    evidence: Evidence(),
    /** Pseudonym of the officer, or `SYSTEM`. */
    proposedBy: z.string(),
    proposedAt: instantSchema(),
    dropped: z.strictObject(reasoned()).optional(),
    /** Why the agency did not respond to orders: asked for before it may be ordered to rectify (12-1b). */
    justification: z
      .strictObject({
        ...person(),
        dueOn: localDateSchema(),
        answer: z
          .strictObject({ ...person(), text: z.string(), documentIds: z.array(z.string()) })
          .optional(),
      })
      .optional(),
    issued: z
      .strictObject({
        ...reasoned(),
        items: z.array(RectificationItem()).min(1),
        /** The last day of the time as it was first given. */
        dueOn: localDateSchema(),
        policyVersion: z.string(),
      })
      .optional(),
    acknowledged: z.strictObject(person()).optional(),
    /** The last day of the running time. */
    dueOn: localDateSchema().optional(),
    extended: z.strictObject({ ...reasoned(), days: z.int().positive() }).optional(),
    returned: z.strictObject(reasoned()).optional(),
    /** Every report, those that came too late among them. */
    reports: z.array(Report()).default([]),
    failureProposal: z.strictObject(reasoned()).optional(),
    /** Proposals of a failure so far: tells their tasks apart. */
    proposals: z.int().min(0).default(0),
    ended: z.strictObject({ ...reasoned(), outcome: z.enum(['ACCEPTED', 'FAILED']) }).optional(),
  }),
);
export type RectificationBody = z.infer<ReturnType<typeof RectificationBody>>;

/** An order to rectify as a decision needs it: a loaded aggregate is one. */
export interface RectificationState {
  readonly id: string;
  readonly status: string;
  readonly body: RectificationBody;
  readonly deadlines: Readonly<Record<string, Deadline>>;
}

/** Who may not take a step for what they did before in the same matter (④). */
export function barredFrom(
  action: RectificationAction,
  { proposedBy, failureProposal }: RectificationBody,
): readonly (string | undefined)[] {
  if (action === 'issue' || action === 'drop') return [proposedBy];
  return action === 'fail' || action === 'returnFailure' ? [failureProposal?.by] : [];
}

export type RectificationDecision = Decided<RectificationBody> | Refusal;

/** What names the order in its events. */
export const rectificationRefOf = ({
  id,
  body: { agencyId, uscc, ground },
}: Pick<RectificationState, 'id' | 'body'>) => ({ rectificationId: id, agencyId, uscc, ground });

/** The state an action leads to under SM-10, or why it may not be taken. */
export const followRectification = (
  status: string,
  action: RectificationAction,
  { roles }: Pick<Acting, 'roles'>,
): RectificationStatus | Refusal =>
  // The status was written by the same machine.
  follow(rectificationMachine, status as RectificationStatus, action, roles);

/** The clocks that still run, to be stopped. */
export const runningClocks = ({ deadlines }: Pick<RectificationState, 'deadlines'>) => ({
  clear: [RECTIFICATION_DUE, RECTIFICATION_REMIND, RECTIFICATION_JUSTIFICATION].filter(
    (kind) => deadlines[kind] !== undefined,
  ),
});
