import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ProblemError, refuse } from '../../../shared/domain/problem.ts';
import { executeCommand, executeOnce } from '../../../shared/store/execute.ts';
import { fold, verifyChain } from '../../../shared/store/fold.ts';
import { hashInput, type IdempotencyKey, type TextCipher } from '../../../shared/store/idempotency.ts';
import { newId } from '../../../shared/store/new-id.ts';
import { change, type Plan } from '../../../shared/store/plan.ts';
import { get, guardOwner, history, list, load } from '../../../shared/store/read.ts';
import { counter, happenedAs, NOW, openCounter, testContext } from '../../support/counter.ts';
import { type Dynamo, startDynamo } from '../../support/dynamo.ts';

const plainCipher: TextCipher = {
  encrypt: async (text, context) => Buffer.from(`${context}|${text}`),
  decrypt: async (bytes, context) =>
    Buffer.from(bytes)
      .toString()
      .slice(context.length + 1),
};
const now = NOW;
const context = testContext;

let dynamo: Dynamo;
beforeAll(async () => {
  dynamo = await startDynamo();
});
afterAll(() => dynamo.stop());

const open = (id: string): Plan => openCounter(id);
const increase = async (id: string): Promise<Plan> => {
  const loaded = await get(dynamo.tables, counter, id);
  const body = { ...loaded.body, count: loaded.body.count + 1 };
  return {
    changes: [change(counter, loaded, { events: [happenedAs('Increased')], body })],
    response: { status: 200 },
  };
};

