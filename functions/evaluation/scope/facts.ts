import type { AgencyBody } from '../../../shared/domain/agency/agency.ts';
import type { ScopeFacts } from '../../../shared/domain/evaluation/scope/scope.ts';
import { stockCell, WHOLE } from '../../../shared/domain/metrics/contribution.ts';
import { type Span, spansOf, spansWhile } from '../../../shared/domain/metrics/spans.ts';
import { PRODUCT_MARK } from '../../../shared/domain/metrics/stock-contribution.ts';
import type { Loaded } from '../../../shared/store/aggregate.ts';
import { readCells } from '../../../shared/store/metrics.ts';
import { history } from '../../../shared/store/read.ts';
import type { Tables } from '../../../shared/store/table.ts';

const STOCK = stockCell('');

/** The days on which products of each category were on offer, as the agency's metrics keep them. */
async function offeredBy(agencyId: string, tables: Tables): Promise<ScopeFacts['offered']> {
  const offered: Record<string, readonly Span[]> = {};
  for (const [name, { marks }] of await readCells(tables, agencyId, STOCK)) {
    const category = name.slice(STOCK.length);
    if (category === WHOLE) continue;
    const spans = Object.entries(marks)
      .filter(([mark]) => mark.startsWith(PRODUCT_MARK))
      .flatMap(([, mark]) => spansOf(mark));
    if (spans.length > 0) offered[category] = spans;
  }
  return offered;
}

const EVENTS_A_READ = 100;

/** The days on which an agency was suspended, from its own events. */
async function suspensionsOf(agencyId: string, tables: Tables): Promise<readonly Span[]> {
  let spans: readonly Span[] = [];
  let cursor: string | undefined;
  do {
    const page = await history(tables, 'AGENCY', agencyId, { limit: EVENTS_A_READ, cursor });
    spans = spansWhile(spans, page.items, ['SUSPENDED']);
    cursor = page.cursor;
  } while (cursor !== undefined);
  return spans;
}

/** What the platform knows of an agency that decides on its scope (7-1e). */
export async function factsOf(
  { id, status, body }: Pick<Loaded<AgencyBody>, 'id' | 'status' | 'body'>,
  tables: Tables,
): Promise<ScopeFacts> {
  const [offered, suspended] = await Promise.all([offeredBy(id, tables), suspensionsOf(id, tables)]);
  const { uscc, name, onboardedOn } = body;
  return { agencyId: id, uscc, agencyName: name, agencyStatus: status, onboardedOn, offered, suspended };
}
