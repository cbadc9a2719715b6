import { connectTables } from '../../shared/platform/clients.ts';
import { readEnvironment } from '../../shared/runtime/environment.ts';
import { createLog } from '../../shared/runtime/log.ts';
import { settingsSource } from '../../shared/store/settings-source.ts';
import type { MetricsDeps } from './deps.ts';

/** What the workers of metrics are wired with. @throws Error naming a missing variable */
export function connectWorker(environment: NodeJS.ProcessEnv): MetricsDeps {
  const config = readEnvironment(environment, ['PLATFORM_TABLE']);
  const tables = connectTables({ platform: config.PLATFORM_TABLE });
  return { tables, settings: settingsSource(tables), log: createLog() };
}
