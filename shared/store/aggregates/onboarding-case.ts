import { OnboardingCaseBody } from '../../domain/onboarding/onboarding-case.ts';
import { normaliseOrgName } from '../../domain/identity/org-name.ts';
import type { AggregateType } from '../aggregate.ts';

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
