import { EntryFinal } from '../../../../events/entry-final/v1.ts';
import { EntryPublicised } from '../../../../events/entry-publicised/v1.ts';
import { EvaluationAmended } from '../../../../events/evaluation-amended/v1.ts';
import { EvaluationReopened } from '../../../../events/evaluation-reopened/v1.ts';
import { EvaluationResultReadyToFile } from '../../../../events/evaluation-result-ready-to-file/v1.ts';
import { EvaluationResultReturned } from '../../../../events/evaluation-result-returned/v1.ts';
import { letter, letterAndSms, letterToOfficers, on } from './rule.ts';

const aboutEntry = (entryId: string, template: string) => ({
  template,
  params: {},
  subjectRef: `ENTRY#${entryId}`,
  path: `/evaluation-receipts/${entryId}/page`,
});

const aboutCycle = (cycleId: string, template: string) => ({
  template,
  params: { cycle: cycleId },
  subjectRef: `CYCLE#${cycleId}`,
  path: `/evaluation-cycles/${cycleId}/result`,
});

/**
 * The Notify columns of rows 9-5 … 9-6b: each agency is told once of its grade in public and once that it is final. An
 * entry that is ranked in another category is told by letter only.
 */
export const evaluationResultRules = [
  on(EntryPublicised, ({ entryId, uscc }) =>
    letterAndSms(uscc, aboutEntry(entryId, 'EVALUATION_RESULT_PUBLICISED')),
  ),
  on(EntryFinal, ({ entryId, uscc, primary }) =>
    primary === false
      ? letter(uscc, aboutEntry(entryId, 'EVALUATION_ENTRY_FINAL'))
      : letterAndSms(uscc, aboutEntry(entryId, 'EVALUATION_RESULT_PUBLISHED')),
  ),
  on(EvaluationAmended, ({ entryId, uscc }) =>
    letterAndSms(uscc, aboutEntry(entryId, 'EVALUATION_RESULT_AMENDED')),
  ),
  on(EvaluationReopened, ({ cycleId }) =>
    letterToOfficers('CENTRE_REVIEWER', aboutCycle(cycleId, 'EVALUATION_RESULT_REOPENED')),
  ),
  on(EvaluationResultReadyToFile, ({ cycleId }) =>
    letterToOfficers('COMMISSION_OFFICER', aboutCycle(cycleId, 'EVALUATION_READY_TO_FILE')),
  ),
  on(EvaluationResultReturned, ({ cycleId }) =>
    letterToOfficers('CENTRE_REVIEWER', aboutCycle(cycleId, 'EVALUATION_RESULT_RETURNED')),
  ),
];
