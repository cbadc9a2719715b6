import { categoryAggregation } from '../../shared/domain/metrics/category-aggregate.ts';
import { lastDayRead, type MetricEntry } from '../../shared/domain/metrics/entry.ts';
import { type LocalDate, toLocalDate } from '../../shared/domain/time/local-date.ts';
import { agency } from '../../shared/store/aggregates/agency.ts';
import { commit } from '../../shared/store/commit.ts';
import { aggregateKey, listComposedEntries } from '../../shared/store/metrics.ts';
import { load } from '../../shared/store/read.ts';
import type { MetricsDeps } from './deps.ts';
import { pageContext } from './page-context.ts';
import type { PageOf } from './page-message.ts';
import { isOnPlatform } from './sweep-agencies.ts';

const ENTRIES_A_READ = 200;

/**
 * Totals and spread of a category's entries, kept for each night (3-3a). Entries are read page by page; only their
 * figures stay in memory. Those of agencies that have left stand for nobody any more. Repeated, it writes the same item
 * again.
 */
export async function aggregateCategory(
  { year, category }: PageOf<'AGGREGATE'>,
  now: string,
  deps: MetricsDeps,
): Promise<void> {
  const today = toLocalDate(now);
  const asOf = lastDayRead(year, today);
  if (asOf === undefined) return;
  const aggregation = categoryAggregation();
  let cursor: string | undefined;
  do {
    const page = await listComposedEntries(deps.tables, year, category, { limit: ENTRIES_A_READ, cursor });
    aggregation.add(await ofThosePresent(page.items, today, deps));
    cursor = page.cursor;
  } while (cursor !== undefined);
  const aggregate = aggregation.result();
  const write = {
    add: aggregateKey(category, year, asOf),
    deltas: {},
    set: { category, year, asOf, takenAt: now, ...aggregate },
  };
  const settings = await deps.settings.current(now);
  const run = `aggregate-${category}-${year}-${asOf}`;
  const { outcome } = await commit(
    deps.tables,
    { changes: [], projections: [write], response: undefined },
    pageContext(run, now, settings),
  );
  if (outcome !== 'done') throw new Error(`${run} could not be written: ${outcome}`);
  deps.log.info('COMMITTED', { ref: run, count: aggregate.agencies });
}

/** An entry of tonight is that of an agency that is there; an older one may be of one that has left. */
async function ofThosePresent(
  composed: readonly { readonly entry: MetricEntry; readonly composedAt: string }[],
  today: LocalDate,
  { tables }: MetricsDeps,
): Promise<readonly MetricEntry[]> {
  const standing = await Promise.all(
    composed.map(async ({ entry, composedAt }) => {
      if (toLocalDate(composedAt) === today) return true;
      return isOnPlatform((await load(tables, agency, entry.agencyId))?.status);
    }),
  );
  return composed.flatMap(({ entry }, i) => (standing[i] === true ? [entry] : []));
}
