import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { CheckResult, Purpose } from '../../domain/verification/source-answer.ts';
import { CheckType } from '../../domain/verification/verification-state.ts';

/** The path under the gateway's base address: `POST {base}/v1/verifications`. */
export const VERIFICATIONS_PATH = '/v1/verifications';

/** What is asked (domain §5.3). `requestId` is the same for the same question, so that a repeat can be recognised. */
export const VerificationRequest = onFirstUse(() =>
  z.strictObject({
    requestId: z.string().min(1),
    uscc: z.string().length(18),
    orgName: z.string(),
    checks: z.array(CheckType()).min(1),
    asOf: z.iso.date(),
    purpose: Purpose(),
    /** For the check INVOICE: 20 digits, or code and number together. */
    invoiceNumber: z.string().min(1).max(40).optional(),
  }),
);
export type VerificationRequest = z.infer<ReturnType<typeof VerificationRequest>>;

/**
 * The answer: 200 with one result per check; what `CheckResult` and the facts of each check are stands in
 * shared/domain/verification/source-answer.ts. A check without a result counts as UNKNOWN.
 */
export const VerificationResponse = onFirstUse(() => z.object({ results: z.array(CheckResult()) }));
export type VerificationResponse = z.infer<ReturnType<typeof VerificationResponse>>;
