import { SQSClient } from '@aws-sdk/client-sqs';
import { connectTables } from '../../shared/platform/clients.ts';
import { sqsQueue } from '../../shared/platform/message-queue.ts';
import { readEnvironment } from '../../shared/runtime/environment.ts';
import { createLog } from '../../shared/runtime/log.ts';
import { settingsSource } from '../../shared/store/settings-source.ts';
import { sweepDeadlines } from './sweep-deadlines.ts';
import { watchDates } from './watch-dates.ts';

const config = readEnvironment(process.env, ['PLATFORM_TABLE', 'DEADLINE_QUEUE_URL']);

const tables = connectTables({ platform: config.PLATFORM_TABLE });
const deps = {
  tables,
  settings: settingsSource(tables),
  deadlines: sqsQueue(new SQSClient({}), config.DEADLINE_QUEUE_URL),
  log: createLog(),
};

/** The schedule says which sweep it is; every sweep looks for what is due, the daily one also at the dates to watch. */
export const handler = async (event: { readonly sweep?: string }) => {
  const now = new Date().toISOString();
  await sweepDeadlines(now, deps);
  if (event.sweep === 'daily') await watchDates(now, deps);
};
