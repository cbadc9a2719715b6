import * as z from 'zod';
import type { Service } from '../service.ts';
import type { MessageAttribute, ReceivedMessage, ServiceLog } from '../links.ts';
import { AwsError, asAwsError } from '../wire/aws-error.ts';
import { answerJson } from '../wire/json-endpoint.ts';
import { operation, type Operation } from '../wire/operation.ts';
import { md5, type QueueStore } from './queue-store.ts';

/** One message or one batch may carry 1 MiB, attributes included (SQS quotas, since August 2025). */
const MAX_BYTES = 1_048_576;
const MAX_BATCH = 10;

const attribute = z.strictObject({
  DataType: z.string(),
  StringValue: z.string().optional(),
  BinaryValue: z.string().optional(),
});
const message = {
  MessageBody: z.string().min(1),
  DelaySeconds: z.int().min(0).max(900).optional(),
  MessageAttributes: z.record(z.string(), attribute).optional(),
};
const visibility = z.int().min(0).max(43_200);
const inQueue = { QueueUrl: z.string() };
const receiptEntry = z.strictObject({ Id: z.string(), ReceiptHandle: z.string() });

type SendInput = z.output<z.ZodObject<typeof message>>;

/** SQS over awsJson1_0. Receiving never waits: in virtual time a long poll has nothing to wait for. */
export function createSqsService(store: QueueStore, log: ServiceLog): Service {
  const operations = sqsOperations(store);
  return {
    prefix: '/sqs',
    handle: (req, res, body) =>
      answerJson({ service: 'sqs', version: '1.0', operations, log }, req, res, body),
    resume: () => store.resume(),
  };
}

function sqsOperations(store: QueueStore): Record<string, Operation> {
  const send = (queueUrl: string, input: SendInput) => {
    const attributes = compact(input.MessageAttributes);
    const id = store.send(store.byUrl(queueUrl).arn, input.MessageBody, attributes, input.DelaySeconds);
    return { MessageId: id, MD5OfMessageBody: md5(input.MessageBody) };
  };
  return {
    SendMessage: operation(z.strictObject({ ...inQueue, ...message }), (input) => {
      refuseLarge(bytes(input));
      return send(input.QueueUrl, input);
    }),
    SendMessageBatch: operation(
      z.strictObject({ ...inQueue, Entries: z.array(z.strictObject({ Id: z.string(), ...message })) }),
      ({ QueueUrl, Entries }) => {
        const size = Entries.reduce((sum, entry) => sum + bytes(entry), 0);
        if (size > MAX_BYTES) throw new AwsError('BatchRequestTooLong', `The batch has ${size} bytes.`);
        return batch(Entries, (entry) => send(QueueUrl, entry));
      },
    ),
    ReceiveMessage: operation(
      z.strictObject({
        ...inQueue,
        MaxNumberOfMessages: z.int().min(1).max(10).default(1),
        VisibilityTimeout: visibility.optional(),
        WaitTimeSeconds: z.int().min(0).max(20).optional(),
        AttributeNames: z.array(z.string()).optional(),
        MessageSystemAttributeNames: z.array(z.string()).optional(),
        MessageAttributeNames: z.array(z.string()).optional(),
      }),
      (input) => ({
        Messages: store
          .receive(store.byUrl(input.QueueUrl).arn, input.MaxNumberOfMessages, input.VisibilityTimeout)
          .map(asApiMessage),
      }),
    ),
    DeleteMessage: operation(z.strictObject({ ...inQueue, ReceiptHandle: z.string() }), (input) =>
      store.delete(store.byUrl(input.QueueUrl).arn, input.ReceiptHandle),
    ),
    DeleteMessageBatch: operation(
      z.strictObject({ ...inQueue, Entries: z.array(receiptEntry) }),
      ({ QueueUrl, Entries }) =>
        batch(Entries, (entry) => store.delete(store.byUrl(QueueUrl).arn, entry.ReceiptHandle)),
    ),
    ChangeMessageVisibility: operation(
      z.strictObject({ ...inQueue, ReceiptHandle: z.string(), VisibilityTimeout: visibility }),
      (input) =>
        store.changeVisibility(store.byUrl(input.QueueUrl).arn, input.ReceiptHandle, input.VisibilityTimeout),
    ),
    ChangeMessageVisibilityBatch: operation(
      z.strictObject({
        ...inQueue,
        Entries: z.array(receiptEntry.extend({ VisibilityTimeout: visibility })),
      }),
      ({ QueueUrl, Entries }) =>
        batch(Entries, (e) =>
          store.changeVisibility(store.byUrl(QueueUrl).arn, e.ReceiptHandle, e.VisibilityTimeout),
        ),
    ),
    StartMessageMoveTask: operation(
      z.strictObject({ SourceArn: z.string(), DestinationArn: z.string().optional() }),
      ({ SourceArn, DestinationArn }) => {
        store.redrive(SourceArn, DestinationArn);
        return { TaskHandle: Buffer.from(SourceArn).toString('base64') };
      },
    ),
    GetQueueUrl: operation(z.strictObject({ QueueName: z.string() }), ({ QueueName }) => ({
      QueueUrl: store.byName(QueueName).url,
    })),
    GetQueueAttributes: operation(
      z.strictObject({ ...inQueue, AttributeNames: z.array(z.string()).default([]) }),
      ({ QueueUrl, AttributeNames }) => ({
        Attributes: chosen(queueAttributes(store, QueueUrl), AttributeNames),
      }),
    ),
  };
}

