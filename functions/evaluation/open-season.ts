import { bySystem } from '../../shared/domain/acting.ts';
import { cycleIdOf, decideNoticeDue } from '../../shared/domain/evaluation/cycle/create.ts';
import { isSeason, isWatchDay } from '../../shared/domain/evaluation/cycle/season.ts';
import { toLocalDate, yearOf } from '../../shared/domain/time/local-date.ts';
import { evaluationCycle } from '../../shared/store/aggregates/evaluation.ts';
import { change } from '../../shared/store/plan.ts';
import { get, load } from '../../shared/store/read.ts';
import type { PolicySet } from '../../shared/policy/policy.ts';
import { cyclesOf, prepareCycle } from './cycles/prepare-cycle.ts';
import type { SeasonDeps } from './deps.ts';
import { once } from './once.ts';

/**
 * Opens the evaluation of the year, once, inside the window of its notice: the cycle and the draft of its scheme are
 * ready for the Commission, who decides on both (7-1a, 9-1a). A schedule that comes late or twice does no harm.
 */
export async function openSeason(now: string, deps: SeasonDeps): Promise<void> {
  const { tables, settings, log } = deps;
  const { policy } = await settings.current(now);
  const today = toLocalDate(now);
  const year = yearOf(today);
  const there = await load(tables, evaluationCycle, String(year));
  if (there !== undefined || !isSeason(today, policy)) return log.info('SKIPPED', { ref: `season ${year}` });
  await once(
    `season ${year}`,
    async () => {
      const { changes } = await prepareCycle({ year }, { ...bySystem(now), policy }, tables);
      return { changes, response: undefined };
    },
    now,
    deps,
  );
}

/** On the days that policy names, reminds while no notice is out; and opens the season where that was missed (9-1a). */
export async function watchSeason(now: string, deps: SeasonDeps): Promise<void> {
  await openSeason(now, deps);
  const { policy } = await deps.settings.current(now);
  const today = toLocalDate(now);
  const year = yearOf(today);
  if (!isWatchDay(today, policy)) return;
  const existing = await cyclesOf(year, deps.tables);
  for (let n = 0; n < existing; n += 1) await remind(cycleIdOf(year, n), now, policy, deps);
}

const remind = (cycleId: string, now: string, policy: PolicySet, deps: SeasonDeps): Promise<void> =>
  once(
    `notice watch ${cycleId} ${toLocalDate(now)}`,
    async () => {
      const found = await get(deps.tables, evaluationCycle, cycleId);
      const decided = decideNoticeDue(found, { now, policy });
      return decided && { changes: [change(evaluationCycle, found, decided)], response: undefined };
    },
    now,
    deps,
  );
