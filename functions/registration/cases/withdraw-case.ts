import { decideWithdraw } from '../../../shared/domain/onboarding/withdraw.ts';
import { orThrow } from '../../../shared/domain/problem.ts';
import { decideCancelPublicity } from '../../../shared/domain/publicity/cancel.ts';
import { acting } from '../../../shared/runtime/acting.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import { releaseLiveCase } from '../../../shared/store/aggregates/onboarding-case.ts';
import { publicity } from '../../../shared/store/aggregates/publicity.ts';
import { type Change, change, type Plan } from '../../../shared/store/plan.ts';
import { get } from '../../../shared/store/read.ts';
import { closeTasksAbout } from '../../../shared/store/tasks.ts';
import type { RegistrationDeps } from '../deps.ts';
import type { routes } from '../routes.ts';
import { changedCase } from './changed-case.ts';
import { getOwnCase } from './own-case.ts';

type WithdrawCase = Request<(typeof routes)['withdrawCase']>;

/** SM-1: withdraws; a publicity that runs is cancelled, and what waited for a person is closed, in the same commit. */
export async function withdrawCase(request: WithdrawCase, deps: RegistrationDeps): Promise<Plan> {
  const loaded = await getOwnCase(deps.tables, request);
  const decided = orThrow(decideWithdraw(loaded, request.body, acting(request)));
  const plan = changedCase(loaded, decided, request.principal);
  const { uscc, publicityId } = loaded.body;
  const running = loaded.status === 'IN_PUBLICITY' ? publicityId : undefined;
  const cancelled = running === undefined ? [] : [await cancelPublicity(running, request, deps)];
  const subjects = [`CASE#${loaded.id}`, ...(running === undefined ? [] : [`PUBLICITY#${running}`])];
  const closed = await closeTasks(subjects, request, deps);
  return {
    ...plan,
    changes: [...plan.changes, ...cancelled, ...closed],
    guards: [releaseLiveCase(uscc, loaded.id)],
  };
}

async function cancelPublicity(
  publicityId: string,
  { body, now }: WithdrawCase,
  { tables }: RegistrationDeps,
): Promise<Change> {
  const running = await get(tables, publicity, publicityId);
  return change(publicity, running, orThrow(decideCancelPublicity(running, body, { now })));
}

/** Each closed task is three items of the commit; what else is in it has the rest of the 100. */
const MOST_TASKS = 26;

async function closeTasks(
  subjects: readonly string[],
  request: WithdrawCase,
  { tables }: RegistrationDeps,
): Promise<Change[]> {
  const ctx = { ...acting(request), article: '5-0' } as const;
  const closed: Change[] = [];
  for (const subject of subjects)
    closed.push(...(await closeTasksAbout(tables, subject, MOST_TASKS - closed.length, ctx)));
  return closed;
}
