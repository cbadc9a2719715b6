import type { TaskKind } from '../../shared/domain/task/task.ts';
import type { Article } from '../../shared/policy/articles.ts';
import type { Step } from '../../shared/store/tasks.ts';

/** The steps of the season that wait for a person. */
export const cycleStep = (cycleId: string, kind: TaskKind, round: number, article: Article): Step => ({
  subjectRef: `CYCLE#${cycleId}`,
  kind,
  round,
  article,
});

export const prepareStep = (cycleId: string): Step => cycleStep(cycleId, 'PREPARE_EVALUATION', 1, '7-1a');
export const noticeStep = (cycleId: string): Step =>
  cycleStep(cycleId, 'PUBLISH_EVALUATION_NOTICE', 1, '9-1a');
export const correctionStep = (correctionId: string): Step => ({
  subjectRef: `SCOPECORRECTION#${correctionId}`,
  kind: 'DECIDE_SCOPE_CORRECTION',
  round: 1,
  article: '9-1d',
});
export const coverageStep = (coverageId: string): Step => ({
  subjectRef: `COVERAGE#${coverageId}`,
  kind: 'TELL_OF_EVALUATION',
  round: 1,
  article: '9-1c',
});
