import { AmendmentBody } from '../../domain/evaluation/result/amendment.ts';
import { CategoryResultBody } from '../../domain/evaluation/result/category-result.ts';
import type { AggregateType } from '../aggregate.ts';

/** Its id: `<cycleId>.<category>`. Those of a cycle (list1). */
export const categoryResult: AggregateType<CategoryResultBody> = {
  kind: 'CATEGORYRESULT',
  body: CategoryResultBody,
  listKeys: ({ body: { cycleId, category } }) => ({ list1: [`CATEGORYRESULT#${cycleId}`, category] }),
};

/** Listed by cycle (list1) and by agency (list2), in the order they were proposed. */
export const amendment: AggregateType<AmendmentBody> = {
  kind: 'AMENDMENT',
  body: AmendmentBody,
  listKeys: ({ id, body: { cycleId, agencyId, proposedAt } }) => ({
    list1: [`AMENDMENT#${cycleId}`, `${proposedAt}#${id}`],
    list2: [`AMENDMENT#AGENCY#${agencyId}`, `${proposedAt}#${id}`],
  }),
};
