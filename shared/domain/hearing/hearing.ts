import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { articleSchema } from '../../policy/articles.ts';
import type { Deadline } from '../time/deadline.ts';
import { instantSchema } from '../time/instant.ts';
import { localDateSchema } from '../time/local-date.ts';
import type { HearingStatus } from './machine.ts';

/** What the adverse decision would be. */
export const HearingGround = onFirstUse(() =>
  z.enum([
    'VERIFICATION_FAILURE',
    'OBJECTION_UPHELD',
    'EVALUATION_UNQUALIFIED',
    'EVALUATION_AMENDMENT',
    'SUSPENSION',
    'REMOVAL',
    'VIOLATION',
    'PAYMENT_REFUSAL',
    'FUND_RECOVERY',
    'CREDIT_RECORD',
  ]),
);
export type HearingGround = z.infer<ReturnType<typeof HearingGround>>;

/** One fact that the decision would rest on, as the agency is told it. */
export const HearingFact = onFirstUse(() =>
  z.strictObject({
    key: z.string(),
    code: z.string().optional(),
    /** Row of the requirements, so the article of the regulation. */
    row: articleSchema(),
    zh: z.string(),
  }),
);
export type HearingFact = z.infer<ReturnType<typeof HearingFact>>;

/** A prior notice and what came of it. */
export const HearingBody = onFirstUse(() =>
  z.strictObject({
    /** The aggregate that would be decided on, e.g. `CASE#01J…`. */
    subjectRef: z.string(),
    uscc: z.string(),
    ground: HearingGround(),
    /** The violation and its level, or the sum in 分, where the ground alone does not say what is intended. */
    intended: z
      .strictObject({
        kind: z.string().optional(),
        level: z.enum(['MINOR', 'MAJOR']).optional(),
        amountFen: z.int().positive().optional(),
      })
      .optional(),
    facts: z.array(HearingFact()).min(1),
    /** The evidence that it names: readable by whoever is heard. */
    documentIds: z.array(z.string()).optional(),
    /** The proposer's reasons, in Chinese, as the agency reads them. */
    reason: z.string(),
    article: articleSchema(),
    issuedBy: z.string(),
    issuedAt: instantSchema(),
    /** The last day on which the agency may reply. */
    replyDueOn: localDateSchema(),
    reply: z
      .strictObject({
        text: z.string(),
        documentIds: z.array(z.string()),
        by: z.string(),
        at: instantSchema(),
      })
      .optional(),
    consideration: z
      .strictObject({
        /** Whether the reply was accepted, wholly or in part. */
        accepted: z.boolean(),
        text: z.string(),
        by: z.string(),
        at: instantSchema(),
      })
      .optional(),
  }),
);
export type HearingBody = z.infer<ReturnType<typeof HearingBody>>;

/** The clock of the reply, in the hearing's partition. */
export const HEARING_REPLY = 'HEARING_REPLY';

/** A hearing as a decision needs it. */
export interface HearingState {
  readonly id: string;
  readonly status: HearingStatus | (string & {});
  readonly body: HearingBody;
  readonly deadlines: Readonly<Record<string, Deadline>>;
}
