import { SQSClient } from '@aws-sdk/client-sqs';
import { connectTables } from '../../shared/platform/clients.ts';
import { sqsQueue } from '../../shared/platform/message-queue.ts';
import { readEnvironment } from '../../shared/runtime/environment.ts';
import { createLog } from '../../shared/runtime/log.ts';
import { settingsSource } from '../../shared/store/settings-source.ts';
import { sweepCredit } from './credit/sweep-credit.ts';

const config = readEnvironment(process.env, ['PLATFORM_TABLE', 'CREDIT_SWEEP_QUEUE_URL']);

const tables = connectTables({ platform: config.PLATFORM_TABLE });
const deps = {
  tables,
  settings: settingsSource(tables),
  pages: sqsQueue(new SQSClient({}), config.CREDIT_SWEEP_QUEUE_URL),
  log: createLog(),
};

export const handler = async () => {
  await sweepCredit(new Date().toISOString(), deps);
};
