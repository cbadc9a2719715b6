import { connectTables } from '../../shared/platform/clients.ts';
import { readEnvironment } from '../../shared/runtime/environment.ts';
import { createLog } from '../../shared/runtime/log.ts';
import { queueHandler } from '../../shared/runtime/queue-handler.ts';
import { settingsSource } from '../../shared/store/settings-source.ts';
import { ingest } from './ingest/ingest.ts';
import { marketMessage } from './ingest/market-message.ts';

const config = readEnvironment(process.env, ['PLATFORM_TABLE']);
const tables = connectTables({ platform: config.PLATFORM_TABLE });
const deps = { tables, settings: settingsSource(tables), log: createLog() };

export const handler = queueHandler(deps.log, marketMessage, (message) =>
  ingest(message, new Date().toISOString(), deps),
);
