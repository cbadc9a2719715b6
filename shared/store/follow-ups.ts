import type { Acting } from '../domain/acting.ts';
import { decideOpenFollowUp, type FollowUpBody } from '../domain/follow-up/follow-up.ts';
import { orThrow } from '../domain/problem.ts';
import { closesAt } from '../domain/time/local-date.ts';
import { followUp } from './aggregates/follow-up.ts';
import { change, type Plan } from './plan.ts';
import { load } from './read.ts';
import { indexChanges } from './search-index.ts';
import type { Tables } from './table.ts';
import { openTask, taskId } from './tasks.ts';

/** The task of a follow-up. */
export const followUpTask = (followUpId: string): string =>
  taskId(`FOLLOWUP#${followUpId}`, 'DO_FOLLOW_UP', 1);

/**
 * Opens a follow-up with its task: for an officer, or for what follows from something else, as a grade of the evaluation
 * (3-2a). With an id that derives from its cause it is opened once: undefined when it is there. Its parts go into the
 * plan of the commit.
 */
export async function planFollowUp(
  tables: Tables,
  followUpId: string,
  about: Pick<FollowUpBody, 'agencyId' | 'uscc' | 'cause' | 'causeRef' | 'title' | 'dueOn'>,
  acting: Pick<Acting, 'now' | 'actor'>,
): Promise<Required<Pick<Plan, 'changes' | 'projections'>> | undefined> {
  if ((await load(tables, followUp, followUpId)) !== undefined) return undefined;
  const decided = orThrow(decideOpenFollowUp(followUpId, about, acting));
  const task = await openTask(
    tables,
    followUpTask(followUpId),
    {
      queue: 'CENTRE_OFFICER',
      kind: 'DO_FOLLOW_UP',
      subjectRef: `FOLLOWUP#${followUpId}`,
      uscc: about.uscc,
      dueAt: closesAt(about.dueOn),
    },
    { now: acting.now, article: '3-2a' },
  );
  return {
    changes: [change(followUp, { newId: followUpId }, decided), ...(task ? [task] : [])],
    projections: indexChanges('FOLLOWUP', followUpId, undefined, about.title),
  };
}
