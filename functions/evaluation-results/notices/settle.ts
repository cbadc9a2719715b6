import { bySystem } from '../../../shared/domain/acting.ts';
import type { CycleBody } from '../../../shared/domain/evaluation/cycle/cycle.ts';
import { decideClear, decidePending } from '../../../shared/domain/evaluation/cycle/objections.ts';
import {
  categoryResultIdOf,
  resultOfSubject,
} from '../../../shared/domain/evaluation/result/category-result.ts';
import { decideEndPublicity } from '../../../shared/domain/evaluation/result/decide-publicity.ts';
import { orThrow } from '../../../shared/domain/problem.ts';
import type { Loaded } from '../../../shared/store/aggregate.ts';
import { categoryResult } from '../../../shared/store/aggregates/category-result.ts';
import { evaluationCycle } from '../../../shared/store/aggregates/evaluation.ts';
import { change, type Plan } from '../../../shared/store/plan.ts';
import { get } from '../../../shared/store/read.ts';
import type { Tables } from '../../../shared/store/table.ts';
import type { ResultsWorkerDeps } from '../deps.ts';
import { once } from '../once.ts';
import { categoryResultsOf } from '../ranking/category-results.ts';
import { lockedScheme } from '../../../shared/store/evaluation-scale.ts';

/** How the notice of a category went on: nothing stands against it, it waits for objections, or it is to be drafted anew. */
export type NoticeEnd = 'clear' | 'uphold' | 'pending';

/**
 * Follows what became of the notice of a category (9-5, 9-5x). First the category, then the cycle on what all categories
 * are by then: whichever ends last finds all of them.
 */
export async function followNotice(
  ended: {
    readonly eventId: string;
    readonly subjectId: string;
    readonly publicityId: string;
    readonly end: NoticeEnd;
  },
  now: string,
  deps: ResultsWorkerDeps,
): Promise<void> {
  const of = resultOfSubject(ended.subjectId);
  if (of === undefined) return;
  const { end, publicityId } = ended;
  if (end !== 'pending') {
    const decide = async (): Promise<Plan<undefined> | undefined> => {
      const found = await get(deps.tables, categoryResult, categoryResultIdOf(of.cycleId, of.category));
      const decided = decideEndPublicity(found, end, publicityId, now);
      return decided && { changes: [change(categoryResult, found, decided)], response: undefined };
    };
    await once(ended.eventId, decide, now, deps);
  }
  await settleCycle(of.cycleId, `${ended.eventId} cycle`, now, deps, end !== 'clear');
}

/**
 * RESULT_PUBLICITY → OBJECTION_HANDLING where something waits or is upheld; → READY_TO_FILE once nothing stands against any
 * category (SM-7).
 */
export async function settleCycle(
  cycleId: string,
  messageId: string,
  now: string,
  deps: ResultsWorkerDeps,
  objected = false,
): Promise<void> {
  await once(messageId, () => planSettle(cycleId, objected, now, deps.tables), now, deps);
}

async function planSettle(
  cycleId: string,
  objected: boolean,
  now: string,
  tables: Tables,
): Promise<Plan<undefined> | undefined> {
  const cycle = await get(tables, evaluationCycle, cycleId);
  const system = bySystem(now);
  if (!['RESULT_PUBLICITY', 'OBJECTION_HANDLING'].includes(cycle.status)) return undefined;
  if (await isClear(cycle, tables))
    return {
      changes: [change(evaluationCycle, cycle, orThrow(decideClear(cycle, system)))],
      response: undefined,
    };
  if (!objected || cycle.status !== 'RESULT_PUBLICITY') return undefined;
  return {
    changes: [change(evaluationCycle, cycle, orThrow(decidePending(cycle, system)))],
    response: undefined,
  };
}

async function isClear(cycle: Loaded<CycleBody>, tables: Tables): Promise<boolean> {
  const { categories } = await lockedScheme(tables, cycle.body);
  const results = await categoryResultsOf(tables, cycle.id, categories);
  return results.every(({ status }) => status === 'CLEAR');
}
