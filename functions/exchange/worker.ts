import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import type { SQSRecord } from 'aws-lambda';
import { connectTables } from '../../shared/platform/clients.ts';
import { sqsQueue } from '../../shared/platform/message-queue.ts';
import { s3WholeFiles } from '../../shared/platform/whole-files.ts';
import { readEnvironment } from '../../shared/runtime/environment.ts';
import { createLog } from '../../shared/runtime/log.ts';
import { busEvent, queueHandler } from '../../shared/runtime/queue-handler.ts';
import { settingsSource } from '../../shared/store/settings-source.ts';
import { Continuation } from './continuation.ts';
import type { ExchangeWorkerDeps } from './deps.ts';
import { react } from './react.ts';

const config = readEnvironment(process.env, ['PLATFORM_TABLE', 'MATERIALS_BUCKET', 'EXCHANGE_QUEUE_URL']);
const tables = connectTables({ platform: config.PLATFORM_TABLE });
const deps: ExchangeWorkerDeps = {
  tables,
  settings: settingsSource(tables),
  log: createLog(),
  files: s3WholeFiles(new S3Client({}), config.MATERIALS_BUCKET),
  pages: sqsQueue(new SQSClient({}), config.EXCHANGE_QUEUE_URL),
  elapsed: () => performance.now(),
  rowsAPart: 2_000,
};

const parse = (record: SQSRecord) =>
  Continuation().safeParse(JSON.parse(record.body)).data ?? busEvent(record);

export const handler = queueHandler(deps.log, parse, (message) =>
  react(message, new Date().toISOString(), deps),
);
