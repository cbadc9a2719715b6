import type { ObjectionBody } from '../../../shared/domain/objection/objection.ts';
import { orThrow } from '../../../shared/domain/problem.ts';
import { decideSettleObjection } from '../../../shared/domain/publicity/objections.ts';
import type { Loaded } from '../../../shared/store/aggregate.ts';
import { publicity } from '../../../shared/store/aggregates/publicity.ts';
import { type Change, change } from '../../../shared/store/plan.ts';
import type { Tables } from '../../../shared/store/table.ts';
import { standingNotice } from '../notices/subject-case.ts';

/** The change of the notice when an objection ends without effect on it, in the same commit. */
export async function settleNotice(
  ended: Loaded<ObjectionBody>,
  now: string,
  tables: Tables,
): Promise<Change> {
  const notice = await standingNotice(tables, ended.body.publicityId);
  return change(publicity, notice, orThrow(decideSettleObjection(notice, ended.id, { now })));
}
