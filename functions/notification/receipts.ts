import type { CloudWatchLogsEvent } from 'aws-lambda';
import { connectTables } from '../../shared/platform/clients.ts';
import { readSnsReceipts } from '../../shared/platform/sms/sns-receipts.ts';
import { readEnvironment } from '../../shared/runtime/environment.ts';
import { createLog } from '../../shared/runtime/log.ts';
import { settingsSource } from '../../shared/store/settings-source.ts';
import { takeReceipts } from './receiving/take-receipts.ts';

const config = readEnvironment(process.env, ['PLATFORM_TABLE']);
const tables = connectTables({ platform: config.PLATFORM_TABLE });
const deps = { tables, settings: settingsSource(tables), log: createLog() };

export const handler = (event: CloudWatchLogsEvent) =>
  takeReceipts('sns', readSnsReceipts(event), new Date().toISOString(), deps);
