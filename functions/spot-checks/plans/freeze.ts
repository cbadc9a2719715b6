import type { Member } from '../../../shared/domain/sampling/bundle.ts';
import { populationHash } from '../../../shared/domain/sampling/draw.ts';
import { decideFreeze } from '../../../shared/domain/spot-check/decide-plan.ts';
import { order, ordersCompletedIn } from '../../../shared/store/aggregates/order.ts';
import { spotCheckPlan } from '../../../shared/store/aggregates/spot-check.ts';
import { change, type Plan } from '../../../shared/store/plan.ts';
import { get, list } from '../../../shared/store/read.ts';
import { openStep } from '../../../shared/store/tasks.ts';
import type { SpotChecksWorkerDeps } from '../deps.ts';
import { once } from './once.ts';
import type { PlanPage } from './page.ts';
import { lackingChecks } from './coverage.ts';
import { frozenCoverage, nextOfPage, ORDERS_A_PAGE, populationPage, wholePopulation } from './population.ts';
import { drawStep } from './steps.ts';

/**
 * Freezes one page of the orders completed in the quarter, then asks for the next; the last one closes the population
 * with the hash over all of them. A repeated page changes nothing and asks for the same next one, wherever the list has
 * moved to meanwhile: no order is frozen twice, and none is left out.
 */
export async function freezePage(
  { planId, page, cursor }: Extract<PlanPage, { step: 'FREEZE' }>,
  now: string,
  deps: SpotChecksWorkerDeps,
): Promise<void> {
  await once(`${planId} freeze ${page}`, () => planPage(planId, page, cursor, deps), now, deps);
  const next = await nextOfPage(deps.tables, planId, page);
  if (next !== undefined) {
    await deps.pages.send([{ step: 'FREEZE', planId, page: page + 1, cursor: next } satisfies PlanPage]);
    return;
  }
  await once(`${planId} frozen`, () => closePopulation(planId, page, now, deps), now, deps);
}

async function planPage(
  planId: string,
  page: number,
  cursor: string | undefined,
  { tables }: SpotChecksWorkerDeps,
): Promise<Plan<undefined>> {
  const { body } = await get(tables, spotCheckPlan, planId);
  const key = { pk: ordersCompletedIn(body.quarter) };
  const listed = await list(tables, order, 'list3', key, { limit: ORDERS_A_PAGE, cursor });
  const members = listed.items.map(({ id, body: { agencyId } }): Member => ({ id, group: agencyId }));
  const frozen = populationPage(planId, page, members, listed.cursor);
  return { changes: [], projections: [frozen], response: undefined };
}

async function closePopulation(
  planId: string,
  pages: number,
  now: string,
  deps: SpotChecksWorkerDeps,
): Promise<Plan<undefined> | undefined> {
  const [found, members] = await Promise.all([
    get(deps.tables, spotCheckPlan, planId),
    wholePopulation(deps.tables, planId),
  ]);
  // What each agency still lacks depends on the day: it is fixed now, while nobody can know the seed.
  const planned = await deps.settings.policyOf(found.body.policyVersion);
  const perAgency = planned.get('spotCheck.minPerAgencyYear');
  const atLeast = await lackingChecks(planId, members, perAgency, deps.tables);
  const hash = populationHash(members, atLeast);
  const decided = decideFreeze(found, { size: members.length, pages, hash }, now);
  if (decided === undefined) return undefined;
  const { policy } = await deps.settings.current(now);
  return {
    changes: [
      change(spotCheckPlan, found, decided),
      ...(await openStep(drawStep(planId), { queue: 'CENTRE_REVIEWER' }, { now, policy }, deps.tables)),
    ],
    projections: [frozenCoverage(planId, atLeast)],
    response: undefined,
  };
}
