import { KMSClient } from '@aws-sdk/client-kms';
import { SQSClient } from '@aws-sdk/client-sqs';
import type { SQSRecord } from 'aws-lambda';
import { connectTables } from '../../shared/platform/clients.ts';
import { sqsQueue } from '../../shared/platform/message-queue.ts';
import { sealedRecords } from '../../shared/platform/sealed-records.ts';
import { kmsTextCipher } from '../../shared/platform/text-cipher.ts';
import { readEnvironment } from '../../shared/runtime/environment.ts';
import { createLog } from '../../shared/runtime/log.ts';
import { busEvent, queueHandler } from '../../shared/runtime/queue-handler.ts';
import { settingsSource } from '../../shared/store/settings-source.ts';
import type { SpotChecksWorkerDeps } from './deps.ts';
import { PlanPage } from './plans/page.ts';
import { react } from './react.ts';

const config = readEnvironment(process.env, [
  'PLATFORM_TABLE',
  'SEALED_TABLE',
  'SEALED_KEY_ARN',
  'SPOT_CHECKS_QUEUE_URL',
]);
const tables = connectTables({ platform: config.PLATFORM_TABLE, sealed: config.SEALED_TABLE });
const deps: SpotChecksWorkerDeps = {
  tables,
  settings: settingsSource(tables),
  sealed: sealedRecords(tables, kmsTextCipher(new KMSClient({}), config.SEALED_KEY_ARN)),
  pages: sqsQueue(new SQSClient({}), config.SPOT_CHECKS_QUEUE_URL),
  log: createLog(),
};

const parse = (record: SQSRecord) => PlanPage().safeParse(JSON.parse(record.body)).data ?? busEvent(record);

export const handler = queueHandler(deps.log, parse, (message) =>
  react(message, new Date().toISOString(), deps),
);
