import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ResolvedEventSource, ResolvedQueue } from '../assembly/resolved-app.ts';
import { VirtualClock } from '../clock/virtual-clock.ts';
import { fakeLinks } from '../services/fake-links.ts';
import { createQueueStore, type QueueStore } from '../services/sqs/queue-store.ts';
import { createSqsSource } from './sqs-source.ts';

const queue = (name: string, more: Partial<ResolvedQueue> = {}): ResolvedQueue => ({
  name,
  arn: `arn:aws:sqs:ap-southeast-1:000000000000:${name}`,
  url: `http://127.0.0.1/sqs/000000000000/${name}`,
  fifo: false,
  visibilityTimeoutSeconds: 180,
  delaySeconds: 0,
  retentionSeconds: 1_209_600,
  ...more,
});
const dead = queue('dead');
const work = queue('work', { redrive: { deadLetterArn: dead.arn, maxReceiveCount: 3 } });
const mapping: ResolvedEventSource = {
  id: 'm1',
  functionArn: 'fn',
  sourceArn: work.arn,
  kind: 'sqs',
  batchSize: 2,
  batchWindowSeconds: 0,
  reportBatchItemFailures: true,
  filters: [],
  bisectOnError: false,
  maxRetries: -1,
  maxRecordAgeSeconds: -1,
  parallelization: 1,
  startingPosition: 'TRIM_HORIZON',
};

interface QueueEvent {
  Records: { messageId: string; body: string; attributes: Record<string, string> }[];
}
let clock: VirtualClock;
let store: QueueStore;
let batches: QueueEvent[];
let answer: (event: QueueEvent) => unknown;

function feed(changes: Partial<ResolvedEventSource> = {}): void {
  const { links } = fakeLinks({
    sqs: store,
    lambda: {
      invoke: async (_arn, event) => {
        batches.push(event as QueueEvent);
        return answer(event as QueueEvent);
      },
    },
  });
  const source = createSqsSource({ ...mapping, ...changes }, { region: 'ap-southeast-1' }, clock, links);
  clock.onWake('sqs', () => source.wake());
  clock.inFlight.addSettler(() => source.settle());
}

beforeEach(() => {
  const db = new DatabaseSync(':memory:');
  clock = new VirtualClock({ db, dir: '.', startMs: Date.parse('2026-03-02T01:00:00Z'), onError: () => {} });
  store = createQueueStore(clock, [work, dead]);
  batches = [];
  answer = () => ({ batchItemFailures: [] });
});

afterEach(() => clock.close());

describe('a queue as event source', () => {
  it('hands messages over in batches and deletes what was done', async () => {
    feed();
    for (const body of ['1', '2', '3']) store.send(work.arn, body);
    await clock.quiesce();
    expect(batches.map(({ Records }) => Records.map(({ body }) => body))).toEqual([['1', '2'], ['3']]);
    expect(batches[0]?.Records[0]).toMatchObject({
      eventSource: 'aws:sqs',
      eventSourceARN: work.arn,
      awsRegion: 'ap-southeast-1',
      attributes: { ApproximateReceiveCount: '1' },
    });
    expect(store.depth(work.arn)).toEqual({ visible: 0, inFlight: 0, delayed: 0 });
  });

  it('leaves the items named as failed, which come back after the visibility timeout', async () => {
    feed();
    answer = ({ Records }) => ({
      batchItemFailures: Records.filter(({ body }) => body === 'bad').map(({ messageId }) => ({
        itemIdentifier: messageId,
      })),
    });
    store.send(work.arn, 'good');
    store.send(work.arn, 'bad');
    await clock.quiesce();
    expect(store.depth(work.arn)).toMatchObject({ visible: 0, inFlight: 1 });
    answer = () => null;
    await clock.advance('PT3M');
    expect(batches.at(-1)?.Records.map(({ body }) => body)).toEqual(['bad']);
    expect(store.depth(work.arn)).toMatchObject({ visible: 0, inFlight: 0 });
  });

  it.each([
    ['throws', () => Promise.reject(new Error('down'))],
    ['answers nonsense', () => ({ batchItemFailures: [{ itemIdentifier: 'nobody' }] })],
  ])(
    'keeps the whole batch when the function %s, until the dead-letter queue takes it',
    async (_what, result) => {
      feed();
      answer = result;
      store.send(work.arn, 'x');
      await clock.advance('PT15M');
      expect(batches).toHaveLength(3);
      expect(store.depth(dead.arn).visible).toBe(1);
      expect(store.depth(work.arn)).toEqual({ visible: 0, inFlight: 0, delayed: 0 });
    },
  );

  it('waits for a delayed message in virtual time', async () => {
    feed();
    store.send(work.arn, 'later', undefined, 600);
    await clock.quiesce();
    expect(batches).toHaveLength(0);
    await clock.advance('PT10M');
    expect(batches).toHaveLength(1);
  });

  it('drops what no filter lets through', async () => {
    feed({ filters: [{ body: { kind: ['wanted'] } }] });
    store.send(work.arn, '{"kind":"other"}');
    store.send(work.arn, '{"kind":"wanted"}');
    await clock.quiesce();
    expect(batches.flatMap(({ Records }) => Records.map(({ body }) => body))).toEqual(['{"kind":"wanted"}']);
    expect(store.depth(work.arn)).toEqual({ visible: 0, inFlight: 0, delayed: 0 });
  });
});
