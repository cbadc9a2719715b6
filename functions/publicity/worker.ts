import * as z from 'zod';
import { connectTables } from '../../shared/platform/clients.ts';
import { httpVerificationGateway } from '../../shared/platform/verification-gateway/http-gateway.ts';
import { createLog } from '../../shared/runtime/log.ts';
import { busEvent, queueHandler } from '../../shared/runtime/queue-handler.ts';
import { settingsSource } from '../../shared/store/settings-source.ts';
import { react } from './react.ts';

const config = z
  .object({ PLATFORM_TABLE: z.string().min(1), VERIFICATION_GATEWAY_URL: z.string().default('') })
  .parse(process.env);
const tables = connectTables({ platform: config.PLATFORM_TABLE });
const log = createLog();
const deps = {
  tables,
  log,
  settings: settingsSource(tables),
  gateway: httpVerificationGateway(config.VERIFICATION_GATEWAY_URL, log),
};

export const handler = queueHandler(log, busEvent, (event) => react(event, new Date().toISOString(), deps));
