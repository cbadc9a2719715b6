import { ServicePlanBody } from '../../domain/service-plan/service-plan.ts';
import type { AggregateType } from '../aggregate.ts';

/** The plans of a cycle (list1). Its id: `servicePlanIdOf`. */
export const servicePlan: AggregateType<ServicePlanBody> = {
  kind: 'SERVICEPLAN',
  body: ServicePlanBody,
  listKeys: ({ id, body: { cycleId } }) => ({ list1: [`SERVICEPLAN#${cycleId}`, id] }),
};
