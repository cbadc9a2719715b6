import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import type { Acting } from '../acting.ts';
import { Preview } from '../adjustment/preview.ts';
import type { Decided } from '../event.ts';
import { follow } from '../machine.ts';
import { refuse, type Refusal } from '../problem.ts';
import { ADJUSTMENT_SOURCES } from '../rectification/evidence.ts';
import type { Deadline } from '../time/deadline.ts';
import { instantSchema } from '../time/instant.ts';
import { localDateSchema } from '../time/local-date.ts';
import { type SuspensionAction, suspensionMachine, type SuspensionStatus } from './machine.ts';

/** When an urgent suspension ends unless it was reviewed (policy `suspension.urgentReviewWorkingDays`). */
export const SUSPENSION_REVIEW = 'SUSPENSION_REVIEW';

const person = onFirstUse(() => ({ by: z.string(), at: instantSchema() }));
const reasoned = onFirstUse(() => ({ ...person(), reason: z.string() }));

export const SuspensionGround = onFirstUse(() =>
  z.discriminatedUnion('kind', [
    /** Not rectified in time, or not satisfactorily (12-2a, 12-2b). */
    z.strictObject({ kind: z.literal('RECTIFICATION'), rectificationId: z.string() }),
    /** Suspected fraud with payment at risk: the urgent way. `RISKFLAG#…` or `VIOLATION#…`. */
    z.strictObject({ kind: z.literal('FRAUD_RISK'), sourceRef: z.string() }),
  ]),
);
export type SuspensionGround = z.infer<ReturnType<typeof SuspensionGround>>;

export const SuspensionBody = onFirstUse(() =>
  z.strictObject({
    agencyId: z.string(),
    uscc: z.string(),
    ground: SuspensionGround(),
    /** The row that the ground is of: 12-2 for the urgent way. */
    row: z.enum(['12-2', '12-2a', '12-2b']).default('12-2a'),
    source: z.enum(ADJUSTMENT_SOURCES),
    reason: z.string(),
    proposedBy: z.string(),
    proposedAt: instantSchema(),
    /** The hearing that precedes the decision; of an urgent one, the review. */
    hearingId: z.string().optional(),
    noticed: z.strictObject(reasoned()).optional(),
    urgent: z.strictObject({ ...reasoned(), reviewBy: localDateSchema() }).optional(),
    /** What it would touch, as the Commission saw it when it decided. */
    preview: Preview().optional(),
    decision: z.strictObject({ ...reasoned(), documentIds: z.array(z.string()) }).optional(),
    inForceSince: instantSchema().optional(),
    resumption: z
      .strictObject({
        requested: z.strictObject({ ...person(), text: z.string() }).optional(),
        endorsed: z.strictObject(reasoned()).optional(),
      })
      .optional(),
    ended: z.strictObject({ ...reasoned(), documentIds: z.array(z.string()).optional() }).optional(),
  }),
);
export type SuspensionBody = z.infer<ReturnType<typeof SuspensionBody>>;

export interface SuspensionState {
  readonly id: string;
  readonly status: string;
  readonly body: SuspensionBody;
  readonly deadlines: Readonly<Record<string, Deadline>>;
}
export type SuspensionDecision = Decided<SuspensionBody> | Refusal;

export const suspensionRefOf = ({ id, body: { agencyId, uscc } }: Pick<SuspensionState, 'id' | 'body'>) => ({
  suspensionId: id,
  agencyId,
  uscc,
});

/**
 * Who may not take a step for what they did before in the same matter (④): whoever proposed, gave notice or ordered does
 * not decide.
 */
export function barredFrom(
  action: SuspensionAction,
  { proposedBy, noticed, urgent, decision }: SuspensionBody,
): readonly (string | undefined)[] {
  switch (action) {
    case 'decide':
      return [proposedBy, noticed?.by, urgent?.by];
    case 'suspendUrgently':
      return [proposedBy];
    case 'revoke':
      return [decision?.by];
    default:
      return [];
  }
}

const OF_COMMISSION: readonly SuspensionAction[] = [
  'giveNotice',
  'drop',
  'decide',
  'suspendUrgently',
  'lift',
  'revoke',
];

/**
 * The state an action leads to under SM-11, or why it may not be taken: what is the Commission's is refused to officers of the
 * centre as COMMISSION_DECISION_REQUIRED (12-0, 3-3c).
 */
export function followSuspension(
  status: string,
  action: SuspensionAction,
  { roles }: Pick<Acting, 'roles'>,
): SuspensionStatus | Refusal {
  if (OF_COMMISSION.includes(action) && !roles.includes('COMMISSION_OFFICER'))
    return refuse('COMMISSION_DECISION_REQUIRED', { article: '12-0' });
  // The status was written by the same machine.
  return follow(suspensionMachine, status as SuspensionStatus, action, roles);
}
