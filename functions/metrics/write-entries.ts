import { yearOf, toLocalDate } from '../../shared/domain/time/local-date.ts';
import { agency } from '../../shared/store/aggregates/agency.ts';
import { executeOnce } from '../../shared/store/execute.ts';
import { entryKey } from '../../shared/store/metrics.ts';
import type { Projection } from '../../shared/store/projections.ts';
import { load } from '../../shared/store/read.ts';
import type { Settings } from '../../shared/store/settings.ts';
import { composeEntries } from './compose-entries.ts';
import type { MetricsDeps } from './deps.ts';
import type { PageOf } from './page-message.ts';
import { pageContext } from './page-context.ts';

/**
 * Composes the entries of a page of agencies for the running year and the one before it, which is evaluated in this one
 * (domain §1.5), so that each is read by one GetItem.
 */
export async function writeEntries(
  { run, page, agencyIds }: PageOf<'ENTRIES'>,
  now: string,
  deps: MetricsDeps,
): Promise<void> {
  const settings = await deps.settings.current(now);
  const done = await executeOnce(
    deps.tables,
    { consumer: 'metrics-pages', messageId: `${run}#${page}` },
    async () => {
      const written = await Promise.all(agencyIds.map((id) => entriesOf(id, now, settings, deps)));
      const projections = written.flat();
      return {
        changes: [],
        projections,
        pages: [{ work: run, page, handled: agencyIds.length }],
        response: undefined,
      };
    },
    pageContext(run, now, settings),
  );
  deps.log.info(done ? 'COMMITTED' : 'SKIPPED', { ref: `${run}#${page}` });
}

async function entriesOf(
  agencyId: string,
  now: string,
  { policy }: Settings,
  { tables }: MetricsDeps,
): Promise<Projection[]> {
  const loaded = await load(tables, agency, agencyId);
  if (loaded === undefined) return [];
  const today = toLocalDate(now);
  const years = [yearOf(today) - 1, yearOf(today)].filter((year) => year >= yearOf(loaded.body.onboardedOn));
  const categories = loaded.body.categories.map(({ code }) => code);
  const entries = await Promise.all(
    years.map((year) => composeEntries(tables, { agencyId, categories, year, today }, policy)),
  );
  return entries.flat().map((entry) => ({
    add: entryKey(entry.year, entry.category, agencyId),
    deltas: {},
    set: { entry, composedAt: now },
  }));
}
