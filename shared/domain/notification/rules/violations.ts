import { ViolationConsequencesOpened } from '../../../../events/violation-consequences-opened/v1.ts';
import { ViolationDismissed } from '../../../../events/violation-dismissed/v1.ts';
import { ViolationProposalReturned } from '../../../../events/violation-proposal-returned/v1.ts';
import { ViolationRevoked } from '../../../../events/violation-revoked/v1.ts';
import { ViolationUpheld } from '../../../../events/violation-upheld/v1.ts';
import { zhDate } from '../../time/local-date.ts';
import { letterAndSms, nobody, on } from './rule.ts';

const about = (violationId: string, template: string, params: Record<string, string> = {}) => ({
  template,
  params,
  subjectRef: `VIOLATION#${violationId}`,
  path: `/violations/${violationId}`,
});

/** The Notify columns of rows 13-2 and 13-3; the prior notice is the hearing's. */
export const violationRules = [
  on(ViolationConsequencesOpened, ({ violationId, uscc, reviewUntil }) =>
    letterAndSms(uscc, about(violationId, 'VIOLATION_CONFIRMED', { date: zhDate(reviewUntil) })),
  ),
  on(ViolationDismissed, ({ violationId, uscc, told }) =>
    told === true ? letterAndSms(uscc, about(violationId, 'VIOLATION_DISMISSED')) : nobody,
  ),
  on(ViolationProposalReturned, ({ violationId, uscc }) =>
    letterAndSms(uscc, about(violationId, 'VIOLATION_RETURNED')),
  ),
  on(ViolationUpheld, ({ violationId, uscc }) =>
    letterAndSms(uscc, about(violationId, 'VIOLATION_REVIEWED')),
  ),
  on(ViolationRevoked, ({ violationId, uscc }) =>
    letterAndSms(uscc, about(violationId, 'VIOLATION_REVIEWED')),
  ),
];
