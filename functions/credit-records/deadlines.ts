import { SANCTION_END } from '../../shared/domain/credit-record/credit-record.ts';
import { decideExpire } from '../../shared/domain/credit-record/decide.ts';
import { creditRecord } from '../../shared/store/aggregates/credit-record.ts';
import { change, type Plan } from '../../shared/store/plan.ts';
import { get } from '../../shared/store/read.ts';
import type { Tables } from '../../shared/store/table.ts';

/** The sanction of a record is over. */
async function expire(
  { id, now }: { readonly id: string; readonly now: string },
  { tables }: { readonly tables: Tables },
): Promise<Plan<undefined> | undefined> {
  const found = await get(tables, creditRecord, id);
  const decided = decideExpire(found, now);
  return decided && { changes: [change(creditRecord, found, decided)], response: undefined };
}

/** What happens when a deadline of this capability is due (functions/timers). */
export const deadlineHandlers = { [`CREDITRECORD ${SANCTION_END}`]: expire };
