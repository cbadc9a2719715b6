import type { Reply } from '../../../shared/store/plan.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import { ACTIVE_EXPERTS, officer } from '../../../shared/store/aggregates/administration.ts';
import { list } from '../../../shared/store/read.ts';
import type { AdministrationDeps } from '../deps.ts';
import type { routes } from '../routes.ts';
import { SealedOfficer } from './change-officer.ts';

export async function listOfficers(
  { query }: Request<(typeof routes)['listOfficers']>,
  deps: AdministrationDeps,
): Promise<Reply> {
  const { items, ...rest } = await list(deps.tables, officer, 'list1', { pk: 'OFFICER' }, query);
  const views = await Promise.all(
    items.map(async ({ id, version, body: { sealedRef, ...shown } }) => {
      const { displayName } = await deps.sealed.open(sealedRef, SealedOfficer());
      return { officerId: id, displayName, ...shown, version };
    }),
  );
  return { status: 200, body: { items: views, ...rest } };
}

/** Whom a review of service cases may be given to, with the organisations they have declared an interest in (11-2a). */
export async function listExperts(
  { query }: Request<(typeof routes)['listExperts']>,
  deps: AdministrationDeps,
): Promise<Reply> {
  const { items, ...rest } = await list(deps.tables, officer, 'list2', { pk: ACTIVE_EXPERTS }, query);
  const views = await Promise.all(
    items.map(async ({ id, body: { sealedRef, conflicts } }) => {
      const { displayName } = await deps.sealed.open(sealedRef, SealedOfficer());
      return { expertId: id, displayName, conflicts };
    }),
  );
  return { status: 200, body: { items: views, ...rest } };
}
