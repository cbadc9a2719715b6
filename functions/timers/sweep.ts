import { SQSClient } from '@aws-sdk/client-sqs';
import { toLocalDate } from '../../shared/domain/time/local-date.ts';
import { connectTables } from '../../shared/platform/clients.ts';
import { sqsQueue } from '../../shared/platform/message-queue.ts';
import { readEnvironment } from '../../shared/runtime/environment.ts';
import { createLog } from '../../shared/runtime/log.ts';
import { settingsSource } from '../../shared/store/settings-source.ts';
import { startRecompute } from './recompute-deadlines.ts';
import { sweepDeadlines } from './sweep-deadlines.ts';
import { watchDates } from './watch-dates.ts';
import { watchQuarter } from './watch-quarter.ts';

const config = readEnvironment(process.env, ['PLATFORM_TABLE', 'DEADLINE_QUEUE_URL', 'RECOMPUTE_QUEUE_URL']);

const sqs = new SQSClient({});
const tables = connectTables({ platform: config.PLATFORM_TABLE });
const deps = {
  tables,
  settings: settingsSource(tables),
  deadlines: sqsQueue(sqs, config.DEADLINE_QUEUE_URL),
  recounts: sqsQueue(sqs, config.RECOMPUTE_QUEUE_URL),
  log: createLog(),
};

/**
 * The schedule says which sweep it is. Every sweep looks for what is due; the daily one also looks at the dates to watch
 * and has every open deadline counted anew, so that one set while a calendar was being uploaded is put right.
 */
export const handler = async (event: { readonly sweep?: string }) => {
  const now = new Date().toISOString();
  await sweepDeadlines(now, deps);
  if (event.sweep !== 'daily') return;
  await watchDates(now, deps);
  await startRecompute(`sweep of ${toLocalDate(now)}`, now, deps.recounts);
  await watchQuarter(now, deps);
};
