import { KMSClient } from '@aws-sdk/client-kms';
import { connectTables } from '../platform/clients.ts';
import { kmsTextCipher } from '../platform/text-cipher.ts';
import type { TokenVerifier } from '../platform/token-verifier.ts';
import { settingsSource } from '../store/settings-source.ts';
import type { SettingsSource } from '../store/settings.ts';
import type { ApiDeps } from './api-handler.ts';
import { authenticator } from './authenticate.ts';
import { createLog } from './log.ts';
import { readEnvironment } from './environment.ts';

export interface CommonApiDeps extends ApiDeps {
  readonly settings: SettingsSource;
}

/** What giving a list needs, of whatever capability: so that it can be read outside its API, too. */
export type ReadingDeps = Pick<CommonApiDeps, 'tables' | 'settings'>;

/**
 * What every API function is wired with, from its environment. Where a login is optional on a route, the function brings
 * the `verifier` of tokens that API Gateway has not seen. @throws Error naming a missing variable
 */
export function connectApi(
  environment: NodeJS.ProcessEnv,
  kms: KMSClient = new KMSClient({}),
  verifier?: TokenVerifier,
): CommonApiDeps {
  const config = readEnvironment(environment, ['PLATFORM_TABLE', 'SEALED_KEY_ARN'], {
    SEALED_TABLE: '',
    BOOTSTRAP_ADMINS: '',
  });
  const tables = connectTables({
    platform: config.PLATFORM_TABLE,
    ...(config.SEALED_TABLE !== '' && { sealed: config.SEALED_TABLE }),
  });
  const settings = settingsSource(tables);
  const bootstrapAdmins = config.BOOTSTRAP_ADMINS.split(',').filter((subject) => subject !== '');
  return {
    tables,
    settings,
    log: createLog(),
    cipher: kmsTextCipher(kms, config.SEALED_KEY_ARN),
    authenticate: authenticator({ tables, settings, verifier, bootstrapAdmins }),
    policyVersion: async (now) => (await settings.current(now)).policy.version,
  };
}
