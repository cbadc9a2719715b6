import { ProblemError, refuse } from '../../../shared/domain/problem.ts';
import type { ReadingDeps } from '../../../shared/runtime/connect-api.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import { etag } from '../../../shared/runtime/version.ts';
import { isOfficer, viewerOf } from '../../../shared/runtime/viewer.ts';
import {
  redemption,
  redemptionsInBatch,
  redemptionsInStatus,
  redemptionsOf,
} from '../../../shared/store/aggregates/redemption.ts';
import type { Reply } from '../../../shared/store/plan.ts';
import { list } from '../../../shared/store/read.ts';
import type { ArchiveDeps } from '../deps.ts';
import type { routes } from '../routes.ts';
import { redemptionView } from '../views.ts';
import { readableRedemption } from './own-redemption.ts';

export async function readRedemption(
  request: Request<(typeof routes)['readRedemption']>,
  { tables }: ArchiveDeps,
): Promise<Reply> {
  const found = await readableRedemption(request, tables);
  return { status: 200, body: redemptionView(found, request.principal), headers: etag(found.version) };
}

/** An agency's own, newest first; for officers those of one agency, or those in one status, oldest first. */
export async function listRedemptions(
  { query, principal }: Request<(typeof routes)['listRedemptions']>,
  { tables }: ReadingDeps,
): Promise<Reply> {
  const uscc = isOfficer(viewerOf(principal)) ? query.uscc : principal.uscc;
  if (uscc === undefined && !isOfficer(viewerOf(principal))) throw new ProblemError(refuse('FORBIDDEN_ROLE'));
  const { items, ...rest } =
    uscc === undefined
      ? await list(tables, redemption, 'list1', { pk: redemptionsInStatus(query.status) }, query)
      : await list(tables, redemption, 'list2', { pk: redemptionsOf(uscc), newestFirst: true }, query);
  return { status: 200, body: { items: items.map((each) => redemptionView(each, principal)), ...rest } };
}

/** What one batch pays, by claim. */
export async function listBatchRedemptions(
  { params, query, principal }: Request<(typeof routes)['listBatchRedemptions']>,
  { tables }: ReadingDeps,
): Promise<Reply> {
  const key = { pk: redemptionsInBatch(params.batchId) };
  const { items, ...rest } = await list(tables, redemption, 'list3', key, query);
  return { status: 200, body: { items: items.map((each) => redemptionView(each, principal)), ...rest } };
}
