import { SQSClient } from '@aws-sdk/client-sqs';
import type { SQSRecord } from 'aws-lambda';
import { connectTables } from '../../shared/platform/clients.ts';
import { sqsQueue } from '../../shared/platform/message-queue.ts';
import { readEnvironment } from '../../shared/runtime/environment.ts';
import { createLog } from '../../shared/runtime/log.ts';
import { busEvent, queueHandler } from '../../shared/runtime/queue-handler.ts';
import { settingsSource } from '../../shared/store/settings-source.ts';
import type { RunDeps } from './deps.ts';
import { ENTRIES_A_PAGE, RunPage } from './page.ts';
import { react } from './react.ts';

const config = readEnvironment(process.env, ['PLATFORM_TABLE', 'EVALUATION_RUN_QUEUE_URL']);
const tables = connectTables({ platform: config.PLATFORM_TABLE });
const deps: RunDeps = {
  tables,
  settings: settingsSource(tables),
  pages: sqsQueue(new SQSClient({}), config.EVALUATION_RUN_QUEUE_URL),
  entriesAPage: ENTRIES_A_PAGE,
  log: createLog(),
};

const parse = (record: SQSRecord) => RunPage().safeParse(JSON.parse(record.body)).data ?? busEvent(record);

export const handler = queueHandler(deps.log, parse, (message) =>
  react(message, new Date().toISOString(), deps),
);
