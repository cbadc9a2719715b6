import { bySystem } from '../../shared/domain/acting.ts';
import { decidePassDue } from '../../shared/domain/cooperation/answer.ts';
import { COOPERATION_DUE, COOPERATION_REMIND } from '../../shared/domain/cooperation/cooperation.ts';
import { decideRemind } from '../../shared/domain/cooperation/request.ts';
import { cooperation } from '../../shared/store/aggregates/cooperation.ts';
import { change, type Plan } from '../../shared/store/plan.ts';
import { get } from '../../shared/store/read.ts';
import { openStep } from '../../shared/store/tasks.ts';
import { officerQueue, proposalStep, secondRequestStep } from './cooperation/steps.ts';
import { subjectChanges } from './cooperation/subject.ts';
import type { CooperationDeps } from './deps.ts';

interface Due {
  readonly id: string;
  readonly now: string;
}

/** The time for the material is over: what follows is for a person, never for the clock (6-4b). */
async function passDue(
  { id, now }: Due,
  { tables, settings }: CooperationDeps,
): Promise<Plan<undefined> | undefined> {
  const found = await get(tables, cooperation, id);
  const decided = decidePassDue(found, now);
  if (decided === undefined) return undefined;
  const { policy } = await settings.current(now);
  const ctx = { ...bySystem(now), policy };
  const step = decided.body.spent ? proposalStep(found) : secondRequestStep(found);
  return {
    changes: [
      change(cooperation, found, decided),
      ...(decided.body.spent ? [] : await subjectChanges(found.body, { action: 'passDue' }, ctx, tables)),
      ...(await openStep(step, officerQueue(found), ctx, tables)),
    ],
    response: undefined,
  };
}

async function remind(
  { id, now }: Due,
  { tables, settings }: CooperationDeps,
): Promise<Plan<undefined> | undefined> {
  const found = await get(tables, cooperation, id);
  const policy = await settings.policyOf(found.body.policyVersion);
  const decided = decideRemind(found, { now, policy });
  return decided && { changes: [change(cooperation, found, decided)], response: undefined };
}

/** What happens when a deadline of this capability is due (functions/timers). */
export const deadlineHandlers = {
  [`COOPERATION ${COOPERATION_DUE}`]: passDue,
  [`COOPERATION ${COOPERATION_REMIND}`]: remind,
};
