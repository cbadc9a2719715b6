import { OnboardingCaseBody } from '../../domain/onboarding/onboarding-case.ts';
import { normaliseOrgName } from '../../domain/identity/org-name.ts';
import { refuse } from '../../domain/problem.ts';
import type { AggregateType } from '../aggregate.ts';
import type { Guard } from '../plan.ts';

/** Listed by status (list1), by credit code (list2) and by name (list3), each newest last. */
export const onboardingCase: AggregateType<OnboardingCaseBody> = {
  kind: 'CASE',
  body: OnboardingCaseBody,
  listKeys: ({ id, status, body }) => ({
    list1: [`CASE#${status}`, `${body.openedAt}#${id}`],
    list2: [`CASE#USCC#${body.uscc}`, `${body.openedAt}#${id}`],
    list3: ['CASE#NAME', `${normaliseOrgName(body.orgName)}#${id}`],
  }),
};

/** Name of the guard that lets one case live for a credit code (5-1e). */
export const liveCaseOf = (uscc: string): string => `LIVE_CASE#${uscc}`;

/** Taken when a case is opened. */
export const takeLiveCase = (uscc: string, caseId: string): Guard => ({
  take: liveCaseOf(uscc),
  owner: caseId,
  refusal: refuse('DUPLICATE', {
    article: '5-1e',
    detail: { zh: '该统一社会信用代码已有进行中的入驻申请', en: 'A case with this credit code is running' },
  }),
});

/** Released with every end of a case: approved, rejected, failed, lapsed or withdrawn. */
export const releaseLiveCase = (uscc: string, caseId: string): Guard => ({
  release: liveCaseOf(uscc),
  owner: caseId,
});
