import type { ResolvedApp, ResolvedEventSource } from '../assembly/resolved-app.ts';
import type { Kernel } from '../clock/kernel.ts';
import { compilePattern } from '../services/eventbridge/pattern.ts';
import type { Links, MessageAttribute, ReceivedMessage } from '../services/links.ts';
import { failedItems } from './batch-failures.ts';
import type { Source } from './source.ts';

/** Batches of one queue in the hands of its function at the same time. */
const MAX_CONCURRENCY = 4;

/**
 * Hands the messages of a queue to its function. A message that failed is left in the queue and comes back after its
 * visibility timeout. A batching window is not waited for: whatever is there makes a batch.
 */
export function createSqsSource(
  mapping: ResolvedEventSource,
  app: Pick<ResolvedApp, 'region'>,
  kernel: Kernel,
  links: Pick<Links, 'sqs' | 'lambda' | 'log'>,
): Source {
  const limit = Math.min(mapping.maxConcurrency ?? MAX_CONCURRENCY, MAX_CONCURRENCY);
  const matchers = mapping.filters.map((filter) => compilePattern(filter));
  const wanted = (message: ReceivedMessage): boolean =>
    matchers.length === 0 || matchers.some((matches) => matches({ body: jsonOrText(message.body) }));
  const state = { running: 0, planned: false, closed: false };

  const processBatch = async (messages: readonly ReceivedMessage[]): Promise<void> => {
    const event = { Records: messages.map((message) => record(message, mapping.sourceArn, app.region)) };
    let failed: ReadonlySet<string>;
    try {
      const answer = await links.lambda.invoke(mapping.functionArn, event);
      const ids = messages.map(({ messageId }) => messageId);
      failed = mapping.reportBatchItemFailures ? failedItems(answer, ids) : new Set();
    } catch (error) {
      links.log(
        'event source',
        `${mapping.sourceArn}: ${error instanceof Error ? error.message : String(error)}`,
      );
      return;
    }
    if (state.closed) return;
    for (const { messageId, receiptHandle } of messages) {
      if (!failed.has(messageId)) links.sqs.delete(mapping.sourceArn, receiptHandle);
    }
  };

  const poll = (): void => {
    while (!state.closed && state.running < limit) {
      const received = links.sqs.receive(mapping.sourceArn, mapping.batchSize);
      if (received.length === 0) return;
      const messages = received.filter((message) => {
        if (wanted(message)) return true;
        links.sqs.delete(mapping.sourceArn, message.receiptHandle);
        return false;
      });
      if (messages.length === 0) continue;
      state.running += 1;
      const batch = processBatch(messages).finally(() => {
        state.running -= 1;
        poll();
      });
      void kernel.track(`queue ${mapping.sourceArn.split(':').at(-1) ?? ''}`, batch);
    }
  };

  return {
    wakesOn: 'sqs',
    wake: () => {
      if (state.planned) return;
      state.planned = true;
      queueMicrotask(() => {
        state.planned = false;
        poll();
      });
    },
    settle: async () => poll(),
    close: () => {
      state.closed = true;
    },
  };
}

function record(
  message: ReceivedMessage,
  eventSourceARN: string,
  awsRegion: string,
): Record<string, unknown> {
  return {
    messageId: message.messageId,
    receiptHandle: message.receiptHandle,
    body: message.body,
    attributes: message.attributes,
    messageAttributes: Object.fromEntries(
      Object.entries(message.messageAttributes).map(([name, value]) => [name, lambdaAttribute(value)]),
    ),
    md5OfBody: message.md5OfBody,
    eventSource: 'aws:sqs',
    eventSourceARN,
    awsRegion,
  };
}

function lambdaAttribute({ DataType, StringValue, BinaryValue }: MessageAttribute): Record<string, unknown> {
  return {
    dataType: DataType,
    ...(StringValue === undefined ? {} : { stringValue: StringValue }),
    ...(BinaryValue === undefined ? {} : { binaryValue: BinaryValue }),
    stringListValues: [],
    binaryListValues: [],
  };
}

function jsonOrText(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}
