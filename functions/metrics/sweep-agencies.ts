import type { AgencyStatus } from '../../shared/domain/agency/machine.ts';
import { canonicalHash } from '../../shared/domain/canonical.ts';
import { toLocalDate, yearOf } from '../../shared/domain/time/local-date.ts';
import { agency } from '../../shared/store/aggregates/agency.ts';
import { commit } from '../../shared/store/commit.ts';
import { listEntries } from '../../shared/store/metrics.ts';
import { list } from '../../shared/store/read.ts';
import type { PagingDeps } from './deps.ts';
import { pageContext } from './page-context.ts';
import { AGENCIES_A_PAGE, type PageMessage } from './page-message.ts';

/** Those that are evaluated: suspended ones, too (domain §6.2). */
const ON_THE_PLATFORM: readonly string[] = ['ACTIVE', 'SUSPENDED'] satisfies AgencyStatus[];
export const isOnPlatform = (status: string | undefined): boolean =>
  status !== undefined && ON_THE_PLATFORM.includes(status);
const AGENCIES_A_READ = 100;

/** Has the entries of every agency composed, a page a message, and says last how many pages there are (3-3a). */
export async function sweepEntries(now: string, deps: PagingDeps): Promise<void> {
  const run = `entries-${toLocalDate(now)}`;
  let total = 0;
  await eachPage(deps, async (ids) => {
    const pages = pagesOf(ids).map((agencyIds): PageMessage => {
      const page = canonicalHash(agencyIds).slice(0, 16);
      return { kind: 'ENTRIES', run, page, agencyIds };
    });
    await deps.pages.send(pages);
    total += pages.length;
  });
  if (total > 0) await writeTotal(run, total, now, deps);
}

/** Has every category that is served added up, for the running year and the one before it (3-3a). */
export async function sweepAggregates(now: string, deps: PagingDeps): Promise<void> {
  const { policy } = await deps.settings.current(now);
  const year = yearOf(toLocalDate(now));
  const served = policy
    .get('category.catalogue')
    .filter(({ active }) => active)
    .flatMap(({ code }) => [year - 1, year].map((each) => ({ year: each, category: code })));
  const messages: PageMessage[] = [];
  for (const each of served) {
    // Most of last year's, and those that nobody serves, have nothing to add up.
    const { items } = await listEntries(deps.tables, each.year, each.category, { limit: 1 });
    if (items.length > 0) messages.push({ kind: 'AGGREGATE', ...each });
  }
  if (messages.length > 0) await deps.pages.send(messages);
  deps.log.info('SWEPT', { count: messages.length });
}

/** Has the metrics of every agency computed anew from its objects, once a month (6-2c). */
export async function sweepRecompute(now: string, deps: PagingDeps): Promise<void> {
  const run = `recompute-${toLocalDate(now).slice(0, 7)}`;
  let total = 0;
  await eachPage(deps, async (ids) => {
    await deps.pages.send(
      ids.map((agencyId): PageMessage => ({ kind: 'RECOMPUTE', run, agencyId, list: 0 })),
    );
    total += ids.length;
  });
  deps.log.info('SWEPT', { count: total });
}

async function eachPage({ tables }: PagingDeps, take: (ids: readonly string[]) => Promise<void>) {
  for (const pk of ON_THE_PLATFORM.map((status) => `AGENCY#${status}`)) {
    let cursor: string | undefined;
    do {
      const page = await list(tables, agency, 'list1', { pk }, { limit: AGENCIES_A_READ, cursor });
      if (page.items.length > 0) await take(page.items.map(({ id }) => id));
      cursor = page.cursor;
    } while (cursor !== undefined);
  }
}

function pagesOf(ids: readonly string[]): string[][] {
  const pages: string[][] = [];
  for (let i = 0; i < ids.length; i += AGENCIES_A_PAGE) pages.push(ids.slice(i, i + AGENCIES_A_PAGE));
  return pages;
}

async function writeTotal(run: string, total: number, now: string, deps: PagingDeps): Promise<void> {
  const context = pageContext(run, now, await deps.settings.current(now));
  const plan = { changes: [], pages: [{ work: run, total }], response: undefined };
  const { outcome } = await commit(deps.tables, plan, context);
  if (outcome !== 'done') throw new Error(`the total of ${run} could not be written: ${outcome}`);
  deps.log.info('SWEPT', { count: total });
}
