import type { MessageQueue } from '../../shared/platform/message-queue.ts';
import type { Log } from '../../shared/runtime/log.ts';
import { dueDeadlines } from '../../shared/store/deadline-items.ts';
import { DUE_SHARDS, type Tables } from '../../shared/store/table.ts';
import type { DeadlineMessage } from './deadline-message.ts';

export interface SweepDeps {
  readonly tables: Tables;
  readonly deadlines: MessageQueue;
  readonly log: Log;
}

const PAGE = 100;

/** Puts everything that is due and still open on the deadlines queue: no deadline depends on its schedule having fired. */
export async function sweepDeadlines(now: string, deps: SweepDeps): Promise<number> {
  let count = 0;
  for (let shard = 0; shard < DUE_SHARDS; shard += 1) {
    let cursor: string | undefined;
    do {
      const page = await dueDeadlines(deps.tables, String(shard), { until: now }, { limit: PAGE, cursor });
      const messages = page.items.map(({ owner, deadline }): DeadlineMessage => ({
        aggregate: owner,
        deadline: deadline.kind,
        dueAt: deadline.dueAt,
      }));
      await deps.deadlines.send(messages);
      count += messages.length;
      cursor = page.cursor;
    } while (cursor !== undefined);
  }
  deps.log.info('SWEPT', { count });
  return count;
}
