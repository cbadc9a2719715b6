import * as z from 'zod';
import { onFirstUse } from '../../../../events/on-first-use.ts';
import type { PolicySet } from '../../../policy/policy.ts';
import type { Acting } from '../../acting.ts';
import type { Decided } from '../../event.ts';
import { follow } from '../../machine.ts';
import type { Refusal } from '../../problem.ts';
import { instantSchema } from '../../time/instant.ts';
import { localDateSchema } from '../../time/local-date.ts';
import { type CycleAction, cycleMachine, type CycleStatus } from './machine.ts';

const proposal = () =>
  z.strictObject({ proposedBy: z.string(), at: instantSchema(), reason: z.string().optional() });

/** One yearly evaluation (7-1a). Its id is the year it is organised in; a second one in a year is `2027-2`. */
export const CycleBody = onFirstUse(() =>
  z.strictObject({
    cycleId: z.string(),
    /** The year it is organised in; it evaluates the one before (domain §1.5). */
    year: z.int(),
    periodFrom: localDateSchema(),
    periodTo: localDateSchema(),
    policyVersion: z.string(),
    createdBy: z.string(),
    createdAt: instantSchema(),
    /** The Commission's decision on a second cycle in a year (7-1b). */
    decision: z.strictObject({ number: z.string(), reason: z.string(), by: z.string() }).optional(),
    /** The scheme that is drafted for it, or that it is locked to. */
    schemeId: z.string(),
    schemeVersion: z.int().optional(),
    schemeHash: z.string().optional(),
    /** SHA-256 of the seed, published with the notice. */
    seedHash: z.string().optional(),
    /** Where the seed lies sealed until the draw. */
    seedRef: z.string().optional(),
    /** Proposals to lock made so far: tells their tasks apart. */
    lockRounds: z.int().min(0).default(0),
    lock: proposal().optional(),
    lockedBy: z.string().optional(),
    lockedAt: instantSchema().optional(),
    /** The planned day of the notice, at which tenure is counted. */
    noticeOn: localDateSchema().optional(),
    scopeRun: z
      .strictObject({ runId: z.string(), noticeOn: localDateSchema(), by: z.string(), at: instantSchema() })
      .optional(),
    scope: z
      .strictObject({
        runId: z.string(),
        noticeOn: localDateSchema(),
        agencies: z.int().min(0),
        entries: z.int().min(0),
        /** Agencies on the platform that are not in scope, each with its reason. */
        excluded: z.int().min(0),
        listHash: z.string(),
        /** 1 as published; each accepted correction makes another (9-1d). */
        version: z.int().min(1),
        at: instantSchema(),
      })
      .optional(),
    notice: z
      .strictObject({
        approvedBy: z.string(),
        approvedAt: instantSchema(),
        listHash: z.string(),
        /** The day that was approved; an approval stored without it is for any. */
        noticeOn: localDateSchema().optional(),
        agencies: z.int().min(0),
        entries: z.int().min(0),
        /** Why it is published outside its window (9-1a). */
        override: z.string().optional(),
        publishedBy: z.string().optional(),
        publishedAt: instantSchema().optional(),
        contentHash: z.string().optional(),
      })
      .optional(),
    corrections: z
      .strictObject({
        /** Until when agencies may ask for one. */
        closesAt: instantSchema(),
        closed: z.boolean(),
      })
      .optional(),
    scoring: z
      .strictObject({
        runId: z.string(),
        startedBy: z.string(),
        startedAt: instantSchema(),
        snapshotHash: z.string().optional(),
        scoredAt: instantSchema().optional(),
      })
      .optional(),
    draw: z.strictObject({ seed: z.string(), populationHash: z.string(), at: instantSchema() }).optional(),
    result: z
      .strictObject({
        draft: z.int().min(1),
        proposedBy: z.string(),
        proposedAt: instantSchema(),
        decidedBy: z.string().optional(),
        decidedAt: instantSchema().optional(),
        rankingHash: z.string().optional(),
        reopened: z.string().optional(),
      })
      .optional(),
    filing: z
      .strictObject({
        number: z.string().optional(),
        on: localDateSchema().optional(),
        by: z.string(),
        returnedReason: z.string().optional(),
      })
      .optional(),
    publishedAt: instantSchema().optional(),
    resultListHash: z.string().optional(),
    closedAt: instantSchema().optional(),
    cancelRounds: z.int().min(0).default(0),
    cancel: proposal().extend({ number: z.string() }).optional(),
    cancelledAt: instantSchema().optional(),
  }),
);
export type CycleBody = z.infer<ReturnType<typeof CycleBody>>;

/** A cycle as a decision needs it: a loaded aggregate is one. */
export interface CycleState {
  readonly id: string;
  readonly status: string;
  readonly body: CycleBody;
}

export type CycleDecision = Decided<CycleBody> | Refusal;

/** Who decides, when, and under which policy. */
export type CycleActing = Acting & { readonly policy: PolicySet };

export const followCycle = (status: string, action: CycleAction, { roles }: Pick<Acting, 'roles'>) =>
  // The status was written by the same machine.
  follow(cycleMachine, status as CycleStatus, action, roles);

/** What the draw of a cycle's users is made for (domain §6.5). */
export const seedRefOf = (cycleId: string): string => `CYCLE-${cycleId}/seed`;

/** The deadlines of a cycle. */
export const CORRECTIONS_CLOSE = 'SCOPE_CORRECTIONS_CLOSE';
