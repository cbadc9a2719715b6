import { ProblemError, refuse } from '../../../shared/domain/problem.ts';
import type { ReadingDeps } from '../../../shared/runtime/connect-api.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import { isOfficer, viewerOf } from '../../../shared/runtime/viewer.ts';
import { etag } from '../../../shared/runtime/version.ts';
import { scopeCorrection } from '../../../shared/store/aggregates/evaluation.ts';
import type { Reply } from '../../../shared/store/plan.ts';
import { get, list } from '../../../shared/store/read.ts';
import type { routes } from '../routes.ts';
import { correctionView } from './view.ts';

/** What agencies ask to have corrected in a list, in the order it came in (9-1d). */
export async function listScopeCorrections(
  { params, query, principal }: Request<(typeof routes)['listScopeCorrections']>,
  { tables }: ReadingDeps,
): Promise<Reply> {
  const { status, ...page } = query;
  const key = { pk: `SCOPECORRECTION#${params.cycleId}#${status}` };
  const { items, ...rest } = await list(tables, scopeCorrection, 'list1', key, page);
  return { status: 200, body: { items: items.map((each) => correctionView(each, principal)), ...rest } };
}

export async function readScopeCorrection(
  { params, principal }: Request<(typeof routes)['readScopeCorrection']>,
  { tables }: ReadingDeps,
): Promise<Reply> {
  const found = await get(tables, scopeCorrection, params.correctionId);
  // A foreign agency's is none.
  if (!isOfficer(viewerOf(principal)) && principal.uscc !== found.body.uscc)
    throw new ProblemError(refuse('NOT_FOUND'));
  return { status: 200, body: correctionView(found, principal), headers: etag(found.version) };
}
