import { KMSClient } from '@aws-sdk/client-kms';
import { kmsKeyedHash } from '../../shared/platform/keyed-hash.ts';
import { sealedRecords } from '../../shared/platform/sealed-records.ts';
import { oidcTokenVerifier } from '../../shared/platform/token-verifier.ts';
import { apiHandler } from '../../shared/runtime/api-handler.ts';
import { connectApi } from '../../shared/runtime/connect-api.ts';
import { readEnvironment } from '../../shared/runtime/environment.ts';
import type { SatisfactionDeps } from './deps.ts';
import { handlers } from './handlers.ts';
import { routes } from './routes.ts';

const config = readEnvironment(process.env, ['MAC_KEY_ARN', 'OIDC_ISSUER', 'OIDC_AUDIENCE']);
const kms = new KMSClient({});
const common = connectApi(process.env, kms, oidcTokenVerifier(config.OIDC_ISSUER, config.OIDC_AUDIENCE));
const deps: SatisfactionDeps = {
  ...common,
  sealed: sealedRecords(common.tables, common.cipher),
  keyedHash: kmsKeyedHash(kms, config.MAC_KEY_ARN),
};

export const handler = apiHandler(routes, handlers, deps);
