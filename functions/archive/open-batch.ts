import { connectTables } from '../../shared/platform/clients.ts';
import { readEnvironment } from '../../shared/runtime/environment.ts';
import { createLog } from '../../shared/runtime/log.ts';
import { settingsSource } from '../../shared/store/settings-source.ts';
import { openQuarter } from './batches/open-quarter.ts';

const config = readEnvironment(process.env, ['PLATFORM_TABLE']);
const tables = connectTables({ platform: config.PLATFORM_TABLE });
const deps = { tables, settings: settingsSource(tables), log: createLog() };

export const handler = async () => {
  await openQuarter(new Date().toISOString(), deps);
};
