import { decideEndCure } from '../../shared/domain/removal/propose.ts';
import { REMOVAL_CURE } from '../../shared/domain/removal/removal.ts';
import { removal } from '../../shared/store/aggregates/removal.ts';
import { change, type Plan } from '../../shared/store/plan.ts';
import { get } from '../../shared/store/read.ts';
import type { Tables } from '../../shared/store/table.ts';

/** The days in which an agency may meet the basic conditions again are over (12-3d). */
async function endCure(
  { id, now }: { readonly id: string; readonly now: string },
  { tables }: { readonly tables: Tables },
): Promise<Plan<undefined> | undefined> {
  const found = await get(tables, removal, id);
  const decided = decideEndCure(found, now);
  return decided && { changes: [change(removal, found, decided)], response: undefined };
}

/** What happens when a deadline of this capability is due (functions/timers). */
export const deadlineHandlers = { [`REMOVAL ${REMOVAL_CURE}`]: endCure };
