import { openDay } from '../../../functions/history/open-day.ts';
import type { PageMessage } from '../../../functions/history/page-message.ts';
import { workOnDay } from '../../../functions/history/work-on-day.ts';
import { sweepOutbox } from '../../../functions/relay/sweep-outbox.ts';
import type { SignedRoot } from '../../../shared/domain/history/daily-root.ts';
import { executeCommand } from '../../../shared/store/execute.ts';
import { listDays } from '../../../shared/store/history/days.ts';
import { change } from '../../../shared/store/plan.ts';
import { get } from '../../../shared/store/read.ts';
import type { Tables } from '../../../shared/store/table.ts';
import { counter, happenedAs, openCounter, testContext } from '../../support/counter.ts';
import { startDynamo } from '../../support/dynamo.ts';
import { keptLog } from '../../support/quiet-log.ts';
import { testSigningKey } from '../../support/signing-fixture.ts';

export type HistoryWorld = Awaited<ReturnType<typeof startHistoryWorld>>;

/** The platform's table with chains in it, the relay, and the work on daily roots with a queue of its own. */
export async function startHistoryWorld() {
  const dynamo = await startDynamo();
  const { tables } = dynamo;
  const sent: PageMessage[] = [];
  const deps = {
    tables,
    log: keptLog(),
    pages: {
      send: async (messages: readonly unknown[]) => void sent.push(...(messages as PageMessage[])),
    },
    key: testSigningKey(),
    stage: 'test',
  };
  const through = (client: Tables['client']) => ({ ...deps, tables: { ...tables, client } });

  return {
    dynamo,
    tables,
    deps,
    sent,
    through,
    stop: () => dynamo.stop(),

    open: (id: string) => executeCommand(tables, async () => openCounter(id), testContext),

    count: (id: string) =>
      executeCommand(
        tables,
        async () => {
          const loaded = await get(tables, counter, id);
          const body = { ...loaded.body, count: loaded.body.count + 1 };
          const events = [happenedAs('Counted', { to: 'OPEN' })];
          return { changes: [change(counter, loaded, { events, body })], response: { status: 200 } };
        },
        testContext,
      ),

    /** Puts on the bus what waits in the outbox. */
    async relay() {
      const bus = { put: async (events: readonly unknown[]) => events.map(() => true) };
      await sweepOutbox('2030-01-01T00:00:00.000Z', { tables, bus, log: keptLog() });
    },

    /** The cron, shortly after the end of a day in Shanghai, and all the work that follows from it. */
    async takeRoot(day: string, under = deps): Promise<void> {
      const now = `${day}T16:30:00.000Z`;
      await openDay(now, under);
      for (let next = sent.shift(); next !== undefined; next = sent.shift())
        await workOnDay(next, now, under);
    },

    async roots(): Promise<readonly SignedRoot[]> {
      return (await listDays(tables, { limit: 100 }, false)).items;
    },
  };
}
