import { decideEscalate, ESCALATE } from '../../shared/domain/task/escalate.ts';
import { task } from '../../shared/store/aggregates/task.ts';
import { change } from '../../shared/store/plan.ts';
import { load } from '../../shared/store/read.ts';
import type { DeadlineHandler, DeadlineHandlers, FireDeps } from '../timers/fire-deadline.ts';

/** A task was not done in time: its superiors are told. */
const escalateTask: DeadlineHandler<FireDeps> = async ({ id, now }, { tables, settings }) => {
  const [loaded, { policy }] = await Promise.all([load(tables, task, id), settings.current(now)]);
  const decided = loaded && decideEscalate(loaded, policy.get('workQueue.escalateTo'), now);
  return loaded && decided && { changes: [change(task, loaded, decided)], response: undefined };
};

export const deadlineHandlers: DeadlineHandlers<FireDeps> = { [`TASK ${ESCALATE}`]: escalateTask };
