import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import type { Acting } from '../acting.ts';
import type { Decided } from '../event.ts';
import { follow } from '../machine.ts';
import type { Refusal } from '../problem.ts';
import { instantSchema } from '../time/instant.ts';
import { type SpotCheckAction, spotCheckMachine, type SpotCheckStatus } from './machine.ts';

/** How an order came into the sample. Only RISK was chosen by a person. */
export const SamplePart = onFirstUse(() => z.enum(['RANDOM', 'COVERAGE', 'REPLACEMENT', 'RISK']));
export type SamplePart = z.infer<ReturnType<typeof SamplePart>>;

export const CheckOutcome = onFirstUse(() => z.enum(['PASSED', 'FAILED']));
export const FailureConsequence = onFirstUse(() => z.enum(['RECTIFICATION', 'VIOLATION']));

/** What was looked at, and what was found, in Chinese. */
export const SheetLine = onFirstUse(() =>
  z.strictObject({
    key: z.string().min(1).max(40),
    result: z.enum(['OK', 'DEFECT', 'NOT_APPLICABLE']),
    note: z.string().max(1000).optional(),
  }),
);

/** One spot-checked order (3-1c). Its clocks run in the request for material, `cooperationId`. */
export const SpotCheckBody = onFirstUse(() =>
  z.strictObject({
    planId: z.string(),
    part: SamplePart(),
    orderId: z.string(),
    orderNo: z.string(),
    agencyId: z.string(),
    uscc: z.string(),
    cooperationId: z.string(),
    openedAt: instantSchema(),
    policyVersion: z.string(),
    /** Why an order of the RISK part was chosen, by whom, and the flag it rests on. */
    pick: z.strictObject({ reason: z.string(), by: z.string(), flagId: z.string().optional() }).optional(),
    /** Reviews made so far: tells their tasks apart. */
    reviews: z.int().min(0).default(0),
    review: z
      .strictObject({
        sheet: z.array(SheetLine()).min(1),
        outcome: CheckOutcome(),
        summary: z.string(),
        by: z.string(),
        at: instantSchema(),
      })
      .optional(),
    conclusion: z
      .strictObject({
        outcome: CheckOutcome(),
        consequence: FailureConsequence().optional(),
        /** The aggregate that the consequence opened. */
        consequenceRef: z.string().optional(),
        reason: z.string(),
        by: z.string(),
        at: instantSchema(),
      })
      .optional(),
    /** The proposal, waiting for a second person, to replace a drawn order; kept once it was agreed to. */
    replacement: z.strictObject({ reason: z.string(), by: z.string(), at: instantSchema() }).optional(),
    /** Replacements proposed so far: tells their tasks apart. */
    replacementProposals: z.int().min(0).default(0),
    /** Why the order could not be checked. */
    takenOut: z.strictObject({ reason: z.string(), by: z.string(), at: instantSchema() }).optional(),
  }),
);
export type SpotCheckBody = z.infer<ReturnType<typeof SpotCheckBody>>;

export interface SpotCheckState {
  readonly id: string;
  readonly status: string;
  readonly body: SpotCheckBody;
}

export type SpotCheckDecision = Decided<SpotCheckBody> | Refusal;

/** One check for an order in a quarter, whatever part drew it. */
export const spotCheckIdOf = (planId: string, orderId: string): string => `${planId}-${orderId}`;

/** The reference that every event about a check carries. */
export const spotCheckRefOf = ({ id, body }: Pick<SpotCheckState, 'id' | 'body'>) => ({
  spotCheckId: id,
  orderId: body.orderId,
  agencyId: body.agencyId,
  uscc: body.uscc,
});

export const followSpotCheck = (status: string, action: SpotCheckAction, { roles }: Pick<Acting, 'roles'>) =>
  // The status was written by the same machine.
  follow(spotCheckMachine, status as SpotCheckStatus, action, roles);
