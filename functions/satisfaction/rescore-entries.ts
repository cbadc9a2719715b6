import { bySystem } from '../../shared/domain/acting.ts';
import { decideRescore } from '../../shared/domain/evaluation/entry/compute.ts';
import { SCORED_STATES } from '../../shared/domain/evaluation/entry/machine.ts';
import { sampleIdOf } from '../../shared/domain/evaluation/sample/sample.ts';
import { scoreOf } from '../../shared/domain/evaluation/sample/survey.ts';
import { orThrow } from '../../shared/domain/problem.ts';
import { addDays, closesAt, toLocalDate } from '../../shared/domain/time/local-date.ts';
import { entry } from '../../shared/store/aggregates/entry.ts';
import { evaluationCycle } from '../../shared/store/aggregates/evaluation.ts';
import { sample, survey } from '../../shared/store/aggregates/satisfaction.ts';
import { rankKeyWrites } from '../../shared/store/evaluation.ts';
import { scaleOf } from '../../shared/store/evaluation-scale.ts';
import { change, type Plan } from '../../shared/store/plan.ts';
import { get, list } from '../../shared/store/read.ts';
import type { Tables } from '../../shared/store/table.ts';
import { openTask, taskId } from '../../shared/store/tasks.ts';
import type { SatisfactionWorkerDeps } from './deps.ts';
import { once } from './once.ts';

/** More categories than there are. */
const ENTRIES_A_READ = 50;

/** The survey of an agency is closed: each of its entries in the cycle is scored anew with the same answers (domain §6.5). */
export async function rescoreEntries(
  { cycleId, agencyId }: { readonly cycleId: string; readonly agencyId: string },
  now: string,
  deps: SatisfactionWorkerDeps,
): Promise<void> {
  const answers = await answersOf(deps.tables, sampleIdOf(cycleId, agencyId));
  const key = { pk: `ENTRY#AGENCY#${agencyId}`, prefix: `${cycleId}.` };
  const { items } = await list(deps.tables, entry, 'list2', key, { limit: ENTRIES_A_READ });
  for (const { id } of items)
    await once(`rescore ${id}`, () => planRescore(id, answers, now, deps), now, deps);
}

/** In the order of their size, which says nothing of who gave which. */
async function answersOf(tables: Tables, sampleId: string): Promise<number[]> {
  const { body } = await get(tables, sample, sampleId);
  const surveys = await Promise.all(body.slots.map(({ surveyId }) => get(tables, survey, surveyId)));
  return surveys
    .flatMap(({ body: { answer } }) => (answer === undefined ? [] : [scoreOf(answer)]))
    .toSorted((a, b) => a - b);
}

async function planRescore(
  entryId: string,
  answers: readonly number[],
  now: string,
  { tables, settings }: Pick<SatisfactionWorkerDeps, 'tables' | 'settings'>,
): Promise<Plan<undefined> | undefined> {
  const found = await get(tables, entry, entryId);
  if (!SCORED_STATES.some((state) => state === found.status)) return undefined;
  const cycle = await get(tables, evaluationCycle, found.body.cycleId);
  const scale = await scaleOf(tables, cycle.body, found.body.category);
  const decided = orThrow(decideRescore(found, { cause: 'SATISFACTION', answers }, scale, bySystem(now)));
  const { policy } = await settings.current(now);
  const subjectRef = `ENTRY#${entryId}`;
  const round = found.body.reviews + 1;
  const dueAt = closesAt(addDays(toLocalDate(now), policy.get('task.days')));
  // Only now is there a final score to look at.
  const task = await openTask(
    tables,
    taskId(subjectRef, 'REVIEW_ENTRY', round),
    { queue: 'CENTRE_OFFICER', kind: 'REVIEW_ENTRY', subjectRef, uscc: found.body.uscc, dueAt },
    { now, article: '9-3a' },
  );
  return {
    changes: [change(entry, found, decided), ...(task ? [task] : [])],
    projections: rankKeyWrites({ ...found, body: decided.body }),
    response: undefined,
  };
}
