import { decideReviewTimeOver } from '../../shared/domain/violation/review.ts';
import { VIOLATION_REVIEW } from '../../shared/domain/violation/violation.ts';
import { violation } from '../../shared/store/aggregates/violation.ts';
import { change, type Plan } from '../../shared/store/plan.ts';
import { get } from '../../shared/store/read.ts';
import type { Tables } from '../../shared/store/table.ts';

async function endReviewTime(
  { id, now }: { readonly id: string; readonly now: string },
  { tables }: { readonly tables: Tables },
): Promise<Plan<undefined> | undefined> {
  const found = await get(tables, violation, id);
  const decided = decideReviewTimeOver(found, now);
  return decided && { changes: [change(violation, found, decided)], response: undefined };
}

/** What happens when a deadline of this capability is due (functions/timers). */
export const deadlineHandlers = { [`VIOLATION ${VIOLATION_REVIEW}`]: endReviewTime };
