import { entryMachine } from '../../../shared/domain/evaluation/entry/machine.ts';
import { ProblemError, refuse } from '../../../shared/domain/problem.ts';
import { entry } from '../../../shared/store/aggregates/entry.ts';
import { sample } from '../../../shared/store/aggregates/satisfaction.ts';
import { list } from '../../../shared/store/read.ts';
import type { Tables } from '../../../shared/store/table.ts';

/** What an entry must have behind it before a result is formed: reviewed by two persons, withheld, or not in the evaluation. */
const READY: readonly string[] = [
  'REVIEWED',
  'WITHHELD',
  'NON_RANKED',
  'RANKED',
  'GRADED',
  'PUBLICISED',
  'EXCLUDED',
  'FINAL',
  'AMENDED',
];
const NOT_REVIEWED = entryMachine.states.filter((state) => !READY.includes(state));

/** The first page of what is missing is shown; the rest is in the lists of entries. */
const SHOWN = 20;

/**
 * @throws ENTRIES_NOT_REVIEWED with the first of them, SURVEY_OPEN with the first agencies whose sample is not closed (9-4)
 */
export async function requireReviewed(cycleId: string, tables: Tables): Promise<void> {
  const pages = await Promise.all(
    NOT_REVIEWED.map((status) =>
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
