import { connectTables } from '../../shared/platform/clients.ts';
import { httpVerificationGateway } from '../../shared/platform/verification-gateway/http-gateway.ts';
import { readEnvironment } from '../../shared/runtime/environment.ts';
import { createLog } from '../../shared/runtime/log.ts';
import { settingsSource } from '../../shared/store/settings-source.ts';
import type { WorkerDeps } from './deps.ts';

/** What the workers of verification are wired with. @throws Error naming a missing variable */
export function connectWorker(environment: NodeJS.ProcessEnv): WorkerDeps {
  const config = readEnvironment(environment, ['PLATFORM_TABLE'], { VERIFICATION_GATEWAY_URL: '' });
  const tables = connectTables({ platform: config.PLATFORM_TABLE });
  const log = createLog();
  return {
    tables,
    settings: settingsSource(tables),
    gateway: httpVerificationGateway(config.VERIFICATION_GATEWAY_URL, log),
    log,
  };
}
