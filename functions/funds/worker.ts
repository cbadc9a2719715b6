import { connectTables } from '../../shared/platform/clients.ts';
import { readEnvironment } from '../../shared/runtime/environment.ts';
import { createLog } from '../../shared/runtime/log.ts';
import { busEvent, queueHandler } from '../../shared/runtime/queue-handler.ts';
import { settingsSource } from '../../shared/store/settings-source.ts';
import { react } from './react.ts';

const config = readEnvironment(process.env, ['PLATFORM_TABLE']);
const tables = connectTables({ platform: config.PLATFORM_TABLE });
const log = createLog();
const deps = { tables, settings: settingsSource(tables), log };

export const handler = queueHandler(log, busEvent, (event) => react(event, new Date().toISOString(), deps));
