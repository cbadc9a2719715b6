import {
  ChangeMessageVisibilityCommand,
  DeleteMessageBatchCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  PurgeQueueCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
  SQSClient,
  StartMessageMoveTaskCommand,
} from '@aws-sdk/client-sqs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ResolvedQueue } from '../../assembly/resolved-app.ts';
import { fakeKernel, type FakeKernel } from '../fake-kernel.ts';
import { clientConfig, serve } from '../fake-server.ts';
import { createQueueStore, type QueueStore } from './queue-store.ts';
import { createSqsService } from './service.ts';

const queue = (name: string, extra: Partial<ResolvedQueue> = {}): ResolvedQueue => ({
  name,
  arn: `arn:aws:sqs:ap-southeast-1:000000000000:${name}`,
  url: `http://127.0.0.1:1/sqs/000000000000/${name}`,
  fifo: false,
  visibilityTimeoutSeconds: 60,
  delaySeconds: 0,
  retentionSeconds: 345_600,
  ...extra,
});
const dead = queue('work-dlq');
const work = queue('work', { redrive: { deadLetterArn: dead.arn, maxReceiveCount: 2 } });

describe('SQS by the real client', () => {
  let kernel: FakeKernel;
  let store: QueueStore;
  let client: SQSClient;
  let close: () => Promise<void>;
  let logged: string[];

  beforeEach(async () => {
    kernel = fakeKernel();
    logged = [];
    store = createQueueStore(kernel, [work, dead]);
    const server = await serve(createSqsService(store, (_service, line) => void logged.push(line)));
    close = server.close;
    client = new SQSClient(clientConfig(server.url, '/sqs'));
  });
  afterEach(async () => {
    client.destroy();
    await close();
    kernel.close();
  });

  const receive = async (q: ResolvedQueue, max = 10) =>
    (await client.send(new ReceiveMessageCommand({ QueueUrl: q.url, MaxNumberOfMessages: max }))).Messages ??
    [];

  it('sends, receives with attributes, and deletes', async () => {
    await client.send(
      new SendMessageCommand({
        QueueUrl: work.url,
        MessageBody: '公示',
        MessageAttributes: { kind: { DataType: 'String', StringValue: 'notice' } },
      }),
    );
    const [message] = await receive(work);
    expect(message?.Body).toBe('公示');
    expect(message?.MessageAttributes?.['kind']?.StringValue).toBe('notice');
    expect(message?.Attributes?.ApproximateReceiveCount).toBe('1');
    await client.send(
      new DeleteMessageCommand({ QueueUrl: work.url, ReceiptHandle: message!.ReceiptHandle! }),
    );
    await kernel.advance(61_000);
    expect(await receive(work)).toEqual([]);
  });

  it('shows a delayed message only when its virtual time has come, and wakes the pollers then', async () => {
    await client.send(new SendMessageCommand({ QueueUrl: work.url, MessageBody: 'x', DelaySeconds: 30 }));
    expect(await receive(work)).toEqual([]);
    expect(kernel.wakes).toEqual([]);
    await kernel.advance(30_000);
    expect(kernel.wakes).toEqual(['sqs']);
    expect(await receive(work)).toHaveLength(1);
  });

  it('moves a message received too often to the dead-letter queue', async () => {
    await client.send(new SendMessageCommand({ QueueUrl: work.url, MessageBody: 'poison' }));
    for (let attempt = 1; attempt <= 2; attempt += 1) {
      expect(await receive(work)).toHaveLength(1);
      await kernel.advance(60_000);
    }
    expect(await receive(work)).toEqual([]);
    const [buried] = await receive(dead);
    expect(buried?.Body).toBe('poison');
    expect(buried?.Attributes?.['DeadLetterQueueSourceArn']).toBe(work.arn);

    await kernel.advance(60_000);
    await client.send(new StartMessageMoveTaskCommand({ SourceArn: dead.arn }));
    expect(await receive(dead)).toEqual([]);
    expect((await receive(work)).map((m) => m.Attributes?.ApproximateReceiveCount)).toEqual(['1']);
  });

  it('leaves no timer behind a message that was deleted in time', async () => {
    await client.send(new SendMessageCommand({ QueueUrl: work.url, MessageBody: 'x' }));
    const [message] = await receive(work);
    await client.send(
      new DeleteMessageCommand({ QueueUrl: work.url, ReceiptHandle: message!.ReceiptHandle! }),
    );
    kernel.wakes.length = 0;
    await kernel.advance(86_400_000);
    expect(kernel.wakes).toEqual([]);
  });

  it('works off a long queue, each message once', () => {
    for (let i = 0; i < 5_000; i += 1) store.send(work.arn, String(i));
    const bodies = new Set<string>();
    for (let got = store.receive(work.arn, 10); got.length > 0; got = store.receive(work.arn, 10)) {
      for (const m of got) {
        bodies.add(m.body);
        store.delete(work.arn, m.receiptHandle);
      }
    }
    expect(bodies.size).toBe(5_000);
  });

  it('gives a message back at once when its visibility is set to 0, and refuses a stale receipt', async () => {
    await client.send(new SendMessageCommand({ QueueUrl: work.url, MessageBody: 'x' }));
    const [first] = await receive(work);
    const change = () =>
      client.send(
        new ChangeMessageVisibilityCommand({
          QueueUrl: work.url,
          ReceiptHandle: first!.ReceiptHandle!,
          VisibilityTimeout: 0,
        }),
      );
    await change();
    await expect(change()).rejects.toMatchObject({ name: 'MessageNotInflight' });
    expect(await receive(work)).toHaveLength(1);
  });

  it('answers batches per entry and refuses more than ten', async () => {
    const entries = (n: number) =>
      Array.from({ length: n }, (_, i) => ({ Id: `m${i}`, MessageBody: `b${i}` }));
    const sent = await client.send(new SendMessageBatchCommand({ QueueUrl: work.url, Entries: entries(10) }));
    expect(sent.Successful).toHaveLength(10);
    await expect(
      client.send(new SendMessageBatchCommand({ QueueUrl: work.url, Entries: entries(11) })),
    ).rejects.toMatchObject({ name: 'TooManyEntriesInBatchRequest' });
    const [one] = await receive(work, 1);
    const deleted = await client.send(
      new DeleteMessageBatchCommand({
        QueueUrl: work.url,
        Entries: [
          { Id: 'good', ReceiptHandle: one!.ReceiptHandle! },
          { Id: 'bad', ReceiptHandle: 'nonsense' },
        ],
      }),
    );
    expect(deleted.Successful?.map((s) => s.Id)).toEqual(['good']);
    expect(deleted.Failed?.map((f) => f.Code)).toEqual(['ReceiptHandleIsInvalid']);
  });

  it('counts what is visible, in flight and delayed', async () => {
    for (const DelaySeconds of [0, 0, 60]) {
      await client.send(new SendMessageCommand({ QueueUrl: work.url, MessageBody: 'x', DelaySeconds }));
    }
    await receive(work, 1);
    const { Attributes } = await client.send(
      new GetQueueAttributesCommand({ QueueUrl: work.url, AttributeNames: ['All'] }),
    );
    expect(Attributes).toMatchObject({
      ApproximateNumberOfMessages: '1',
      ApproximateNumberOfMessagesNotVisible: '1',
      ApproximateNumberOfMessagesDelayed: '1',
    });
  });

  it('finds messages again after a restart on the same database', async () => {
    store.send(work.arn, 'kept', {}, 30);
    const again = createQueueStore(kernel, [work, dead]);
    again.resume();
    await kernel.advance(30_000);
    expect(again.receive(work.arn, 10).map((m) => m.body)).toEqual(['kept']);
  });

  it('gives out at once, after a restart, what the process before had in flight', () => {
    store.send(work.arn, 'held', {}, 0);
    store.send(work.arn, 'delayed', {}, 60);
    expect(store.receive(work.arn, 10).map((m) => m.body)).toEqual(['held']);
    const again = createQueueStore(kernel, [work, dead]);
    expect(again.receive(work.arn, 10)).toEqual([]);
    again.resume();
    expect(again.receive(work.arn, 10).map((m) => m.body)).toEqual(['held']);
  });

  it('refuses unknown queues, unknown calls and unknown parameters, and says so in the log', async () => {
    await expect(client.send(new GetQueueUrlCommand({ QueueName: 'nope' }))).rejects.toMatchObject({
      name: 'QueueDoesNotExist',
    });
    await expect(client.send(new PurgeQueueCommand({ QueueUrl: work.url }))).rejects.toMatchObject({
      name: 'UnknownOperationException',
      message: expect.stringContaining('PurgeQueue'),
    });
    await expect(
      client.send(new SendMessageCommand({ QueueUrl: work.url, MessageBody: 'x', MessageGroupId: 'g' })),
    ).rejects.toThrow(/MessageGroupId/);
    expect(logged).toHaveLength(3);
  });
});
