import type { Acting } from '../../shared/domain/acting.ts';
import type { TaskKind } from '../../shared/domain/task/task.ts';
import type { Change } from '../../shared/store/plan.ts';
import type { Tables } from '../../shared/store/table.ts';
import { closeTask, openTask, taskId } from '../../shared/store/tasks.ts';

type SurveyTask = Extract<TaskKind, 'CALL_SURVEYED_USER' | 'REVIEW_SURVEY_LEAD'>;

const subjectOf = (surveyId: string) => `SURVEY#${surveyId}`;

/** A step of a survey that waits for an officer without a part in the agency; `round` tells its repetitions apart. */
export async function openStep(
  tables: Tables,
  surveyId: string,
  kind: SurveyTask,
  round: number,
  { uscc, dueAt, now }: { readonly uscc: string; readonly dueAt: string; readonly now: string },
): Promise<Change[]> {
  const about = { queue: 'CENTRE_OFFICER', kind, subjectRef: subjectOf(surveyId), uscc, dueAt } as const;
  const id = taskId(subjectOf(surveyId), kind, round);
  const opened = await openTask(tables, id, about, { now, article: '9-3c' });
  return opened === undefined ? [] : [opened];
}

export async function closeStep(
  tables: Tables,
  surveyId: string,
  kind: SurveyTask,
  round: number,
  { now, actor }: Pick<Acting, 'now' | 'actor'>,
): Promise<Change[]> {
  const id = taskId(subjectOf(surveyId), kind, round);
  const closed = await closeTask(tables, id, { now, actor, article: '9-3c' });
  return closed === undefined ? [] : [closed];
}
