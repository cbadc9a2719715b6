import { decideBatched, decideCloseBatch, decideFillBatch } from '../../../shared/domain/redemption/batch.ts';
import type { RedemptionBody } from '../../../shared/domain/redemption/redemption.ts';
import { orThrow } from '../../../shared/domain/problem.ts';
import type { Loaded } from '../../../shared/store/aggregate.ts';
import { batch, redemption, redemptionsInStatus } from '../../../shared/store/aggregates/redemption.ts';
import { change, type Plan } from '../../../shared/store/plan.ts';
import { get, list, load } from '../../../shared/store/read.ts';
import type { Tables } from '../../../shared/store/table.ts';
import type { ReactionDeps } from '../deps.ts';

/** Two writes each, well below the 100 of one transaction. */
export const REDEMPTIONS_A_PAGE = 25;

/**
 * Takes the next page of approved redemptions into an open batch, or closes it when none is left. Each page's event
 * brings the next one, so that a crash at any point resumes, and a repeated message takes nothing twice.
 */
export async function fillBatch(
  batchId: string,
  now: string,
  { tables }: ReactionDeps,
): Promise<Plan<undefined> | undefined> {
  const open = await get(tables, batch, batchId);
  if (open.status !== 'OPEN') return undefined;
  const page = await nextApproved(tables);
  if (page.length === 0) {
    return { changes: [change(batch, open, orThrow(decideCloseBatch(open, now)))], response: undefined };
  }
  const amountFen = page.reduce((sum, { body }) => sum + body.amountFen, 0);
  const filled = orThrow(decideFillBatch(open, { added: page.length, amountFen }, now));
  const taken = page.map((each) => change(redemption, each, orThrow(decideBatched(each, batchId, now))));
  return { changes: [change(batch, open, filled), ...taken], response: undefined };
}

/** The oldest approved ones. The index may still show some that an earlier page took: those are passed over. */
async function nextApproved(tables: Tables): Promise<Loaded<RedemptionBody>[]> {
  let cursor: string | undefined;
  do {
    const key = { pk: redemptionsInStatus('APPROVED') };
    const listed = await list(tables, redemption, 'list1', key, { limit: REDEMPTIONS_A_PAGE, cursor });
    const loaded = await Promise.all(listed.items.map(({ id }) => load(tables, redemption, id)));
    const approved = loaded.filter((each) => each?.status === 'APPROVED');
    if (approved.length > 0) return approved.filter((each) => each !== undefined);
    cursor = listed.cursor;
  } while (cursor !== undefined);
  return [];
}
