import { KMSClient } from '@aws-sdk/client-kms';
import { S3Client } from '@aws-sdk/client-s3';
import { s3Materials } from '../../shared/platform/materials.ts';
import { sealedRecords } from '../../shared/platform/sealed-records.ts';
import { httpVerificationGateway } from '../../shared/platform/verification-gateway/http-gateway.ts';
import { apiHandler } from '../../shared/runtime/api-handler.ts';
import { connectApi } from '../../shared/runtime/connect-api.ts';
import { readEnvironment } from '../../shared/runtime/environment.ts';
import type { RegistrationDeps } from './deps.ts';
import { handlers } from './handlers.ts';
import { routes } from './routes.ts';

const config = readEnvironment(process.env, ['MATERIALS_BUCKET'], { VERIFICATION_GATEWAY_URL: '' });
const common = connectApi(process.env, new KMSClient({}));
const deps: RegistrationDeps = {
  ...common,
  sealed: sealedRecords(common.tables, common.cipher),
  materials: s3Materials(new S3Client({}), config.MATERIALS_BUCKET),
  gateway: httpVerificationGateway(config.VERIFICATION_GATEWAY_URL, common.log),
};

export const handler = apiHandler(routes, handlers, deps);
