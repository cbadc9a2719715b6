import { ProblemError, refuse } from '../../../shared/domain/problem.ts';
import type { ReadingDeps } from '../../../shared/runtime/connect-api.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import { etag } from '../../../shared/runtime/version.ts';
import { isOfficer } from '../../../shared/runtime/viewer.ts';
import { categoryGrant, grantsOf } from '../../../shared/store/aggregates/category-grant.ts';
import type { Reply } from '../../../shared/store/plan.ts';
import { list } from '../../../shared/store/read.ts';
import type { CatalogueDeps } from '../deps.ts';
import { getVisible, listedAgencyId } from '../owner.ts';
import type { routes } from '../routes.ts';
import { grantView } from '../views.ts';

/** The service categories of the policy in force, those that are not open as well. */
export async function listServiceCategories(
  { now }: Request<(typeof routes)['listServiceCategories']>,
  { settings }: CatalogueDeps,
): Promise<Reply> {
  const { policy } = await settings.current(now);
  const items = policy.get('category.catalogue').toSorted((a, b) => a.order - b.order);
  return { status: 200, body: { policyVersion: policy.version, items } };
}

/** An agency's own requests, newest first; for officers those of one status, oldest first. */
export async function listCategoryGrants(
  { query, principal }: Request<(typeof routes)['listCategoryGrants']>,
  { tables }: ReadingDeps,
): Promise<Reply> {
  const byStatus = query.status !== undefined;
  if (byStatus && !isOfficer(principal)) throw new ProblemError(refuse('FORBIDDEN_ROLE'));
  const { items, ...rest } = byStatus
    ? await list(tables, categoryGrant, 'list2', { pk: `GRANT#${query.status}` }, query)
    : await list(
        tables,
        categoryGrant,
        'list1',
        { pk: grantsOf(await listedAgencyId(tables, query.agencyId, principal)), newestFirst: true },
        query,
      );
  return { status: 200, body: { items: items.map((each) => grantView(each, principal)), ...rest } };
}

export async function readCategoryGrant(
  { params, principal }: Request<(typeof routes)['readCategoryGrant']>,
  { tables }: CatalogueDeps,
): Promise<Reply> {
  const loaded = await getVisible(tables, categoryGrant, params.grantId, principal);
  return { status: 200, body: grantView(loaded, principal), headers: etag(loaded.version) };
}
