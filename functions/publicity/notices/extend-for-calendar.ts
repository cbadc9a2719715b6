import { decideExtendForCalendar } from '../../../shared/domain/publicity/extend.ts';
import { publicity } from '../../../shared/store/aggregates/publicity.ts';
import { change, type Plan } from '../../../shared/store/plan.ts';
import { get, list } from '../../../shared/store/read.ts';
import type { NoticeDeps } from '../deps.ts';

const PAGE = 25;

type Commit = (publicityId: string, decide: () => Promise<Plan<undefined> | undefined>) => Promise<void>;

/**
 * Counts every open notice anew under the holiday tables as they are now, page by page; each is a commit of its own,
 * so that a second run after an interruption goes on where the first one ended (domain §1.1: extended, never
 * shortened).
 */
export async function extendForCalendar(
  now: string,
  { tables, settings }: NoticeDeps,
  commit: Commit,
): Promise<void> {
  const { calendar } = await settings.current(now);
  let cursor: string | undefined;
  do {
    const page = await list(tables, publicity, 'list1', { pk: 'PUBLICITY#OPEN' }, { limit: PAGE, cursor });
    for (const { id } of page.items) {
      await commit(id, async () => {
        const notice = await get(tables, publicity, id);
        const decided = decideExtendForCalendar(notice, { now, calendar });
        return decided && { changes: [change(publicity, notice, decided)], response: undefined };
      });
    }
    cursor = page.cursor;
  } while (cursor !== undefined);
}
