import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { CreditChecked } from '../../../events/credit-checked/v1.ts';
import { CreditCheckReviewed } from '../../../events/credit-check-reviewed/v1.ts';
import { canonicalHash } from '../canonical.ts';
import { type Decided, happened } from '../event.ts';
import { refuseConflict } from '../identity/conflict-of-interest.ts';
import { CENTRE_ROLES } from '../identity/role.ts';
import { defineMachine, follow } from '../machine.ts';
import { isRefusal, refuse, type Refusal } from '../problem.ts';
import { instantSchema } from '../time/instant.ts';
import { localDateSchema } from '../time/local-date.ts';
import { overall } from '../verification/overall.ts';
import type { CheckResult } from '../verification/source-answer.ts';
import { JudgedResult, Outcome } from '../verification/verification-state.ts';
import type { OfficerActing } from '../verification/verified-case.ts';

/** A check of an agency's credit: clear by itself, or looked at by a person (row 3-1a). */
export const creditCheckMachine = defineMachine({
  name: 'CreditCheck',
  states: ['CLEAR', 'IN_REVIEW', 'REVIEWED'],
  terminal: ['CLEAR', 'REVIEWED'],
  transitions: [
    { action: 'clear', from: [], to: 'CLEAR', actors: ['SYSTEM', 'CENTRE_OFFICER'] },
    { action: 'refer', from: [], to: 'IN_REVIEW', actors: ['SYSTEM', 'CENTRE_OFFICER'] },
    { action: 'review', from: ['IN_REVIEW'], to: 'REVIEWED', actors: CENTRE_ROLES },
  ],
});
export type CreditCheckStatus = (typeof creditCheckMachine.states)[number];

export const CreditCheckBody = onFirstUse(() =>
  z.strictObject({
    agencyId: z.string(),
    uscc: z.string(),
    purpose: z.enum(['CREDIT_SWEEP', 'CREDIT_CHECK']),
    asOf: localDateSchema(),
    checkedAt: instantSchema(),
    results: z.array(JudgedResult()),
    overall: Outcome(),
    review: z
      .strictObject({
        by: z.string(),
        at: instantSchema(),
        reason: z.string(),
        /** The flags of failed checks that a person found to be true, here or before. */
        confirmed: z.array(z.string()).optional(),
      })
      .optional(),
  }),
);
export type CreditCheckBody = z.infer<ReturnType<typeof CreditCheckBody>>;

/** The flag of a failure of an agency: one for each check's key. */
export const creditFlagIdOf = (agencyId: string, key: string): string => `${agencyId}-${key}`;

/** Records a report: FAIL and UNKNOWN go to a person, the platform concludes nothing from them. */
export function decideRecordCheck(
  report: Omit<CreditCheckBody, 'overall' | 'review'>,
  answers: readonly CheckResult[],
): Decided<CreditCheckBody> {
  const outcome = overall(report.results.map((result) => result.outcome));
  const { agencyId, uscc } = report;
  const event = happened(
    CreditChecked,
    { agencyId, uscc, overall: outcome },
    {
      article: '3-1a',
      to: outcome === 'PASS' || outcome === 'WARN' ? 'CLEAR' : 'IN_REVIEW',
      inputHash: canonicalHash(JSON.parse(JSON.stringify(answers))),
      record: { answers },
    },
  );
  return { events: [event], body: { ...report, overall: outcome } };
}

/** A person has looked at it; every flag that the check left open must be decided in the same commit. */
export function decideReviewCheck(
  check: { readonly id: string; readonly status: string; readonly body: CreditCheckBody },
  review: {
    readonly reason: string;
    readonly openFlags: readonly string[];
    readonly decided: readonly string[];
    /** Of the flags of its failed checks, those that are confirmed now. */
    readonly confirmed: readonly string[];
  },
  acting: OfficerActing,
): Decided<CreditCheckBody> | Refusal {
  const { agencyId, uscc } = check.body;
  const to =
    refuseConflict(acting, uscc, '3-1a') ??
    follow(creditCheckMachine, check.status as CreditCheckStatus, 'review', acting.roles);
  if (isRefusal(to)) return to;
  const left = review.openFlags.filter((flagId) => !review.decided.includes(flagId));
  if (left.length > 0) {
    const fields = left.map((flagId) => ({
      field: 'body.flags',
      zh: `风险提示 ${flagId} 尚未认定`,
      en: `flag ${flagId} is undecided`,
    }));
    return refuse('VALIDATION_FAILED', { article: '3-1a', fields });
  }
  const { reason } = review;
  const event = happened(
    CreditCheckReviewed,
    { checkId: check.id, agencyId, uscc },
    { article: '3-1a', to, reason },
  );
  return {
    events: [event],
    body: {
      ...check.body,
      review: { by: acting.actor.id, at: acting.now, reason, confirmed: [...review.confirmed] },
    },
  };
}
