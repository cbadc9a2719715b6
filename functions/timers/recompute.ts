import { SQSClient } from '@aws-sdk/client-sqs';
import type { SQSRecord } from 'aws-lambda';
import { connectTables } from '../../shared/platform/clients.ts';
import { sqsQueue } from '../../shared/platform/message-queue.ts';
import { readEnvironment } from '../../shared/runtime/environment.ts';
import { createLog } from '../../shared/runtime/log.ts';
import { busEvent, queueHandler } from '../../shared/runtime/queue-handler.ts';
import { settingsSource } from '../../shared/store/settings-source.ts';
import { RecomputePage, recomputePage, type RecomputeDeps, startRecompute } from './recompute-deadlines.ts';
import { recounts } from './recounts.ts';

const config = readEnvironment(process.env, ['PLATFORM_TABLE', 'RECOMPUTE_QUEUE_URL']);

const tables = connectTables({ platform: config.PLATFORM_TABLE });
const deps: RecomputeDeps = {
  tables,
  settings: settingsSource(tables),
  pages: sqsQueue(new SQSClient({}), config.RECOMPUTE_QUEUE_URL),
  log: createLog(),
  recounts,
};

/** The queue carries calendar events, and the pages that they and the day's sweep make. */
const parse = (record: SQSRecord) =>
  RecomputePage().safeParse(JSON.parse(record.body)).data ?? busEvent(record);

export const handler = queueHandler(deps.log, parse, (message) => {
  const now = new Date().toISOString();
  return 'shard' in message
    ? recomputePage(message, now, deps)
    : startRecompute(`event ${message.id}`, now, deps.pages);
});
