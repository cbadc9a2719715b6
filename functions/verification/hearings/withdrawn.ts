import { decideWithdrawHearing } from '../../../shared/domain/hearing/withdraw.ts';
import { isRefusal } from '../../../shared/domain/problem.ts';
import { hearing } from '../../../shared/store/aggregates/hearing.ts';
import { type Change, change } from '../../../shared/store/plan.ts';
import { load } from '../../../shared/store/read.ts';
import type { Tables } from '../../../shared/store/table.ts';

/** A hearing that nothing will be decided on any more, for the commit that ends or sends back its procedure; none if it was over. */
export async function withdrawn(hearingId: string | undefined, tables: Tables): Promise<Change[]> {
  const found = hearingId === undefined ? undefined : await load(tables, hearing, hearingId);
  if (found === undefined) return [];
  const decided = decideWithdrawHearing(found);
  return isRefusal(decided) ? [] : [change(hearing, found, decided)];
}
