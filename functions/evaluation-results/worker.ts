import { KMSClient } from '@aws-sdk/client-kms';
import { SQSClient } from '@aws-sdk/client-sqs';
import type { SQSRecord } from 'aws-lambda';
import { connectTables } from '../../shared/platform/clients.ts';
import { kmsKeyedHash } from '../../shared/platform/keyed-hash.ts';
import { sqsQueue } from '../../shared/platform/message-queue.ts';
import { sealedRecords } from '../../shared/platform/sealed-records.ts';
import { kmsTextCipher } from '../../shared/platform/text-cipher.ts';
import { readEnvironment } from '../../shared/runtime/environment.ts';
import { createLog } from '../../shared/runtime/log.ts';
import { busEvent, queueHandler } from '../../shared/runtime/queue-handler.ts';
import { settingsSource } from '../../shared/store/settings-source.ts';
import type { ResultsWorkerDeps } from './deps.ts';
import { ResultPage } from './page.ts';
import { react } from './react.ts';

const config = readEnvironment(process.env, [
  'PLATFORM_TABLE',
  'SEALED_TABLE',
  'SEALED_KEY_ARN',
  'MAC_KEY_ARN',
  'EVALUATION_RESULTS_QUEUE_URL',
]);
const tables = connectTables({ platform: config.PLATFORM_TABLE, sealed: config.SEALED_TABLE });
const kms = new KMSClient({});
const deps: ResultsWorkerDeps = {
  tables,
  sealed: sealedRecords(tables, kmsTextCipher(kms, config.SEALED_KEY_ARN)),
  keyedHash: kmsKeyedHash(kms, config.MAC_KEY_ARN),
  settings: settingsSource(tables),
  pages: sqsQueue(new SQSClient({}), config.EVALUATION_RESULTS_QUEUE_URL),
  log: createLog(),
};

const parse = (record: SQSRecord) => ResultPage().safeParse(JSON.parse(record.body)).data ?? busEvent(record);

export const handler = queueHandler(deps.log, parse, (message) =>
  react(message, new Date().toISOString(), deps),
);
