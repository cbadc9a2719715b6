import { DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { executeCommand } from '../../../shared/store/execute.ts';
import { newId } from '../../../shared/store/new-id.ts';
import { history, list } from '../../../shared/store/read.ts';
import { counter, happenedAs, openCounter, testContext } from '../../support/counter.ts';
import { type Dynamo, startDynamo } from '../../support/dynamo.ts';
import { change } from '../../../shared/store/plan.ts';
import { get } from '../../../shared/store/read.ts';

let dynamo: Dynamo;
beforeAll(async () => {
  dynamo = await startDynamo();
});
afterAll(() => dynamo.stop());

/** What the engine bills for what `read` asks. */
async function costOf(read: (tables: Dynamo['tables']) => Promise<unknown>): Promise<number> {
  let units = 0;
  const { client } = dynamo.tables;
  client.middlewareStack.add(
    (next) => async (args) => {
      const answer = await next({
        ...args,
        input: { ...args.input, ReturnConsumedCapacity: 'TOTAL' },
      } as typeof args);
      const { ConsumedCapacity } = answer.output as { ConsumedCapacity?: { CapacityUnits?: number } };
      units += ConsumedCapacity?.CapacityUnits ?? 0;
      return answer;
    },
    { step: 'initialize', name: 'meter', override: true },
  );
  await read(dynamo.tables);
  client.middlewareStack.remove('meter');
  return units;
}

const openMany = async (count: number) => {
  for (let i = 0; i < count; i += 1) {
    const id = newId();
    await executeCommand(dynamo.tables, async () => openCounter(id), testContext);
  }
};

describe('a page', () => {
  it('of a list costs the same however long the list is, its first as a later one', async () => {
    const page = (cursor?: string) => (tables: Dynamo['tables']) =>
      list(tables, counter, 'list1', { pk: 'COUNTER#OPEN' }, { limit: 5, cursor });
    await openMany(6);
    const short = await costOf(page());
    await openMany(120);
    const { cursor } = await page()(dynamo.tables);
    expect(short).toBeGreaterThan(0);
    expect(await costOf(page())).toBe(short);
    expect(await costOf(page(cursor))).toBe(short);
  });

  it('of a history costs the same however much happened', async () => {
    const id = newId();
    await executeCommand(dynamo.tables, async () => openCounter(id), testContext);
    const more = async (times: number) => {
      for (let i = 0; i < times; i += 1) {
        await executeCommand(
          dynamo.tables,
          async () => {
            const loaded = await get(dynamo.tables, counter, id);
            const decided = { events: [happenedAs('Increased')], body: loaded.body };
            return { changes: [change(counter, loaded, decided)], response: { status: 200 } };
          },
          testContext,
        );
      }
    };
    await more(4);
    const page = (tables: Dynamo['tables']) => history(tables, 'COUNTER', id, { limit: 3 });
    const short = await costOf(page);
    await more(60);
    expect(await costOf(page)).toBe(short);
  });

  it('is all that a query of a test may ask for', async () => {
    const open = new QueryCommand({ TableName: 'platform', KeyConditionExpression: 'pk = :pk' });
    await expect((dynamo.tables.client as unknown as DynamoDBClient).send(open)).rejects.toThrow(/one page/);
  });
});
