import { bySystem } from '../../../shared/domain/acting.ts';
import type { ServicePlanBody } from '../../../shared/domain/service-plan/service-plan.ts';
import type { Loaded } from '../../../shared/store/aggregate.ts';
import { agency } from '../../../shared/store/aggregates/agency.ts';
import { entry } from '../../../shared/store/aggregates/entry.ts';
import { servicePlan } from '../../../shared/store/aggregates/service-plan.ts';
import { executeOnce } from '../../../shared/store/execute.ts';
import { planFollowUp } from '../../../shared/store/follow-ups.ts';
import type { Plan } from '../../../shared/store/plan.ts';
import { get, list, load } from '../../../shared/store/read.ts';
import type { FollowUpWorkerDeps } from '../deps.ts';
import { gradedEntry } from '../graded.ts';
import { pageContext } from '../page-context.ts';
import { ENTRIES_A_PAGE, type PageOf } from '../page-message.ts';

/** Opens the follow-ups of a service plan for a page of a category's entries (11-1b), and hands on the next page. */
export async function followPage(
  message: PageOf<'FOLLOW'>,
  now: string,
  deps: FollowUpWorkerDeps,
): Promise<void> {
  const { eventId, planId, cycleId, category, cursor } = message;
  const { tables } = deps;
  const plan = await get(tables, servicePlan, planId);
  const context = pageContext(eventId, now, await deps.settings.current(now));
  const pk = `ENTRY#CYCLE#${cycleId}#${category}`;
  const page = await list(tables, entry, 'list1', { pk }, { limit: ENTRIES_A_PAGE, cursor });
  for (const { id } of page.items) {
    const mark = { consumer: 'service-plan', messageId: `${eventId}#${id}` };
    await executeOnce(tables, mark, () => followUpsOf(id, plan, now, deps), context);
  }
  if (page.cursor !== undefined) await deps.pages.send([{ ...message, cursor: page.cursor }]);
}

/** All follow-ups of the plan for one ranked agency of its grade that is on the platform. */
async function followUpsOf(
  entryId: string,
  plan: Loaded<ServicePlanBody>,
  now: string,
  { tables }: FollowUpWorkerDeps,
): Promise<Plan<unknown> | undefined> {
  const graded = await gradedEntry(tables, entryId);
  if (graded === undefined || graded.grade !== plan.body.grade) return undefined;
  const { agencyId, uscc } = graded.entry.body;
  const status = (await load(tables, agency, agencyId))?.status;
  if (status !== 'ACTIVE' && status !== 'SUSPENDED') return undefined;
  const planned = await Promise.all(
    plan.body.followUps.map(({ title, dueOn }, index) =>
      planFollowUp(
        tables,
        `${plan.id}-${index + 1}-${agencyId}`,
        { agencyId, uscc, cause: 'EVALUATION', causeRef: `ENTRY#${entryId}`, title, dueOn },
        bySystem(now),
      ),
    ),
  );
  const parts = planned.flatMap((each) => (each === undefined ? [] : [each]));
  if (parts.length === 0) return undefined;
  return {
    changes: parts.flatMap(({ changes }) => changes),
    projections: parts.flatMap(({ projections }) => projections),
    response: undefined,
  };
}
