import { KMSClient } from '@aws-sdk/client-kms';
import { S3Client } from '@aws-sdk/client-s3';
import { kmsKeyedHash } from '../../shared/platform/keyed-hash.ts';
import { s3Materials } from '../../shared/platform/materials.ts';
import { sealedRecords } from '../../shared/platform/sealed-records.ts';
import { oidcTokenVerifier } from '../../shared/platform/token-verifier.ts';
import { apiHandler } from '../../shared/runtime/api-handler.ts';
import { connectApi } from '../../shared/runtime/connect-api.ts';
import { readEnvironment } from '../../shared/runtime/environment.ts';
import type { ComplaintDeps } from './deps.ts';
import { handlers } from './handlers.ts';
import { routes } from './routes.ts';

const config = readEnvironment(process.env, [
  'MAC_KEY_ARN',
  'MATERIALS_BUCKET',
  'OIDC_ISSUER',
  'OIDC_AUDIENCE',
]);
const kms = new KMSClient({});
const common = connectApi(process.env, kms, oidcTokenVerifier(config.OIDC_ISSUER, config.OIDC_AUDIENCE));
const deps: ComplaintDeps = {
  ...common,
  sealed: sealedRecords(common.tables, common.cipher),
  keyedHash: kmsKeyedHash(kms, config.MAC_KEY_ARN),
  materials: s3Materials(new S3Client({}), config.MATERIALS_BUCKET),
};

export const handler = apiHandler(routes, handlers, deps);
