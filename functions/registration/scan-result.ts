import { S3Client } from '@aws-sdk/client-s3';
import { connectTables } from '../../shared/platform/clients.ts';
import { s3MaterialFiles } from '../../shared/platform/materials-files.ts';
import { readEnvironment } from '../../shared/runtime/environment.ts';
import { createLog } from '../../shared/runtime/log.ts';
import { queueHandler } from '../../shared/runtime/queue-handler.ts';
import { settingsSource } from '../../shared/store/settings-source.ts';
import { recordScan, ScanResult } from './documents/record-scan.ts';

const config = readEnvironment(process.env, ['PLATFORM_TABLE', 'MATERIALS_BUCKET']);
const tables = connectTables({ platform: config.PLATFORM_TABLE });
const log = createLog();
const deps = {
  tables,
  log,
  settings: settingsSource(tables),
  files: s3MaterialFiles(new S3Client({}), config.MATERIALS_BUCKET),
};

export const handler = queueHandler(
  log,
  ({ body }) => ScanResult().parse(JSON.parse(body)),
  (result) => recordScan(result, new Date().toISOString(), deps),
);
