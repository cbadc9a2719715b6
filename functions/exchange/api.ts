import { KMSClient } from '@aws-sdk/client-kms';
import { S3Client } from '@aws-sdk/client-s3';
import { s3Materials } from '../../shared/platform/materials.ts';
import { apiHandler } from '../../shared/runtime/api-handler.ts';
import { connectApi } from '../../shared/runtime/connect-api.ts';
import { readEnvironment } from '../../shared/runtime/environment.ts';
import type { ExchangeDeps } from './deps.ts';
import { handlers } from './handlers.ts';
import { routes } from './routes.ts';

const config = readEnvironment(process.env, ['MATERIALS_BUCKET']);
const deps: ExchangeDeps = {
  ...connectApi(process.env, new KMSClient({})),
  materials: s3Materials(new S3Client({}), config.MATERIALS_BUCKET),
};

export const handler = apiHandler(routes, handlers, deps);
