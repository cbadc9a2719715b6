import { KMSClient } from '@aws-sdk/client-kms';
import * as z from 'zod';
import { connectTables } from '../platform/clients.ts';
import { kmsTextCipher } from '../platform/text-cipher.ts';
import type { TokenVerifier } from '../platform/token-verifier.ts';
import { settingsSource } from '../store/settings-source.ts';
import type { SettingsSource } from '../store/settings.ts';
import type { ApiDeps } from './api-handler.ts';
import { authenticator } from './authenticate.ts';
import { createLog } from './log.ts';

const Config = z.object({
  PLATFORM_TABLE: z.string().min(1),
  SEALED_TABLE: z.string().min(1).optional(),
  SEALED_KEY_ARN: z.string().min(1),
  BOOTSTRAP_ADMINS: z.string().default(''),
});

export interface CommonApiDeps extends ApiDeps {
  readonly settings: SettingsSource;
}

/**
 * What every API function is wired with, from its environment. Where a login is optional on a route, the function brings
 * the `verifier` of tokens that API Gateway has not seen. @throws ZodError naming a missing variable
 */
export function connectApi(
  environment: NodeJS.ProcessEnv,
  kms: KMSClient = new KMSClient({}),
  verifier?: TokenVerifier,
): CommonApiDeps {
  const config = Config.parse(environment);
  const tables = connectTables({
    platform: config.PLATFORM_TABLE,
    ...(config.SEALED_TABLE !== undefined && { sealed: config.SEALED_TABLE }),
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
