import {
  cycleIdOf,
  type CycleForm,
  decideCreateCycle,
  refuseBeside,
  refuseCreation,
} from '../../../shared/domain/evaluation/cycle/create.ts';
import type { CycleActing } from '../../../shared/domain/evaluation/cycle/cycle.ts';
import { noticeWindowOf } from '../../../shared/domain/evaluation/cycle/season.ts';
import { decideDraftScheme, schemeIdOf } from '../../../shared/domain/evaluation/cycle/scheme-drafting.ts';
import { orThrow, ProblemError } from '../../../shared/domain/problem.ts';
import { closesAt } from '../../../shared/domain/time/local-date.ts';
import { evaluationCycle } from '../../../shared/store/aggregates/evaluation.ts';
import { evaluationScheme } from '../../../shared/store/aggregates/evaluation-scheme.ts';
import { change } from '../../../shared/store/plan.ts';
import { get, load } from '../../../shared/store/read.ts';
import type { Tables } from '../../../shared/store/table.ts';
import { openStep } from '../../../shared/store/tasks.ts';
import { newestScheme, nextVersion } from '../schemes/versions.ts';
import { prepareStep } from '../work.ts';

/** How many cycles a year has: `2027`, `2027-2` … stand beside each other without a gap. */
export async function cyclesOf(year: number, tables: Tables): Promise<number> {
  let existing = 0;
  while ((await load(tables, evaluationCycle, cycleIdOf(year, existing))) !== undefined) existing += 1;
  return existing;
}

/**
 * A year's cycle with the draft of its scheme: a copy of the newest version, or what the policy gives (7-1a, 8-2). Its
 * id is what makes it the only one of the year.
 */
export async function prepareCycle(
  { year, decision }: Pick<CycleForm, 'year' | 'decision'>,
  acting: CycleActing,
  tables: Tables,
) {
  const existing = await cyclesOf(year, tables);
  const refused = refuseCreation(acting, existing, decision);
  if (refused !== undefined) throw new ProblemError(refused);
  const last = existing > 0 ? await get(tables, evaluationCycle, cycleIdOf(year, existing - 1)) : undefined;
  const beside = last && refuseBeside(last);
  if (beside !== undefined) throw new ProblemError(beside);
  const cycleId = cycleIdOf(year, existing);
  const newest = await newestScheme(tables);
  const version = nextVersion(newest);
  const schemeId = schemeIdOf(version);
  const draft = decideDraftScheme(
    { version, effectiveCycle: cycleId, ...(newest && { source: newest }) },
    acting,
  );
  const form = { cycleId, year, schemeId, ...(decision && { decision }) };
  const decided = orThrow(decideCreateCycle(form, existing, acting));
  const dueAt = closesAt(noticeWindowOf(year, acting.policy).to);
  const about = {
    queue: 'COMMISSION_OFFICER' as const,
    // Prepared late, or for a later year, it is due when any task is.
    ...(dueAt > acting.now && { dueAt }),
  };
  const changes = [
    change(evaluationCycle, { newId: cycleId }, decided),
    change(evaluationScheme, { newId: schemeId }, draft),
    ...(await openStep(prepareStep(cycleId), about, acting, tables)),
  ];
  return { cycleId, decided, changes };
}
