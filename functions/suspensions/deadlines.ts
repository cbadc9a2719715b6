import { bySystem } from '../../shared/domain/acting.ts';
import { decideLapse } from '../../shared/domain/suspension/decide.ts';
import { SUSPENSION_REVIEW } from '../../shared/domain/suspension/suspension.ts';
import { suspension } from '../../shared/store/aggregates/suspension.ts';
import { change, type Plan } from '../../shared/store/plan.ts';
import { get } from '../../shared/store/read.ts';
import type { Tables } from '../../shared/store/table.ts';
import { closeSteps } from '../../shared/store/tasks.ts';
import { openSteps, resumed } from './end.ts';

interface Due {
  readonly id: string;
  readonly now: string;
}

/** An urgent suspension that nobody reviewed ends, and its agency is ACTIVE again, in one commit (ADR 13). */
async function lapse(
  { id, now }: Due,
  { tables }: { readonly tables: Tables },
): Promise<Plan<undefined> | undefined> {
  const found = await get(tables, suspension, id);
  const decided = decideLapse(found, now);
  if (decided === undefined) return undefined;
  const platform = bySystem(now);
  const { changes, guards } = await resumed(found, platform, tables);
  const closed = await closeSteps(openSteps(found), platform, tables);
  return {
    changes: [change(suspension, found, decided), ...changes, ...closed],
    guards,
    response: undefined,
  };
}

/** What happens when a deadline of this capability is due (functions/timers). */
export const deadlineHandlers = { [`SUSPENSION ${SUSPENSION_REVIEW}`]: lapse };
