import { connectTables } from '../../shared/platform/clients.ts';
import { httpTreasury } from '../../shared/platform/treasury/http-treasury.ts';
import { readEnvironment } from '../../shared/runtime/environment.ts';
import { createLog } from '../../shared/runtime/log.ts';
import { queueHandler } from '../../shared/runtime/queue-handler.ts';
import { settingsSource } from '../../shared/store/settings-source.ts';
import { handleTreasuryMessage, treasuryMessage } from './payments/treasury-message.ts';

const config = readEnvironment(process.env, ['PLATFORM_TABLE'], { TREASURY_URL: '' });
const tables = connectTables({ platform: config.PLATFORM_TABLE });
const log = createLog();
const deps = {
  tables,
  log,
  settings: settingsSource(tables),
  treasury: httpTreasury(config.TREASURY_URL, log),
};

export const handler = queueHandler(log, treasuryMessage, (message) =>
  handleTreasuryMessage(message, new Date().toISOString(), deps),
);
