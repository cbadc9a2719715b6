import { SQSClient } from '@aws-sdk/client-sqs';
import { connectTables } from '../../shared/platform/clients.ts';
import { sqsQueue } from '../../shared/platform/message-queue.ts';
import { readEnvironment } from '../../shared/runtime/environment.ts';
import { createLog } from '../../shared/runtime/log.ts';
import { queueHandler } from '../../shared/runtime/queue-handler.ts';
import { settingsSource } from '../../shared/store/settings-source.ts';
import { executePage, ExecutionPage } from './execution/execute-page.ts';

const config = readEnvironment(process.env, ['PLATFORM_TABLE', 'REMOVAL_PAGES_QUEUE_URL']);
const tables = connectTables({ platform: config.PLATFORM_TABLE });
const deps = {
  tables,
  settings: settingsSource(tables),
  log: createLog(),
  pages: sqsQueue(new SQSClient({}), config.REMOVAL_PAGES_QUEUE_URL),
};

export const handler = queueHandler(
  deps.log,
  ({ body }) => ExecutionPage().parse(JSON.parse(body)),
  (page) => executePage(page, new Date().toISOString(), deps),
);
