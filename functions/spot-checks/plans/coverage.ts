import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import type { Member } from '../../../shared/domain/sampling/bundle.ts';
import { agency } from '../../../shared/store/aggregates/agency.ts';
import { type Projection, queryProjections } from '../../../shared/store/projections.ts';
import { list } from '../../../shared/store/read.ts';
import type { Tables } from '../../../shared/store/table.ts';

/** How many orders of an agency were checked in a year, whatever part drew them; replaced ones do not count. */
const checkedIn = (year: string): string => `PROJ#SPOTCHECKED#${year}`;
const Count = onFirstUse(() => z.object({ checks: z.int().default(0) }));

/** Adds to the counts of a plan's year, one entry an agency. */
export function countChecks(planId: string, agencyIds: readonly string[], delta: 1 | -1): Projection[] {
  const counts = new Map<string, number>();
  for (const id of agencyIds) counts.set(id, (counts.get(id) ?? 0) + delta);
  return [...counts].map(([sk, checks]) => ({
    add: { pk: checkedIn(planId.slice(0, 4)), sk },
    deltas: { checks },
  }));
}

const PAGE = 100;

/**
 * What each active agency with orders in the quarter still lacks this year, of the least that policy
 * `spotCheck.minPerAgencyYear` wants (3-1c).
 */
export async function lackingChecks(
  planId: string,
  population: readonly Member[],
  perYear: number,
  tables: Tables,
): Promise<Record<string, number>> {
  const withOrders = new Set(population.map(({ group }) => group));
  const done = await checksDone(planId.slice(0, 4), tables);
  const lacking: Record<string, number> = {};
  let cursor: string | undefined;
  do {
    const page = await list(tables, agency, 'list1', { pk: 'AGENCY#ACTIVE' }, { limit: PAGE, cursor });
    for (const { id } of page.items) {
      const lack = perYear - (done.get(id) ?? 0);
      if (withOrders.has(id) && lack > 0) lacking[id] = lack;
    }
    cursor = page.cursor;
  } while (cursor !== undefined);
  return lacking;
}

async function checksDone(year: string, tables: Tables): Promise<Map<string, number>> {
  const done = new Map<string, number>();
  let cursor: string | undefined;
  do {
    const page = await queryProjections(tables, { pk: checkedIn(year) }, { limit: PAGE, cursor });
    for (const { sk, item } of page.items) done.set(sk, Count().parse(item).checks);
    cursor = page.cursor;
  } while (cursor !== undefined);
  return done;
}
