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
import { RemovalGround } from './ground.ts';
import { type RemovalAction, removalMachine, type RemovalStatus } from './machine.ts';

/** Until when the agency may meet the basic conditions again (policy `removal.conditionCureDays`, 12-3d). */
export const REMOVAL_CURE = 'REMOVAL_CURE';

const person = onFirstUse(() => ({ by: z.string(), at: instantSchema() }));
const reasoned = onFirstUse(() => ({ ...person(), reason: z.string() }));

export const RemovalBody = onFirstUse(() =>
  z.strictObject({
    agencyId: z.string(),
    uscc: z.string(),
    ground: RemovalGround(),
    source: z.enum(ADJUSTMENT_SOURCES),
    reason: z.string(),
    documentIds: z.array(z.string()),
    proposedBy: z.string(),
    proposedAt: instantSchema(),
    hearingId: z.string().optional(),
    noticed: z.strictObject({ ...reasoned(), cureLastDay: localDateSchema().optional() }).optional(),
    /** What it would touch, as the Commission saw it when it decided. */
    preview: Preview().optional(),
    decision: z.strictObject({ ...reasoned(), documentIds: z.array(z.string()) }).optional(),
    /** The suspension that gave way to it. */
    suspensionId: z.string().optional(),
    executedAt: instantSchema().optional(),
    ended: z.strictObject({ ...reasoned(), documentIds: z.array(z.string()).optional() }).optional(),
  }),
);
export type RemovalBody = z.infer<ReturnType<typeof RemovalBody>>;

export interface RemovalState {
  readonly id: string;
  readonly status: string;
  readonly body: RemovalBody;
  readonly deadlines: Readonly<Record<string, Deadline>>;
}
export type RemovalDecision = Decided<RemovalBody> | Refusal;

export const removalRefOf = ({ id, body: { agencyId, uscc } }: Pick<RemovalState, 'id' | 'body'>) => ({
  removalId: id,
  agencyId,
  uscc,
});

const BY_ANYBODY: readonly RemovalAction[] = ['propose'];

/** Under SM-12; what is the Commission's is refused to officers of the centre as COMMISSION_DECISION_REQUIRED (12-0, 3-3c). */
export function followRemoval(
  status: string,
  action: RemovalAction,
  { roles }: Pick<Acting, 'roles'>,
): RemovalStatus | Refusal {
  const deciding = roles.includes('COMMISSION_OFFICER') || roles.includes('SYSTEM');
  if (!BY_ANYBODY.includes(action) && !deciding)
    return refuse('COMMISSION_DECISION_REQUIRED', { article: '12-0' });
  // The status was written by the same machine.
  return follow(removalMachine, status as RemovalStatus, action, roles);
}

/** Who may not take a step for what they did before in the same matter (④): whoever proposed or gave notice does not decide. */
export function barredFrom(
  action: RemovalAction,
  { proposedBy, noticed, decision }: RemovalBody,
): readonly (string | undefined)[] {
  if (action === 'decide') return [proposedBy, noticed?.by];
  return action === 'revoke' ? [decision?.by] : [];
}

/** The record that a removed agency answers for an order that ended with it (12-3i). */
export const LiabilityNoticeBody = onFirstUse(() =>
  z.strictObject({
    removalId: z.string(),
    orderId: z.string(),
    orderNo: z.string(),
    agencyId: z.string(),
    uscc: z.string(),
    buyerId: z.string(),
    /** The state in which the order ended, its price and its voucher amount, in 分. */
    endedFrom: z.string(),
    priceFen: z.int(),
    voucherFen: z.int(),
    /** A quota had been confirmed for that amount, and is free again. */
    quotaFreed: z.boolean().default(false),
    issuedAt: instantSchema(),
  }),
);
export type LiabilityNoticeBody = z.infer<ReturnType<typeof LiabilityNoticeBody>>;
