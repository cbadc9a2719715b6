import { decideOpenBatch } from '../../../shared/domain/redemption/batch.ts';
import { quarterOf } from '../../../shared/domain/time/quarter.ts';
import { acting } from '../../../shared/runtime/acting.ts';
import type { ReadingDeps } from '../../../shared/runtime/connect-api.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import { etag } from '../../../shared/runtime/version.ts';
import { batch, BATCHES } from '../../../shared/store/aggregates/redemption.ts';
import { newId } from '../../../shared/store/new-id.ts';
import { change, type Plan, type Reply } from '../../../shared/store/plan.ts';
import { get, list } from '../../../shared/store/read.ts';
import { standingAfter } from '../../../shared/store/standing-after.ts';
import type { ArchiveDeps } from '../deps.ts';
import type { routes } from '../routes.ts';
import { batchView } from '../views.ts';

/** A batch beside that of the quarter; what is approved by then goes into it. */
export async function openRedemptionBatch(
  request: Request<(typeof routes)['openRedemptionBatch']>,
): Promise<Plan> {
  const quarter = quarterOf(request.now);
  const id = `${quarter}-${newId()}`;
  const decided = decideOpenBatch(id, { quarter, origin: 'ON_DEMAND' }, acting(request));
  const after = standingAfter({ id }, decided);
  return {
    changes: [change(batch, { newId: id }, decided)],
    response: {
      status: 201,
      body: batchView(after),
      headers: { location: `/redemption-batches/${id}`, ...etag(after.version) },
    },
  };
}

/** All batches, newest first, or those of one quarter. */
export async function listRedemptionBatches(
  { query }: Request<(typeof routes)['listRedemptionBatches']>,
  { tables }: ReadingDeps,
): Promise<Reply> {
  const { quarter } = query;
  const key = { pk: BATCHES, newestFirst: true, ...(quarter !== undefined && { prefix: `${quarter}#` }) };
  const { items, ...rest } = await list(tables, batch, 'list1', key, query);
  return { status: 200, body: { items: items.map(batchView), ...rest } };
}

export async function readRedemptionBatch(
  { params }: Request<(typeof routes)['readRedemptionBatch']>,
  { tables }: ArchiveDeps,
): Promise<Reply> {
  const found = await get(tables, batch, params.batchId);
  return { status: 200, body: batchView(found), headers: etag(found.version) };
}
