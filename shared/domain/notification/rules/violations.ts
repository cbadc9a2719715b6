import { ViolationConsequencesOpened } from '../../../../events/violation-consequences-opened/v1.ts';
import { ViolationDismissed } from '../../../../events/violation-dismissed/v1.ts';
import { ViolationProposalReturned } from '../../../../events/violation-proposal-returned/v1.ts';
import { ViolationRevoked } from '../../../../events/violation-revoked/v1.ts';
import { ViolationUpheld } from '../../../../events/violation-upheld/v1.ts';
import { zhDate } from '../../time/local-date.ts';
import { LEVEL_NAMES } from '../../violation/consequences.ts';
import { VIOLATION_NAMES } from '../../violation/kinds.ts';
import { letterAndSms, nobody, on, under } from './rule.ts';

const about = (violationId: string, template: string, params: Record<string, string> = {}) => ({
  template,
  params,
  subjectRef: `VIOLATION#${violationId}`,
  path: `/violations/${violationId}`,
});

/** The Notify columns of rows 13-2 and 13-3; the prior notice is the hearing's. */
export const violationRules = [
  on(ViolationConsequencesOpened, ({ violationId, uscc, kind, level, reviewUntil }, event) =>
    letterAndSms(uscc, {
      ...about(violationId, 'VIOLATION_CONFIRMED', {
        kind: VIOLATION_NAMES[kind] ?? '',
        level: LEVEL_NAMES[level] ?? '',
        date: zhDate(reviewUntil),
      }),
      ...under(event),
    }),
  ),
  on(ViolationDismissed, ({ violationId, uscc, told }, event) =>
    told === true
      ? letterAndSms(uscc, { ...about(violationId, 'VIOLATION_DISMISSED'), ...under(event) })
      : nobody,
  ),
  on(ViolationProposalReturned, ({ violationId, uscc }, event) =>
    letterAndSms(uscc, { ...about(violationId, 'VIOLATION_RETURNED'), ...under(event) }),
  ),
  on(ViolationUpheld, ({ violationId, uscc }, event) =>
    letterAndSms(uscc, { ...about(violationId, 'VIOLATION_UPHELD'), ...under(event) }),
  ),
  on(ViolationRevoked, ({ violationId, uscc }, event) =>
    letterAndSms(uscc, { ...about(violationId, 'VIOLATION_REVOKED'), ...under(event) }),
  ),
];
