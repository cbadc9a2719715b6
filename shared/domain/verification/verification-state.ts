import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { articleSchema } from '../../policy/articles.ts';

/** What the gateway can be asked (domain §5.3). */
export const CHECK_TYPES = [
  'REGISTRATION',
  'ABNORMAL_OPERATION_LIST',
  'SERIOUS_DISHONESTY_LIST',
  'JUDGMENT_DEFAULTER',
  'ADMIN_PENALTY',
  'PUBLIC_CREDIT',
  'SCI_TECH_CREDIT',
  'QUALIFICATION',
  'EQUITY_AND_OFFICERS',
  'INVOICE',
] as const;
export const CheckType = onFirstUse(() => z.enum(CHECK_TYPES));
export type CheckType = z.infer<ReturnType<typeof CheckType>>;

export const Outcome = onFirstUse(() => z.enum(['PASS', 'WARN', 'FAIL', 'UNKNOWN']));
export type Outcome = z.infer<ReturnType<typeof Outcome>>;

const Instant = onFirstUse(() => z.iso.datetime({ precision: 3 }));

/**
 * One criterion of article 4 or one category's qualification as it was judged. `key` is the criterion, the check, or
 * `QUALIFICATION:<category>`. `code` is the problem code that a FAIL gives as reason.
 */
export const JudgedResult = onFirstUse(() =>
  z.strictObject({
    key: z.string(),
    row: articleSchema(),
    outcome: Outcome(),
    code: z.string().optional(),
    zh: z.string(),
    facts: z.record(z.string(), z.unknown()).default({}),
    source: z.string(),
    asOf: z.iso.date(),
    validUntil: Instant().optional(),
    evidenceRef: z.string().optional(),
    evidenceHash: z.string().optional(),
  }),
);
export type JudgedResult = z.infer<ReturnType<typeof JudgedResult>>;

/** A result that a person entered where the sources gave none, or a wrong one. */
export const EnteredResult = onFirstUse(() =>
  z.strictObject({
    key: z.string(),
    outcome: z.enum(['PASS', 'WARN', 'FAIL']),
    reason: z.string(),
    documentIds: z.array(z.string()),
    enteredBy: z.string(),
    enteredAt: Instant(),
  }),
);
export type EnteredResult = z.infer<ReturnType<typeof EnteredResult>>;

/** An entered result that counts, as a second person confirmed it (④). */
export const ManualResult = onFirstUse(() =>
  EnteredResult().extend({ confirmedBy: z.string(), confirmedAt: Instant() }),
);
export type ManualResult = z.infer<ReturnType<typeof ManualResult>>;

/** What is known of a case's verification. */
export const VerificationState = onFirstUse(() =>
  z.strictObject({
    /** Number of the automatic run; a supplement or a failed re-check starts another. */
    run: z.int().positive(),
    /** The round of the submission that was verified: 0, or the number of its last supplement. */
    round: z.int().nonnegative(),
    startedAt: Instant(),
    results: z.array(JudgedResult()).default([]),
    /** Confirmed entries, oldest first: the last one of a key counts instead of the automatic result. */
    manual: z.array(ManualResult()).default([]),
    /** Entries that wait for a second person, by key. */
    pending: z.record(z.string(), EnteredResult()).default({}),
    /** Proposed refusal: who proposed it, on which results, and the hearing that must be over first. */
    failure: z
      .strictObject({
        proposedBy: z.string(),
        proposedAt: Instant(),
        keys: z.array(z.string()),
        reason: z.string(),
        hearingId: z.string(),
      })
      .optional(),
    verifiedCategories: z.array(z.string()).default([]),
    decidedBy: z.string().optional(),
  }),
);
export type VerificationState = z.infer<ReturnType<typeof VerificationState>>;
