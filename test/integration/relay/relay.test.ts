import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { relayEvents } from '../../../functions/relay/relay-events.ts';
import { sweepOutbox } from '../../../functions/relay/sweep-outbox.ts';
import type { EventBus } from '../../../shared/platform/event-bus.ts';
import { executeCommand } from '../../../shared/store/execute.ts';
import { newId } from '../../../shared/store/new-id.ts';
import { history } from '../../../shared/store/read.ts';
import { NOW, openCounter, testContext } from '../../support/counter.ts';
import { type Dynamo, startDynamo } from '../../support/dynamo.ts';
import { keptLog } from '../../support/quiet-log.ts';

const LATER = '2026-03-02T01:05:00.000Z';

let dynamo: Dynamo;
beforeAll(async () => {
  dynamo = await startDynamo();
});
afterAll(() => dynamo.stop());

function recordingBus(refuses: (id: string) => boolean = () => false) {
  const taken: string[] = [];
  const bus: EventBus = {
    put: async (events) =>
      events.map(({ id }) => {
        if (refuses(id)) return false;
        taken.push(id);
        return true;
      }),
  };
  return { bus, taken };
}

async function openedEvent() {
  const id = newId();
  await executeCommand(dynamo.tables, async () => openCounter(id), testContext);
  const { items } = await history(dynamo.tables, 'COUNTER', id, { limit: 1 });
  const [event] = items;
  if (event === undefined) throw new Error('no event');
  return event;
}

describe('the relay', () => {
  it('takes an event out of the outbox only after the bus took it, and then never sends it again', async () => {
    const { tables } = dynamo;
    const event = await openedEvent();
    const refusing = recordingBus(() => true);
    expect(await relayEvents([event], { tables, bus: refusing.bus, log: keptLog() })).toEqual(
      new Set([event.id]),
    );
    const willing = recordingBus();
    await sweepOutbox(LATER, { tables, bus: willing.bus, log: keptLog() });
    expect(willing.taken).toContain(event.id);
    const again = recordingBus();
    await sweepOutbox(LATER, { tables, bus: again.bus, log: keptLog() });
    expect(again.taken).toEqual([]);
  });

  it('sends an event again, under the same id, when it crashed before it could note the sending', async () => {
    const event = await openedEvent();
    const first = recordingBus();
    const client = new Proxy(dynamo.tables.client, {
      get: (target, name) => {
        if (name !== 'send') return Reflect.get(target, name);
        return (command: unknown) =>
          command instanceof UpdateCommand
            ? Promise.reject(new Error('crash'))
            : target.send(command as never);
      },
    });
    const crashing = relayEvents([event], {
      tables: { ...dynamo.tables, client },
      bus: first.bus,
      log: keptLog(),
    });
    await expect(crashing).rejects.toThrow('crash');
    const second = recordingBus();
    await sweepOutbox(LATER, { tables: dynamo.tables, bus: second.bus, log: keptLog() });
    expect([first.taken, second.taken]).toEqual([[event.id], [event.id]]);
  });

  it('leaves what is younger than a minute to the stream', async () => {
    await openedEvent();
    const { bus, taken } = recordingBus();
    await sweepOutbox(NOW, { tables: dynamo.tables, bus, log: keptLog() });
    expect(taken).toEqual([]);
  });

  it('brings every one of many events to the bus, ten a call at the most', async () => {
    const { tables } = dynamo;
    const events = await Promise.all(Array.from({ length: 23 }, openedEvent));
    const calls: number[] = [];
    const bus: EventBus = {
      put: async (batch) => {
        calls.push(batch.length);
        return batch.map(() => true);
      },
    };
    expect((await relayEvents(events, { tables, bus, log: keptLog() })).size).toBe(0);
    expect(calls).toEqual([10, 10, 3]);
  });
});
