import { UNREVIEWED_STATES } from '../../../shared/domain/evaluation/entry/machine.ts';
import { ProblemError, refuse } from '../../../shared/domain/problem.ts';
import { entry } from '../../../shared/store/aggregates/entry.ts';
import { sample } from '../../../shared/store/aggregates/satisfaction.ts';
import { list } from '../../../shared/store/read.ts';
import type { Tables } from '../../../shared/store/table.ts';

/** The first page of what is missing is shown; the rest is in the lists of entries. */
const SHOWN = 20;

/**
 * Looks at indexes, which may lag by a moment: it names what is missing while there is something. What they do not show yet
 * is found when the decided result is computed once more, from what the entries' own commits wrote (order.ts).
 * @throws ENTRIES_NOT_REVIEWED with the first of them, SURVEY_OPEN with the first agencies whose sample is not closed (9-4)
 */
export async function requireReviewed(cycleId: string, tables: Tables): Promise<void> {
  const pages = await Promise.all(
    UNREVIEWED_STATES.map((status) =>
      list(tables, entry, 'list3', { pk: `ENTRY#STATUS#${cycleId}#${status}` }, { limit: SHOWN }),
    ),
  );
  const open = pages.flatMap(({ items }) => items).slice(0, SHOWN);
  if (open.length > 0) {
    const entries = open.map(({ id, status, body }) => ({
      entryId: id,
      status,
      orgName: body.agencyName,
      category: body.category,
    }));
    const more = pages.some(({ cursor }) => cursor !== undefined);
    throw new ProblemError(refuse('ENTRIES_NOT_REVIEWED', { article: '9-4', extra: { entries, more } }));
  }
  const drawn = { pk: `SAMPLE#${cycleId}#DRAWN` };
  const { items } = await list(tables, sample, 'list1', drawn, { limit: SHOWN });
  if (items.length > 0) {
    const agencies = items.map(({ body }) => body.agencyId);
    throw new ProblemError(refuse('SURVEY_OPEN', { article: '9-3c', extra: { agencies } }));
  }
}
