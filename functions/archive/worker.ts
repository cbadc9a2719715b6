import { S3Client } from '@aws-sdk/client-s3';
import { connectTables } from '../../shared/platform/clients.ts';
import { s3RetainedFiles } from '../../shared/platform/retained-files.ts';
import { readEnvironment } from '../../shared/runtime/environment.ts';
import { createLog } from '../../shared/runtime/log.ts';
import { busEvent, queueHandler } from '../../shared/runtime/queue-handler.ts';
import { settingsSource } from '../../shared/store/settings-source.ts';
import { react } from './react.ts';

const config = readEnvironment(process.env, ['PLATFORM_TABLE', 'MATERIALS_BUCKET']);
const tables = connectTables({ platform: config.PLATFORM_TABLE });
const deps = {
  tables,
  log: createLog(),
  settings: settingsSource(tables),
  files: s3RetainedFiles(new S3Client({}), config.MATERIALS_BUCKET),
};

export const handler = queueHandler(deps.log, busEvent, (event) =>
  react(event, new Date().toISOString(), deps),
);
