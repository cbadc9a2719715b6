import { AgencyImported } from '../../../../events/agency-imported/v1.ts';
import { DocumentScanned } from '../../../../events/document-scanned/v1.ts';
import { OnboardingApproved } from '../../../../events/onboarding-approved/v1.ts';
import { OnboardingHeldForObjection } from '../../../../events/onboarding-held-for-objection/v1.ts';
import { OnboardingLapsed } from '../../../../events/onboarding-lapsed/v1.ts';
import { OnboardingRejected } from '../../../../events/onboarding-rejected/v1.ts';
import { OnboardingReturnedToVerification } from '../../../../events/onboarding-returned-to-verification/v1.ts';
import { OnboardingSubmitted } from '../../../../events/onboarding-submitted/v1.ts';
import { OnboardingSupplementRequested } from '../../../../events/onboarding-supplement-requested/v1.ts';
import { OnboardingSupplementSubmitted } from '../../../../events/onboarding-supplement-submitted/v1.ts';
import { OnboardingVerificationFailed } from '../../../../events/onboarding-verification-failed/v1.ts';
import { OnboardingVerified } from '../../../../events/onboarding-verified/v1.ts';
import { OnboardingWithdrawn } from '../../../../events/onboarding-withdrawn/v1.ts';
import { zhDate } from '../../time/local-date.ts';
import { letter, letterAndSms, nobody, on } from './rule.ts';

const aboutCase = (caseId: string, template: string, params: Record<string, string> = {}) => ({
  template,
  params,
  subjectRef: `CASE#${caseId}`,
  path: `/onboarding-cases/${caseId}`,
});

/** The Notify columns of rows 2-1, 5-1d … 5-4b and the prior notice of SM-22. */
export const onboardingRules = [
  on(OnboardingSubmitted, ({ caseId, uscc }) => letter(uscc, aboutCase(caseId, 'ONBOARDING_SUBMITTED'))),
  on(OnboardingSupplementRequested, ({ caseId, uscc, dueOn }) =>
    letterAndSms(uscc, aboutCase(caseId, 'ONBOARDING_SUPPLEMENT_REQUIRED', { date: zhDate(dueOn) })),
  ),
  on(OnboardingSupplementSubmitted, ({ caseId, uscc }) =>
    letter(uscc, aboutCase(caseId, 'ONBOARDING_SUPPLEMENT_RECEIVED')),
  ),
  on(OnboardingLapsed, ({ caseId, uscc }) => letter(uscc, aboutCase(caseId, 'ONBOARDING_LAPSED'))),
  on(OnboardingWithdrawn, ({ caseId, uscc }) => letter(uscc, aboutCase(caseId, 'ONBOARDING_WITHDRAWN'))),
  on(OnboardingVerified, ({ caseId, uscc }) => letter(uscc, aboutCase(caseId, 'ONBOARDING_VERIFIED'))),
  on(OnboardingVerificationFailed, ({ caseId, uscc }) =>
    letterAndSms(uscc, aboutCase(caseId, 'ONBOARDING_VERIFICATION_FAILED')),
  ),
  on(OnboardingReturnedToVerification, ({ caseId, uscc }) =>
    letter(uscc, aboutCase(caseId, 'ONBOARDING_RETURNED_TO_VERIFICATION')),
  ),
  on(OnboardingHeldForObjection, ({ caseId, uscc }) =>
    letter(uscc, aboutCase(caseId, 'ONBOARDING_HELD_FOR_OBJECTION')),
  ),
  on(OnboardingApproved, ({ caseId, uscc, onboardedOn, afterObjection }) => {
    const template = afterObjection ? 'ONBOARDING_APPROVED_AFTER_OBJECTION' : 'ONBOARDING_APPROVED';
    return letterAndSms(uscc, aboutCase(caseId, template, { date: zhDate(onboardedOn) }));
  }),
  on(OnboardingRejected, ({ caseId, uscc }) => letterAndSms(uscc, aboutCase(caseId, 'ONBOARDING_REJECTED'))),
  on(AgencyImported, ({ agencyId, uscc, onboardedOn }) =>
    letter(uscc, {
      template: 'AGENCY_IMPORTED',
      params: { date: zhDate(onboardedOn) },
      subjectRef: `AGENCY#${agencyId}`,
      path: '/agencies/own',
    }),
  ),
  on(DocumentScanned, ({ documentId, uscc, result }) => {
    if (result === 'CLEAN') return nobody;
    const template = result === 'INFECTED' ? 'DOCUMENT_INFECTED' : 'DOCUMENT_REJECTED';
    const subjectRef = `DOCUMENT#${documentId}`;
    return letter(uscc, { template, params: {}, subjectRef, path: `/documents/${documentId}` });
  }),
];
