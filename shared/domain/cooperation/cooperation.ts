import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { articleSchema } from '../../policy/articles.ts';
import type { Acting } from '../acting.ts';
import type { Decided } from '../event.ts';
import { follow } from '../machine.ts';
import { isRefusal, refuse, type Refusal } from '../problem.ts';
import type { Deadline } from '../time/deadline.ts';
import { instantSchema } from '../time/instant.ts';
import { localDateSchema } from '../time/local-date.ts';
import {
  type CooperationAction,
  cooperationMachine,
  type CooperationStatus,
  SIDE_NAMES,
  SIDES,
} from './machine.ts';

/** The clocks of a request: what was asked for is due, and the next reminder before that. */
export const COOPERATION_DUE = 'COOPERATION_DUE';
export const COOPERATION_REMIND = 'COOPERATION_REMIND';

/** One thing that is asked for, in Chinese as the agency reads it. */
export const AskedItem = onFirstUse(() =>
  z.strictObject({ key: z.string().min(1).max(40), zh: z.string().min(1).max(200), required: z.boolean() }),
);
export type AskedItem = z.infer<ReturnType<typeof AskedItem>>;

/** What the agency hands in for one item: its own uploaded documents, or items of the order's archive. */
export const GivenItem = onFirstUse(() =>
  z.strictObject({
    key: z.string().min(1).max(40),
    documentIds: z.array(z.string().min(1).max(60)).max(20).default([]),
    archiveItemIds: z.array(z.string().min(1).max(60)).max(20).default([]),
    note: z.string().max(1000).optional(),
  }),
);
export type GivenItem = z.infer<ReturnType<typeof GivenItem>>;

/** A request for material to one agency, and what came of it (6-4b). */
export const CooperationBody = onFirstUse(() =>
  z.strictObject({
    agencyId: z.string(),
    uscc: z.string(),
    /** Who asks. */
    side: z.enum(SIDE_NAMES),
    /** What the material serves, e.g. `SPOTCHECK#2026Q1-01J…`. */
    subjectRef: z.string(),
    /** The order it is about, where it is about one: items of its archive may be handed in. */
    orderId: z.string().optional(),
    article: articleSchema(),
    /** Why it is asked for, in Chinese. */
    purpose: z.string(),
    items: z.array(AskedItem()).min(1),
    /** Policy that gives the time: that of a supplement is shorter, and final (9-3d). */
    term: z.enum(['task.days', 'evaluation.supplementDays']).default('task.days'),
    requestedBy: z.string(),
    requestedAt: instantSchema(),
    policyVersion: z.string(),
    /** The last day to hand it in; that of the second request once there is one. */
    dueOn: localDateSchema(),
    second: z.strictObject({ by: z.string(), at: instantSchema(), reason: z.string() }).optional(),
    /** The time was extended once, by an officer. */
    extended: z.strictObject({ by: z.string(), at: instantSchema(), reason: z.string() }).optional(),
    /** The time of the second request is over. */
    spent: z.boolean().default(false),
    submission: z
      .strictObject({
        items: z.array(GivenItem()),
        by: z.string(),
        at: instantSchema(),
        late: z.boolean(),
        /** The number of the agency's receipt and the SHA-256 of what it handed in. */
        receiptNo: z.string(),
        hash: z.string(),
      })
      .optional(),
    /** How often officers looked at the submission, and who did last; each look stands in the trail. */
    views: z.strictObject({ count: z.int().min(0), lastBy: z.string(), lastAt: instantSchema() }).optional(),
    /** Proposals made so far: tells their tasks apart. */
    proposals: z.int().min(0).default(0),
    refusal: z.strictObject({ reason: z.string(), by: z.string(), at: instantSchema() }).optional(),
    decision: z.strictObject({ reason: z.string(), by: z.string(), at: instantSchema() }).optional(),
  }),
);
export type CooperationBody = z.infer<ReturnType<typeof CooperationBody>>;

export interface CooperationState {
  readonly id: string;
  readonly status: string;
  readonly body: CooperationBody;
  readonly deadlines: Readonly<Record<string, Deadline>>;
}

export type CooperationDecision = Decided<CooperationBody> | Refusal;

/** The reference that every event about a request carries. */
export const cooperationRefOf = ({ id, body }: Pick<CooperationState, 'id' | 'body'>) => ({
  cooperationId: id,
  agencyId: body.agencyId,
  uscc: body.uscc,
  subjectRef: body.subjectRef,
});

/** For each step of the asking side, whether it is its officer's or its second person's. */
const OF_SIDE: Partial<Record<CooperationAction, 'officer' | 'decider'>> = {
  requestAgain: 'officer',
  extend: 'officer',
  proposeRefusal: 'officer',
  withdraw: 'officer',
  returnRefusal: 'decider',
  confirmRefusal: 'decider',
};

/** As the table says; the steps of the asking side are for those who asked, not for another authority. */
export function followCooperation(
  { status, body }: Pick<CooperationState, 'status' | 'body'>,
  action: CooperationAction,
  { roles }: Pick<Acting, 'roles'>,
): CooperationStatus | Refusal {
  // The status was written by the same machine.
  const to = follow(cooperationMachine, status as CooperationStatus, action, roles);
  const part = OF_SIDE[action];
  if (isRefusal(to) || part === undefined || roles.includes('SYSTEM')) return to;
  return roles.includes(SIDES[body.side][part]) ? to : refuse('FORBIDDEN_ROLE', { article: '6-4b' });
}

/** The clocks that still run, to be stopped. */
export const runningClocks = ({ deadlines }: Pick<CooperationState, 'deadlines'>) => ({
  clear: [COOPERATION_DUE, COOPERATION_REMIND].filter((kind) => deadlines[kind] !== undefined),
});
