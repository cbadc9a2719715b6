import { entry } from '../../../shared/store/aggregates/entry.ts';
import { executeOnce } from '../../../shared/store/execute.ts';
import { closeAction } from '../../../shared/store/open-actions.ts';
import { list } from '../../../shared/store/read.ts';
import type { FollowUpWorkerDeps } from '../deps.ts';
import { pageContext } from '../page-context.ts';
import { ENTRIES_A_PAGE, type PageOf } from '../page-message.ts';
import { settleEntry } from './settle-entry.ts';

/**
 * Lists what follows for a page of a category's entries, and hands on the next page. The last one takes the category's
 * own part from what keeps the cycle open: until then nobody can take a short list for a done one.
 */
export async function settlePage(
  message: PageOf<'SETTLE'>,
  now: string,
  deps: FollowUpWorkerDeps,
): Promise<void> {
  const { eventId, cycleId, category } = message;
  const { tables } = deps;
  const context = pageContext(eventId, now, await deps.settings.current(now));
  const page = await list(
    tables,
    entry,
    'list1',
    { pk: `ENTRY#CYCLE#${cycleId}#${category}` },
    { limit: ENTRIES_A_PAGE, cursor: message.cursor },
  );
  for (const { id } of page.items) {
    const mark = { consumer: 'evaluation-follow-up', messageId: `${eventId}#${id}` };
    await executeOnce(tables, mark, () => settleEntry(id, now, deps), context);
  }
  if (page.cursor !== undefined) {
    await deps.pages.send([{ ...message, cursor: page.cursor }]);
    return;
  }
  const mark = { consumer: 'evaluation-follow-up', messageId: `${eventId}#${category}#complete` };
  await executeOnce(
    tables,
    mark,
    async () => {
      const projections = await closeAction(tables, { kind: 'FOLLOW_UP_RUN', cycleId, category });
      return projections.length === 0 ? undefined : { changes: [], projections, response: undefined };
    },
    context,
  );
}
