import { setTimeout as sleep } from 'node:timers/promises';
import type { ResolvedApp, ResolvedEventSource } from '../assembly/resolved-app.ts';
import type { Kernel } from '../clock/kernel.ts';
import type { DynamoDbApi } from '../services/dynamodb/dynamodb-api.ts';
import { compilePattern } from '../services/eventbridge/pattern.ts';
import type { Links } from '../services/links.ts';
import { failedItems } from './batch-failures.ts';
import { createCheckpoints } from './checkpoints.ts';
import type { Source } from './source.ts';
import { StreamReader, type StreamRecord } from './stream-reader.ts';

/** Writes that no function made (a test's own client) are noticed this late, in real time. */
const SLOW_POLL_MS = 500;
const READ_LIMIT = 1_000;
const FEW = 10;
/** Stands for "until the record expires" where a mapping limits no retries. */
const UNLIMITED_RETRIES = 50;
const MAX_BACKOFF_MS = 200;
/** Attempts at reading an engine that does not answer, before the next poll takes over. */
const DRAIN_ATTEMPTS = 5;

export interface StreamSourceOptions {
  readonly mapping: ResolvedEventSource;
  readonly app: Pick<ResolvedApp, 'region'>;
  readonly kernel: Kernel;
  readonly links: Pick<Links, 'sqs' | 'lambda' | 'log'>;
  readonly api: DynamoDbApi;
  /** The stream's ARN at the engine. */
  readonly engineStreamArn: string;
  /** Whether it is read only when somebody waits for quiescence. */
  readonly isInTurns: () => boolean;
}

/**
 * Hands the changes of a table to a function, in order and at least once, from a checkpoint on disk. Failing batches
 * are cut in two (`BisectBatchOnFunctionError`) or at the item named, tried again at once with a short pause, and in
 * the end told to the failure destination.
 */
export function createStreamSource(options: StreamSourceOptions): Source {
  const { mapping, app, kernel, links, api, engineStreamArn } = options;
  const checkpoints = createCheckpoints(kernel.db);
  const reader = new StreamReader(api, engineStreamArn);
  const matchers = mapping.filters.map((filter) => compilePattern(filter));
  const wanted = (record: StreamRecord): boolean =>
    matchers.length === 0 || matchers.some((matches) => matches(record));
  const maxRetries = mapping.maxRetries < 0 ? UNLIMITED_RETRIES : mapping.maxRetries;
  const state = { dirty: false, closed: false };
  let running: Promise<void> | undefined;

  const failedIndex = async (records: readonly StreamRecord[]): Promise<number | undefined> => {
    const event = {
      Records: records.map((record) => lambdaRecord(record, mapping.sourceArn, app.region, kernel.now())),
    };
    try {
      const answer = await links.lambda.invoke(mapping.functionArn, event);
      if (!mapping.reportBatchItemFailures) return undefined;
      const failed = failedItems(answer, records.map(sequenceOf));
      const index = records.findIndex((record) => failed.has(sequenceOf(record)));
      return index < 0 ? undefined : index;
    } catch (error) {
      links.log(
        'event source',
        `${mapping.sourceArn}: ${error instanceof Error ? error.message : String(error)}`,
      );
      return 0;
    }
  };

  const processBatch = async (records: readonly StreamRecord[], retries = 0): Promise<void> => {
    if (records.length === 0 || state.closed) return;
    const index = await failedIndex(records);
    if (index === undefined || state.closed) return;
    if (index > 0) return processBatch(records.slice(index), retries);
    if (mapping.bisectOnError && records.length > 1) {
      const middle = Math.ceil(records.length / 2);
      await processBatch(records.slice(0, middle), retries);
      return processBatch(records.slice(middle), retries);
    }
    if (retries >= maxRetries) return discard(records);
    await sleep(Math.min(2 ** retries, MAX_BACKOFF_MS));
    return processBatch(records, retries + 1);
  };

  const discard = (records: readonly StreamRecord[]): void => {
    const facts = discarded(records, mapping, reader.shardId, new Date(kernel.now()).toISOString());
    links.log('event source', `${mapping.sourceArn}: gives up ${JSON.stringify(facts)}`);
    if (mapping.onFailureArn !== undefined) links.sqs.send(mapping.onFailureArn, JSON.stringify(facts));
  };

  const drain = async (): Promise<void> => {
    while (state.dirty && !state.closed) {
      state.dirty = false;
      for (;;) {
        const records = await reader.read(READ_LIMIT, checkpoints.get(mapping.id));
        if (state.closed || records.length === 0) break;
        await handOver(records);
        // So few that no limit cut them short; what is written from now on is told of.
        if (records.length < FEW) break;
      }
    }
  };

  const handOver = async (records: readonly StreamRecord[]): Promise<void> => {
    const matching = records.filter(wanted);
    for (let start = 0; start < matching.length; start += mapping.batchSize) {
      const batch = matching.slice(start, start + mapping.batchSize);
      await processBatch(batch);
      if (state.closed) return;
      kernel.wake('handed-over');
      const last = batch.at(-1);
      if (last !== undefined) checkpoints.set(mapping.id, sequenceOf(last));
    }
    const last = records.at(-1);
    if (last !== undefined && !state.closed) checkpoints.set(mapping.id, sequenceOf(last));
  };

  const drainSafely = async (): Promise<void> => {
    for (let attempt = 1; attempt <= DRAIN_ATTEMPTS && !state.closed; attempt += 1) {
      try {
        return await drain();
      } catch (error) {
        if (!state.closed) links.log('event source', `${mapping.sourceArn}: ${String(error)}`);
        reader.rewind();
        state.dirty = true;
        await sleep(MAX_BACKOFF_MS);
      }
    }
  };

  const run = (): Promise<void> => {
    state.dirty = true;
    running ??= drainSafely().finally(() => {
      running = undefined;
    });
    return running;
  };

  const wake = (): void => void kernel.track('stream', run());
  const slowPoll = setInterval(() => options.isInTurns() || void run(), SLOW_POLL_MS).unref();
  return {
    wakesOn: 'stream',
    wake,
    settle: run,
    close: () => {
      state.closed = true;
      clearInterval(slowPoll);
    },
  };
}

function sequenceOf(record: StreamRecord): string {
  return record.dynamodb.SequenceNumber;
}

function lambdaRecord(
  record: StreamRecord,
  eventSourceARN: string,
  awsRegion: string,
  nowMs: number,
): unknown {
  const dynamodb = { ...record.dynamodb, ApproximateCreationDateTime: Math.floor(nowMs / 1000) };
  return { ...record, dynamodb, eventSourceARN, awsRegion };
}

/** What Lambda tells a failure destination of a discarded batch; the records themselves stay in the stream. */
function discarded(
  records: readonly StreamRecord[],
  mapping: ResolvedEventSource,
  shardId: string,
  timestamp: string,
): unknown {
  const [first] = records;
  const last = records.at(-1);
  return {
    version: '1.0',
    timestamp,
    requestContext: { functionArn: mapping.functionArn, condition: 'RetryAttemptsExhausted' },
    DDBStreamBatchInfo: {
      shardId,
      startSequenceNumber: first === undefined ? '' : sequenceOf(first),
      endSequenceNumber: last === undefined ? '' : sequenceOf(last),
      batchSize: records.length,
      streamArn: mapping.sourceArn,
    },
  };
}
