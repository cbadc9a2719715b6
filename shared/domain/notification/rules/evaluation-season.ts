import { AgencyPlacedInScope } from '../../../../events/agency-placed-in-scope/v1.ts';
import { EvaluationCancelled } from '../../../../events/evaluation-cancelled/v1.ts';
import { EvaluationNoticeDue } from '../../../../events/evaluation-notice-due/v1.ts';
import { EvaluationSeasonOpened } from '../../../../events/evaluation-season-opened/v1.ts';
import { ScopeCorrectionAccepted } from '../../../../events/scope-correction-accepted/v1.ts';
import { ScopeCorrectionRefused } from '../../../../events/scope-correction-refused/v1.ts';
import { ScopeCorrectionRequested } from '../../../../events/scope-correction-requested/v1.ts';
import { coverageId, NOTICE_TEMPLATE } from '../../evaluation/scope/coverage.ts';
import { zhDate } from '../../time/local-date.ts';
import { letter, letterAndSms, letterToOfficers, on } from './rule.ts';

const yearIn = (cycleId: string): string => cycleId.slice(0, 4);

const aboutCycle = (cycleId: string, template: string, params: Record<string, string> = {}) => ({
  template,
  params: { year: yearIn(cycleId), ...params },
  subjectRef: `CYCLE#${cycleId}`,
  path: `/evaluation-cycles/${cycleId}`,
});

const aboutCorrection = (correctionId: string, template: string) => ({
  template,
  params: {},
  subjectRef: `SCOPECORRECTION#${correctionId}`,
  path: `/scope-corrections/${correctionId}`,
});

/** The Notify columns of rows 7-1a and 9-1a … 9-1d. */
export const evaluationSeasonRules = [
  on(EvaluationSeasonOpened, ({ cycleId }) =>
    letterToOfficers('COMMISSION_OFFICER', aboutCycle(cycleId, 'EVALUATION_PREPARED')),
  ),
  on(EvaluationNoticeDue, ({ cycleId, dueOn }) => {
    const about = aboutCycle(cycleId, 'EVALUATION_NOTICE_DUE', { date: zhDate(dueOn) });
    return [...letterToOfficers('COMMISSION_OFFICER', about), ...letterToOfficers('CENTRE_OFFICER', about)];
  }),
  // Each agency by itself: the coverage of 9-1c is counted by what becomes of these two messages.
  on(AgencyPlacedInScope, ({ cycleId, agencyId, uscc }) =>
    letterAndSms(uscc, {
      template: NOTICE_TEMPLATE,
      params: { year: yearIn(cycleId) },
      subjectRef: `COVERAGE#${coverageId(cycleId, agencyId)}`,
      path: `/evaluation-notices/${cycleId}/page`,
    }),
  ),
  on(EvaluationCancelled, ({ cycleId }) =>
    letterToOfficers('CENTRE_OFFICER', aboutCycle(cycleId, 'EVALUATION_CANCELLED')),
  ),
  on(ScopeCorrectionRequested, ({ correctionId, uscc }) =>
    letter(uscc, aboutCorrection(correctionId, 'SCOPE_CORRECTION_RECEIPT')),
  ),
  on(ScopeCorrectionAccepted, ({ correctionId, uscc }) =>
    letter(uscc, aboutCorrection(correctionId, 'SCOPE_CORRECTION_ACCEPTED')),
  ),
  on(ScopeCorrectionRefused, ({ correctionId, uscc }) =>
    letter(uscc, aboutCorrection(correctionId, 'SCOPE_CORRECTION_REFUSED')),
  ),
];
