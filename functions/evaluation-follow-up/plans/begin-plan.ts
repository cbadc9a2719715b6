import type { Envelope } from '../../../events/envelope.ts';
import { ServicePlanActivated } from '../../../events/service-plan-activated/v1.ts';
import type { FollowUpWorkerDeps } from '../deps.ts';

/** A plan is in force: a chain of pages a category, on which each agency of the grade is followed up (11-1b). */
export async function beginPlan(event: Envelope, now: string, deps: FollowUpWorkerDeps): Promise<void> {
  const { planId, cycleId } = ServicePlanActivated.data().parse(event.data);
  const { policy } = await deps.settings.current(now);
  await deps.pages.send(
    policy
      .get('category.catalogue')
      .map(({ code }) => ({ kind: 'FOLLOW', eventId: event.id, planId, cycleId, category: code }) as const),
  );
}
