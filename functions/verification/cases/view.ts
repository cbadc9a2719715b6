import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { HearingBody } from '../../../shared/domain/hearing/hearing.ts';
import { OFFICER_ROLES, type Role } from '../../../shared/domain/identity/role.ts';
import { allowedActions } from '../../../shared/domain/machine.ts';
import { onboardingMachine, type OnboardingStatus } from '../../../shared/domain/onboarding/machine.ts';
import type { OnboardingCaseBody } from '../../../shared/domain/onboarding/onboarding-case.ts';
import { effectiveResults, standing } from '../../../shared/domain/verification/overall.ts';
import {
  EnteredResult,
  JudgedResult,
  ManualResult,
  Outcome,
  type VerificationState,
} from '../../../shared/domain/verification/verification-state.ts';
import type { Standing } from '../../../shared/store/standing-after.ts';

const OwnResult = onFirstUse(() => {
  const { key, row, outcome, code, zh, asOf } = JudgedResult().shape;
  return z.object({ key, row, outcome, code, zh, asOf });
});

/** What is known of a case's verification. Members from `evidence` on are the centre's own. */
export const VerificationView = onFirstUse(() =>
  z.object({
    caseId: z.string(),
    status: z.enum(onboardingMachine.states),
    version: z.int(),
    allowedActions: z.array(z.string()),
    deadlines: z.array(z.looseObject({ kind: z.string(), dueAt: z.string() })),
    run: z.int().optional(),
    startedAt: z.string().optional(),
    overall: Outcome().optional(),
    results: z.array(OwnResult()).describe('each check as it counts now, entries of persons included'),
    undecided: z.array(z.string()),
    failed: z.array(z.string()).describe('checks that stand against the whole case'),
    verifiedCategories: z.array(z.string()),
    hearingId: z.string().optional().describe('the hearing on a proposed refusal'),
    evidence: z
      .array(JudgedResult())
      .optional()
      .describe('the automatic results with facts, source and hash'),
    manual: z.array(ManualResult()).optional(),
    pending: z.array(EnteredResult()).optional(),
    failure: z
      .object({
        proposedBy: z.string(),
        proposedAt: z.string(),
        keys: z.array(z.string()),
        reason: HearingBody().shape.reason,
      })
      .optional(),
  }),
);

/** Officers see everything; the agency its own results and their reasons, not who judged (row 5-2c). */
export function verificationView(
  { id, status, version, deadlines, body }: Standing<OnboardingCaseBody>,
  roles: readonly Role[],
) {
  const { verification } = body;
  const common = {
    caseId: id,
    status: status as OnboardingStatus,
    version,
    allowedActions: allowedActions(onboardingMachine, status as OnboardingStatus, roles),
    deadlines: Object.values(deadlines),
  };
  if (verification === undefined) {
    return { ...common, results: [], undecided: [], failed: [], verifiedCategories: [] };
  }
  const officer = OFFICER_ROLES.some((role) => roles.includes(role));
  return { ...common, ...ownPart(verification), ...(officer && officersPart(verification)) };
}

function ownPart(verification: VerificationState) {
  const { run, startedAt, failure, verifiedCategories } = verification;
  const now = standing(verification);
  const keys = (results: readonly JudgedResult[]) => results.map(({ key }) => key);
  return {
    run,
    startedAt,
    overall: now.overall,
    results: effectiveResults(verification).map((result) => OwnResult().parse(result)),
    undecided: keys(now.undecided),
    failed: keys(now.failed),
    verifiedCategories,
    ...(failure && { hearingId: failure.hearingId }),
  };
}

function officersPart({ results, manual, pending, failure }: VerificationState) {
  return {
    evidence: results,
    manual,
    pending: Object.values(pending),
    ...(failure && {
      failure: {
        proposedBy: failure.proposedBy,
        proposedAt: failure.proposedAt,
        keys: failure.keys,
        reason: failure.reason,
      },
    }),
  };
}
