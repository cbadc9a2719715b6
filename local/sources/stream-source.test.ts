import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ResolvedEventSource } from '../assembly/resolved-app.ts';
import { VirtualClock } from '../clock/virtual-clock.ts';
import { createDynamoDbApi, type DynamoDbApi } from '../services/dynamodb/dynamodb-api.ts';
import { type DynamoDbProcess, startDynamoDb } from '../services/dynamodb/dynoxide.ts';
import { ensureTables } from '../services/dynamodb/tables.ts';
import { fakeLinks, type Handed } from '../services/fake-links.ts';
import type { Source } from './source.ts';
import { createStreamSource } from './stream-source.ts';

interface StreamEvent {
  Records: {
    eventName: string;
    eventSourceARN: string;
    dynamodb: { Keys: { pk: { S: string } }; SequenceNumber: string };
  }[];
}

const dir = mkdtempSync(join(tmpdir(), 'voucher-stream-'));
let engine: DynamoDbProcess;
let api: DynamoDbApi;
let table: string;
let engineStreamArn: string;
let tables = 0;
let db: DatabaseSync;
let clock: VirtualClock;
let sources: Source[];
let batches: string[][];
let events: StreamEvent[];
let handed: Handed;
let answer: (keys: string[], event: StreamEvent) => unknown;

vi.setConfig({ testTimeout: 20_000 });

beforeAll(async () => {
  engine = await startDynamoDb(dir);
  api = createDynamoDbApi(engine.url, 'ap-southeast-1');
});

afterAll(async () => {
  api.close();
  await engine.stop();
  rmSync(dir, { recursive: true, force: true });
});

beforeEach(async () => {
  table = `Stream-${(tables += 1)}`;
  const streams = await ensureTables(api, [
    {
      name: table,
      arn: table,
      streamArn: `${table}/stream/local`,
      createInput: {
        TableName: table,
        BillingMode: 'PAY_PER_REQUEST',
        KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
        AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
        StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
      },
    },
  ]);
  engineStreamArn = streams.get(table)!;
  db = new DatabaseSync(':memory:');
  sources = [];
  batches = [];
  events = [];
  answer = () => ({ batchItemFailures: [] });
  clock = new VirtualClock({ db, dir, startMs: Date.parse('2026-03-02T01:00:00Z'), onError: () => {} });
});

afterEach(() => {
  for (const source of sources) source.close();
  clock.close();
});

function follow(changes: Partial<ResolvedEventSource> = {}): void {
  const faked = fakeLinks({
    lambda: {
      invoke: async (_arn, event) => {
        const streamEvent = event as StreamEvent;
        const keys = streamEvent.Records.map(({ dynamodb }) => dynamodb.Keys.pk.S);
        events.push(streamEvent);
        batches.push(keys);
        return answer(keys, streamEvent);
      },
    },
  });
  handed = faked.handed;
  const mapping: ResolvedEventSource = {
    id: 'm1',
    functionArn: 'fn',
    sourceArn: `${table}/stream/local`,
    kind: 'stream',
    batchSize: 100,
    batchWindowSeconds: 0,
    reportBatchItemFailures: true,
    filters: [],
    bisectOnError: true,
    maxRetries: 2,
    maxRecordAgeSeconds: -1,
    parallelization: 1,
    startingPosition: 'TRIM_HORIZON',
    onFailureArn: 'dead-letters',
    ...changes,
  };
  const app = { region: 'ap-southeast-1' };
  const source = createStreamSource({
    mapping,
    app,
    kernel: clock,
    links: faked.links,
    api,
    engineStreamArn,
    isInTurns: () => false,
  });
  sources.push(source);
  clock.inFlight.addSettler(() => source.settle());
}

const put = (pk: string, more: Record<string, unknown> = {}) =>
  api.call('DynamoDB_20120810.PutItem', { TableName: table, Item: { pk: { S: pk }, ...more } });

describe('a table stream as event source', () => {
  it('hands changes over in order, those written meanwhile too', async () => {
    follow({ batchSize: 2 });
    answer = async (keys) => {
      if (keys.includes('a')) await put('late');
    };
    for (const pk of ['a', 'b', 'c']) await put(pk);
    await clock.quiesce();
    expect(batches).toEqual([['a', 'b'], ['c'], ['late']]);
    expect(events[0]?.Records[0]).toMatchObject({
      eventName: 'INSERT',
      eventSourceARN: `${table}/stream/local`,
      awsRegion: 'ap-southeast-1',
      dynamodb: { ApproximateCreationDateTime: expect.any(Number), NewImage: { pk: { S: 'a' } } },
    });
  });

  it('lets through what a filter matches only', async () => {
    follow({
      filters: [{ eventName: ['INSERT'], dynamodb: { NewImage: { unrelayed: { S: [{ exists: true }] } } } }],
    });
    await put('event', { unrelayed: { S: '3' } });
    await put('state');
    await put('event', { changed: { BOOL: true } });
    await clock.quiesce();
    expect(batches).toEqual([['event']]);
  });

  it('goes on after a restart where it stopped', async () => {
    follow();
    await put('before');
    await clock.quiesce();
    for (const source of sources) source.close();
    await put('after');
    clock.close();
    clock = new VirtualClock({ db, dir, startMs: 0, onError: () => {} });
    follow();
    await clock.quiesce();
    expect(batches).toEqual([['before'], ['after']]);
  });

  it('goes on behind the items done when one is named as failed', async () => {
    follow();
    let failures = 2;
    answer = (keys, { Records }) => {
      const index = keys.indexOf('b');
      if (index < 0 || failures === 0) return null;
      failures -= 1;
      return { batchItemFailures: [{ itemIdentifier: Records[index]!.dynamodb.SequenceNumber }] };
    };
    for (const pk of ['a', 'b', 'c']) await put(pk);
    await clock.quiesce();
    expect(batches).toEqual([['a', 'b', 'c'], ['b', 'c'], ['b'], ['c']]);
  });

  it('isolates a record that always fails and tells the failure destination', async () => {
    follow();
    answer = (keys) => (keys.includes('poison') ? Promise.reject(new Error('poison')) : null);
    for (const pk of ['a', 'poison', 'c', 'd']) await put(pk);
    await clock.quiesce();
    const done = batches.filter((keys) => !keys.includes('poison')).flat();
    expect(done).toEqual(['a', 'c', 'd']);
    expect(batches.filter((keys) => keys.length === 1 && keys[0] === 'poison')).toHaveLength(3);
    expect(handed.sent).toHaveLength(1);
    expect(JSON.parse(handed.sent[0]!.body)).toMatchObject({
      requestContext: { condition: 'RetryAttemptsExhausted' },
      DDBStreamBatchInfo: { batchSize: 1, startSequenceNumber: '2', endSequenceNumber: '2' },
    });
  });

  it('notices a write that nobody told it of', async () => {
    follow();
    await clock.quiesce();
    await put('silent');
    await expect.poll(() => batches, { timeout: 10_000 }).toEqual([['silent']]);
  });
});
