import { CategoryGrantBody } from '../../domain/category-grant/category-grant.ts';
import { refuse } from '../../domain/problem.ts';
import type { AggregateType } from '../aggregate.ts';
import type { Guard } from '../plan.ts';

/** Where the requests of one agency are listed. */
export const grantsOf = (agencyId: string): string => `GRANT#AGENCY#${agencyId}`;

/** Listed under its agency (list1), newest last, and by status for the centre (list2), oldest first. */
export const categoryGrant: AggregateType<CategoryGrantBody> = {
  kind: 'GRANT',
  body: CategoryGrantBody,
  listKeys: ({ id, status, body }) => ({
    list1: [grantsOf(body.agencyId), `${body.requestedAt}#${id}`],
    list2: [`GRANT#${status}`, `${body.requestedAt}#${id}`],
  }),
};

const pendingGrant = (agencyId: string, category: string) => `PENDING_GRANT#${agencyId}#${category}`;

/** One request at a time for an agency and a category; released by its decision. */
export const takePendingGrant = (agencyId: string, category: string, grantId: string): Guard => ({
  take: pendingGrant(agencyId, category),
  owner: grantId,
  refusal: refuse('DUPLICATE', {
    article: '5-5c',
    detail: { zh: '该服务类别已有待处理的申请', en: 'A request for this category is pending' },
  }),
});

export const releasePendingGrant = (agencyId: string, category: string, grantId: string): Guard => ({
  release: pendingGrant(agencyId, category),
  owner: grantId,
});