describe('the store', () => {
  it('commits state and events in one, and the state equals the fold of its events', async () => {
    const id = newId();
    await executeCommand(dynamo.tables, async () => open(id), context);
    await executeCommand(dynamo.tables, () => increase(id), context);
    const state = await get(dynamo.tables, counter, id);
    const { items } = await history(dynamo.tables, 'COUNTER', id, { limit: 10 });
    expect(state.body.count).toBe(1);
    expect(fold(items)).toEqual({
      status: state.status,
      version: state.version,
      deadlines: state.deadlines,
      refs: state.refs,
      lastHash: state.lastHash,
    });
    expect(verifyChain(items)).toBeUndefined();
    expect(items.map((event) => event.type)).toEqual(['Opened', 'Increased']);
  });

  it('[1-1] refuses an event that cites no article, and changes nothing', async () => {
    const id = newId();
    const plan = open(id);
    const unfounded = plan.changes.map((each) => ({
      ...each,
      events: each.events.map((event) => ({ ...event, article: '99-1' as const })),
    }));
    const refused = executeCommand(dynamo.tables, async () => ({ ...plan, changes: unfounded }), context);
    await expect(refused).rejects.toMatchObject({ refusal: { refused: 'RULE_REF_REQUIRED' } });
    expect(await load(dynamo.tables, counter, id)).toBeUndefined();
  });

  it('finds a changed, a missing and an inserted event', async () => {
    const id = newId();
    await executeCommand(dynamo.tables, async () => open(id), context);
    await executeCommand(dynamo.tables, () => increase(id), context);
    const { items } = await history(dynamo.tables, 'COUNTER', id, { limit: 10 });
    const [first, second] = items as [(typeof items)[number], (typeof items)[number]];
    expect(verifyChain([{ ...first, reason: 'another' }, second])).toMatchObject({
      version: 1,
      fault: 'changed',
    });
    expect(verifyChain([second])).toMatchObject({ version: 1, fault: 'missing' });
    expect(verifyChain([first, first, second])).toMatchObject({ version: 1, fault: 'inserted' });
  });

  it('loses no update when many act at once', async () => {
    const id = newId();
    await executeCommand(dynamo.tables, async () => open(id), context);
    await Promise.all(
      Array.from({ length: 5 }, () => executeCommand(dynamo.tables, () => increase(id), context)),
    );
    expect((await get(dynamo.tables, counter, id)).body.count).toBe(5);
  });

  it('[5-1e] lets one of two takers of a guard through and changes nothing for the other', async () => {
    const [one, two] = [newId(), newId()];
    const guarded = (id: string): Plan => ({
      ...open(id),
      guards: [{ take: `LIVE#${one}`, owner: id, refusal: refuse('DUPLICATE', { article: '5-1' }) }],
    });
    const results = await Promise.allSettled(
      [one, two].map((id) => executeCommand(dynamo.tables, async () => guarded(id), context)),
    );
    const refused = results.filter((each) => each.status === 'rejected');
    expect(refused).toHaveLength(1);
    expect(refused[0]?.reason).toBeInstanceOf(ProblemError);
    const owner = await guardOwner(dynamo.tables, `LIVE#${one}`);
    const other = owner === one ? two : one;
    expect(await load(dynamo.tables, counter, other)).toBeUndefined();
  });

  it('answers the same Idempotency-Key with the first answer, and refuses it for another input', async () => {
    const id = newId();
    const key: IdempotencyKey = {
      scope: 'a1 open',
      key: id,
      inputHash: hashInput(id, { id }),
      cipher: plainCipher,
      now,
    };
    const first = await executeCommand(dynamo.tables, async () => open(id), context, key);
    const again = await executeCommand(dynamo.tables, async () => open(newId()), context, key);
    expect(again).toEqual(first);
    const other = executeCommand(dynamo.tables, async () => open(newId()), context, {
      ...key,
      inputHash: 'x',
    });
    await expect(other).rejects.toMatchObject({ refusal: { refused: 'IDEMPOTENCY_KEY_REUSED' } });
  });

  it('keeps a confidential answer sealed in its idempotency record and still repeats it', async () => {
    const id = newId();
    const key: IdempotencyKey = { scope: 'a1 open', key: id, inputHash: 'h', cipher: plainCipher, now };
    const secret = { ...open(id), response: { status: 201, body: { code: 'K7-1' } }, confidential: true };
    await executeCommand(dynamo.tables, async () => secret, context, key);
    expect(await executeCommand(dynamo.tables, async () => secret, context, key)).toEqual(secret.response);
  });

  it('lets a consumer have its effect once, however often the message comes', async () => {
    const id = newId();
    await executeCommand(dynamo.tables, async () => open(id), context);
    const once = () =>
      executeOnce(dynamo.tables, { consumer: 'test', messageId: `m-${id}` }, () => increase(id), context);
    expect(await Promise.all([once(), once(), once()])).toHaveLength(3);
    await once();
    expect((await get(dynamo.tables, counter, id)).body.count).toBe(1);
  });

  it('refuses the proposer as the second person, as a write condition', async () => {
    const id = newId();
    await executeCommand(dynamo.tables, async () => open(id), context);
    const notBy = { path: ['by'], actorId: 'a1', refusal: refuse('FOUR_EYES') };
    const check: Plan = { changes: [], checks: [{ kind: 'COUNTER', id, notBy }], response: { status: 200 } };
    await expect(executeCommand(dynamo.tables, async () => check, context)).rejects.toMatchObject({
      refusal: { refused: 'FOUR_EYES' },
    });
    const another = { ...check, checks: [{ kind: 'COUNTER', id, notBy: { ...notBy, actorId: 'a2' } }] };
    expect(await executeCommand(dynamo.tables, async () => another, context)).toEqual({ status: 200 });
  });

  it('retries transaction conflicts and gives up as BUSY without a change', async () => {
    const id = newId();
    const conflict = new TransactionCanceledException({
      $metadata: {},
      message: 'conflict',
      CancellationReasons: [{ Code: 'TransactionConflict' }, { Code: 'None' }],
    });
    let failures = 3;
    const client = new Proxy(dynamo.tables.client, {
      get: (target, name) => {
        if (name !== 'send') return Reflect.get(target, name);
        return (command: { constructor: { name: string } }) => {
          if (command.constructor.name === 'TransactWriteCommand' && failures > 0) {
            failures -= 1;
            return Promise.reject(conflict);
          }
          return target.send(command as never);
        };
      },
    });
    await executeCommand({ ...dynamo.tables, client }, async () => open(id), context);
    expect((await get(dynamo.tables, counter, id)).version).toBe(1);
    failures = Number.POSITIVE_INFINITY;
    const busy = executeCommand({ ...dynamo.tables, client }, () => increase(id), context);
    await expect(busy).rejects.toMatchObject({ refusal: { refused: 'BUSY' } });
    expect((await get(dynamo.tables, counter, id)).version).toBe(1);
  });

  it('pages through a list, and takes no cursor of another list', async () => {
    const ids = Array.from({ length: 5 }, newId);
    for (const id of ids) {
      const plan = open(id);
      await executeCommand(dynamo.tables, async () => plan, context);
    }
    const first = await list(dynamo.tables, counter, 'list1', { pk: 'COUNTER#OPEN' }, { limit: 3 });
    const next = await list(
      dynamo.tables,
      counter,
      'list1',
      { pk: 'COUNTER#OPEN' },
      { limit: 3, cursor: first.cursor },
    );
    expect(first.items).toHaveLength(3);
    expect(new Set([...first.items, ...next.items].map((item) => item.id)).size).toBe(6);
    const foreign = list(
      dynamo.tables,
      counter,
      'list1',
      { pk: 'COUNTER#DONE' },
      { limit: 3, cursor: first.cursor },
    );
    await expect(foreign).rejects.toMatchObject({ refusal: { refused: 'VALIDATION_FAILED' } });
  });

  it.each([
    ['half a key', { list1pk: 'COUNTER#OPEN' }],
    ['an empty part', { list1pk: 'COUNTER#OPEN', list1sk: '', pk: 'COUNTER#1', sk: 'STATE' }],
    ['a part too long', { list1pk: 'COUNTER#OPEN', list1sk: 'x'.repeat(1025), pk: 'COUNTER#1', sk: 'STATE' }],
    [
      'a sort key outside of what is asked',
      { list1pk: 'COUNTER#OPEN', list1sk: 'z', pk: 'COUNTER#1', sk: 'STATE' },
    ],
    ['a member too many', { list1pk: 'COUNTER#OPEN', list1sk: 'a', pk: 'a', sk: 'STATE', more: 'x' }],
    ['a number', { list1pk: 'COUNTER#OPEN', list1sk: 1, pk: 'COUNTER#1', sk: 'STATE' }],
  ])('refuses a made-up cursor with %s', async (_, key) => {
    const cursor = Buffer.from(JSON.stringify(key)).toString('base64url');
    const paged = list(
      dynamo.tables,
      counter,
      'list1',
      { pk: 'COUNTER#OPEN', prefix: 'a' },
      { limit: 3, cursor },
    );
    await expect(paged).rejects.toMatchObject({ refusal: { refused: 'VALIDATION_FAILED' } });
  });

  it('writes every event into the outbox', async () => {
    const id = newId();
    await executeCommand(dynamo.tables, async () => open(id), context);
    const shards = await Promise.all(
      Array.from({ length: 8 }, (_, shard) =>
        dynamo.tables.client.send(
          new QueryCommand({
            TableName: dynamo.tables.platform,
            IndexName: 'unrelayed',
            KeyConditionExpression: 'unrelayed = :shard',
            ExpressionAttributeValues: { ':shard': String(shard) },
            Limit: 1000,
          }),
        ),
      ),
    );
    const waiting = shards.flatMap(({ Items = [] }) => Items.map((item) => item.pk));
    expect(waiting).toContain(`COUNTER#${id}`);
  });
});
