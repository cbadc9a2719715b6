import { SpotCheckPlanBody } from '../../domain/spot-check/plan.ts';
import { SpotCheckBody } from '../../domain/spot-check/spot-check.ts';
import type { AggregateType } from '../aggregate.ts';

/** Its id is the quarter. Listed by quarter (list1). */
export const spotCheckPlan: AggregateType<SpotCheckPlanBody> = {
  kind: 'SPOTCHECKPLAN',
  body: SpotCheckPlanBody,
  listKeys: ({ id }) => ({ list1: ['SPOTCHECKPLAN', id] }),
};

/** Listed by status (list1), by plan (list2) and by agency (list3), each in the order of opening. */
export const spotCheck: AggregateType<SpotCheckBody> = {
  kind: 'SPOTCHECK',
  body: SpotCheckBody,
  listKeys: ({ id, status, body: { openedAt, planId, agencyId } }) => ({
    list1: [`SPOTCHECK#${status}`, `${openedAt}#${id}`],
    list2: [`SPOTCHECK#PLAN#${planId}`, `${openedAt}#${id}`],
    list3: [`SPOTCHECK#AGENCY#${agencyId}`, `${openedAt}#${id}`],
  }),
};
