import { SQSClient } from '@aws-sdk/client-sqs';
import * as z from 'zod';
import { connectTables } from '../../shared/platform/clients.ts';
import { sqsQueue } from '../../shared/platform/message-queue.ts';
import { createLog } from '../../shared/runtime/log.ts';
import { settingsSource } from '../../shared/store/settings-source.ts';
import { sweepCredit } from './credit/sweep-credit.ts';

const config = z
  .object({ PLATFORM_TABLE: z.string().min(1), CREDIT_SWEEP_QUEUE_URL: z.string().min(1) })
  .parse(process.env);

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
