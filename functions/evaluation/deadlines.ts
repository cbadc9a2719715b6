import { bySystem } from '../../shared/domain/acting.ts';
import { decideCloseCorrections } from '../../shared/domain/evaluation/cycle/corrections.ts';
import { CORRECTIONS_CLOSE } from '../../shared/domain/evaluation/cycle/cycle.ts';
import { decideCoverageOverdue } from '../../shared/domain/evaluation/scope/cover.ts';
import { COVERAGE_OVERDUE } from '../../shared/domain/evaluation/scope/coverage.ts';
import { coverage, evaluationCycle } from '../../shared/store/aggregates/evaluation.ts';
import { change, type Plan } from '../../shared/store/plan.ts';
import { get } from '../../shared/store/read.ts';
import type { SettingsSource } from '../../shared/store/settings.ts';
import type { Tables } from '../../shared/store/table.ts';
import { openStep } from '../../shared/store/tasks.ts';
import { coverageStep } from './work.ts';

interface Due {
  readonly id: string;
  readonly now: string;
}
interface DueDeps {
  readonly tables: Tables;
  readonly settings: SettingsSource;
}

async function closeCorrections({ id, now }: Due, { tables }: DueDeps): Promise<Plan<undefined> | undefined> {
  const found = await get(tables, evaluationCycle, id);
  const decided = decideCloseCorrections(found, bySystem(now));
  return decided && { changes: [change(evaluationCycle, found, decided)], response: undefined };
}

/** Neither letter nor text message has reached the agency in time: somebody calls it (9-1c). */
async function callAgency(
  { id, now }: Due,
  { tables, settings }: DueDeps,
): Promise<Plan<undefined> | undefined> {
  const found = await get(tables, coverage, id);
  const decided = decideCoverageOverdue(found);
  if (decided === undefined) return undefined;
  const { policy } = await settings.current(now);
  const about = { queue: 'CENTRE_OFFICER' as const, uscc: found.body.uscc };
  const overdue = change(coverage, found, decided);
  const cycle = await get(tables, evaluationCycle, found.body.cycleId);
  // Of an evaluation that is called off nobody has to be told any more.
  if (cycle.status === 'CANCELLED') return { changes: [overdue], response: undefined };
  return {
    changes: [overdue, ...(await openStep(coverageStep(id), about, { now, policy }, tables))],
    response: undefined,
  };
}

/** What happens when a deadline of this capability is due (functions/timers). */
export const deadlineHandlers = {
  [`CYCLE ${CORRECTIONS_CLOSE}`]: closeCorrections,
  [`COVERAGE ${COVERAGE_OVERDUE}`]: callAgency,
};
