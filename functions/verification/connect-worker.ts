import * as z from 'zod';
import { connectTables } from '../../shared/platform/clients.ts';
import { httpVerificationGateway } from '../../shared/platform/verification-gateway/http-gateway.ts';
import { createLog } from '../../shared/runtime/log.ts';
import { settingsSource } from '../../shared/store/settings-source.ts';
import type { WorkerDeps } from './deps.ts';

const Config = z.object({
  PLATFORM_TABLE: z.string().min(1),
  VERIFICATION_GATEWAY_URL: z.string().default(''),
});

/** What the workers of verification are wired with. @throws ZodError naming a missing variable */
export function connectWorker(environment: NodeJS.ProcessEnv): WorkerDeps {
  const config = Config.parse(environment);
  const tables = connectTables({ platform: config.PLATFORM_TABLE });
  const log = createLog();
  return {
    tables,
    settings: settingsSource(tables),
    gateway: httpVerificationGateway(config.VERIFICATION_GATEWAY_URL, log),
    log,
  };
}
