import { RunBody } from '../../domain/evaluation/run/run.ts';
import type { AggregateType } from '../aggregate.ts';

/** Its id is that of EvaluationScoringStarted. Listed by cycle (list1). */
export const scoringRun: AggregateType<RunBody> = {
  kind: 'RUN',
  body: RunBody,
  listKeys: ({ id, body: { cycleId, startedAt } }) => ({ list1: [`RUN#${cycleId}`, `${startedAt}#${id}`] }),
};
