import * as z from 'zod';
import { onFirstUse } from '../../../../events/on-first-use.ts';
import type { Acting } from '../../acting.ts';
import type { Decided } from '../../event.ts';
import { follow } from '../../machine.ts';
import type { Refusal } from '../../problem.ts';
import { instantSchema } from '../../time/instant.ts';
import { EntryInputs } from '../scoring/inputs.ts';
import { Scored } from '../scoring/scored.ts';
import { type EntryAction, entryMachine, type EntryStatus } from './machine.ts';

/** Exactly four grades (10-1c), and the place that is kept for an entry under investigation. */
export const EntryGrade = onFirstUse(() =>
  z.enum(['EXCELLENT', 'GOOD', 'QUALIFIED', 'UNQUALIFIED', 'WITHHELD']),
);

/** One finding of the check of inputs (9-2b): OUTLIER asks a person to look, HARD stops the run. */
export const EntryCheck = onFirstUse(() =>
  z.strictObject({ rule: z.string(), outcome: z.enum(['OK', 'HARD', 'OUTLIER']), note: z.string() }),
);
export type EntryCheck = z.infer<ReturnType<typeof EntryCheck>>;

const ActBy = onFirstUse(() => ({ by: z.string(), at: instantSchema() }));

/** One agency in one category of a cycle (SM-8). Scores are computed from `inputs` alone; nobody types one (9-2c). */
export const EntryBody = onFirstUse(() =>
  z.strictObject({
    cycleId: z.string(),
    agencyId: z.string(),
    uscc: z.string(),
    agencyName: z.string(),
    category: z.string(),
    onboardedOn: z.iso.date(),
    agencyStatus: z.string(),
    /** Suspended at any time in the period: at most 合格 (domain §6.4). */
    suspendedInPeriod: z.boolean(),
    excluded: z.string().optional(),
    /** As they are now, after approved corrections; with the users' answers once their survey is closed. */
    inputs: EntryInputs().optional(),
    /** Hash of the item of the frozen snapshot that `inputs` began as. */
    original: z.string().optional(),
    /** Before the satisfaction review (9-2). */
    system: Scored().optional(),
    /** After it and after corrections (9-3). */
    final: Scored().optional(),
    checks: z.array(EntryCheck()).optional(),
    corrections: z.array(z.strictObject({ correctionId: z.string(), indicatorId: z.string() })).default([]),
    satisfaction: z.strictObject({ answers: z.int().min(0), closed: z.boolean() }).optional(),
    /** Reviews proposed so far: tells their tasks apart. */
    reviews: z.int().min(0).default(0),
    /** Supplements asked for and visits planned, in order: none may be open when the review ends (9-3d, 9-3e). */
    asked: z.array(z.strictObject({ kind: z.enum(['SUPPLEMENT', 'SITE_VISIT']), id: z.string() })).optional(),
    review: z.strictObject({ ...ActBy(), approvedBy: z.string().optional() }).optional(),
    withheld: z.strictObject({ ...ActBy(), reason: z.string(), ref: z.string().optional() }).optional(),
    triggers: z
      .array(z.strictObject({ code: z.string(), ref: z.string(), confirmed: z.boolean() }))
      .optional(),
    /** Codes that hold the grade at 合格 beside a suspension (domain §6.4). */
    caps: z.array(z.string()).optional(),
    unqualified: z
      .strictObject({
        hearingId: z.string().optional(),
        state: z.enum(['PROPOSED', 'CONFIRMED', 'LIFTED']),
        proposedBy: z.string().optional(),
        /** Codes of the grounds that the agency was given to speak on, in this proposal and those before it. */
        heard: z.array(z.string()).optional(),
      })
      .optional(),
    result: z
      .strictObject({
        draft: z.int().positive(),
        primary: z.boolean(),
        rank: z.int().positive().optional(),
        of: z.int().min(0).optional(),
        grade: EntryGrade().optional(),
        because: z.array(z.string()),
        /** The amendment that gave the grade after publication, and what was published first (9-6b). */
        amended: z
          .strictObject({
            amendmentId: z.string(),
            decisionNo: z.string(),
            decidedOn: z.iso.date(),
            ground: z.string().optional(),
            /** The grade that held before this amendment. */
            from: z.string().optional(),
            firstPublished: z.strictObject({ grade: z.string().optional(), because: z.array(z.string()) }),
          })
          .optional(),
      })
      .optional(),
  }),
);
export type EntryBody = z.infer<ReturnType<typeof EntryBody>>;
export type EntryResult = NonNullable<EntryBody['result']>;

export interface EntryState {
  readonly id: string;
  readonly status: string;
  readonly body: EntryBody;
}

export type EntryDecision = Decided<EntryBody> | Refusal;

/** `2027.INSPECTION_TESTING.01JQ…`: no entry stands twice in a cycle. */
export const entryIdOf = (cycleId: string, category: string, agencyId: string): string =>
  `${cycleId}.${category}.${agencyId}`;

/** The reference that every event about an entry carries. */
export const entryRefOf = ({ id, body }: Pick<EntryState, 'id' | 'body'>) => ({
  entryId: id,
  cycleId: body.cycleId,
  agencyId: body.agencyId,
  uscc: body.uscc,
  category: body.category,
});

export const followEntry = (status: string, action: EntryAction, { roles }: Pick<Acting, 'roles'>) =>
  // The status was written by the same machine.
  follow(entryMachine, status as EntryStatus, action, roles);
