import { SQSClient } from '@aws-sdk/client-sqs';
import { connectTables } from '../../shared/platform/clients.ts';
import { sqsQueue } from '../../shared/platform/message-queue.ts';
import { readEnvironment } from '../../shared/runtime/environment.ts';
import { createLog } from '../../shared/runtime/log.ts';
import { queueHandler } from '../../shared/runtime/queue-handler.ts';
import { settingsSource } from '../../shared/store/settings-source.ts';
import { AlignPage, alignPage } from './reactions/align-page.ts';

const config = readEnvironment(process.env, ['PLATFORM_TABLE', 'CATALOGUE_PAGES_QUEUE_URL']);
const tables = connectTables({ platform: config.PLATFORM_TABLE });
const deps = {
  tables,
  log: createLog(),
  settings: settingsSource(tables),
  pages: sqsQueue(new SQSClient({}), config.CATALOGUE_PAGES_QUEUE_URL),
};

export const handler = queueHandler(
  deps.log,
  ({ body }) => AlignPage().parse(JSON.parse(body)),
  (page) => alignPage(page, new Date().toISOString(), deps),
);