function batch<E extends { readonly Id: string }>(entries: readonly E[], run: (entry: E) => object | void) {
  if (entries.length === 0) throw new AwsError('EmptyBatchRequest', 'The batch has no entries.');
  if (entries.length > MAX_BATCH) {
    throw new AwsError(
      'TooManyEntriesInBatchRequest',
      `The batch has ${entries.length} entries, not 1 to 10.`,
    );
  }
  if (new Set(entries.map((e) => e.Id)).size < entries.length) {
    throw new AwsError('BatchEntryIdsNotDistinct', 'Two entries of the batch have the same Id.');
  }
  const Successful: object[] = [];
  const Failed: object[] = [];
  for (const entry of entries) {
    try {
      Successful.push({ Id: entry.Id, ...run(entry) });
    } catch (error) {
      const { code, message } = asAwsError(error);
      if (code === 'QueueDoesNotExist') throw error;
      Failed.push({ Id: entry.Id, Code: code, Message: message, SenderFault: true });
    }
  }
  return { Successful, Failed };
}

function asApiMessage(m: ReceivedMessage) {
  return {
    MessageId: m.messageId,
    ReceiptHandle: m.receiptHandle,
    Body: m.body,
    MD5OfBody: m.md5OfBody,
    Attributes: m.attributes,
    ...(Object.keys(m.messageAttributes).length === 0 ? {} : { MessageAttributes: m.messageAttributes }),
  };
}

function queueAttributes(store: QueueStore, queueUrl: string): Record<string, string> {
  const queue = store.byUrl(queueUrl);
  const { visible, inFlight, delayed } = store.depth(queue.arn);
  return {
    QueueArn: queue.arn,
    VisibilityTimeout: String(queue.visibilityTimeoutSeconds),
    DelaySeconds: String(queue.delaySeconds),
    MessageRetentionPeriod: String(queue.retentionSeconds),
    ApproximateNumberOfMessages: String(visible),
    ApproximateNumberOfMessagesNotVisible: String(inFlight),
    ApproximateNumberOfMessagesDelayed: String(delayed),
    ...(queue.redrive === undefined
      ? {}
      : {
          RedrivePolicy: JSON.stringify({
            deadLetterTargetArn: queue.redrive.deadLetterArn,
            maxReceiveCount: queue.redrive.maxReceiveCount,
          }),
        }),
  };
}

function chosen(all: Record<string, string>, names: readonly string[]): Record<string, string> {
  if (names.includes('All')) return all;
  return Object.fromEntries(Object.entries(all).filter(([name]) => names.includes(name)));
}

function compact(attributes: SendInput['MessageAttributes']): Record<string, MessageAttribute> {
  return JSON.parse(JSON.stringify(attributes ?? {})) as Record<string, MessageAttribute>;
}

function bytes(entry: SendInput): number {
  const extra = entry.MessageAttributes === undefined ? 0 : JSON.stringify(entry.MessageAttributes).length;
  return Buffer.byteLength(entry.MessageBody) + extra;
}

function refuseLarge(size: number): void {
  if (size > MAX_BYTES) {
    throw new AwsError('InvalidParameterValue', `One message must be shorter than ${MAX_BYTES} bytes.`);
  }
}
