import { KMSClient } from '@aws-sdk/client-kms';
import { kmsKeyedHash } from '../../shared/platform/keyed-hash.ts';
import { apiHandler } from '../../shared/runtime/api-handler.ts';
import { connectApi } from '../../shared/runtime/connect-api.ts';
import { readEnvironment } from '../../shared/runtime/environment.ts';
import { handlers } from './handlers.ts';
import { routes } from './routes.ts';

const config = readEnvironment(process.env, ['MAC_KEY_ARN']);
const kms = new KMSClient({});
const deps = { ...connectApi(process.env, kms), keyedHash: kmsKeyedHash(kms, config.MAC_KEY_ARN) };

export const handler = apiHandler(routes, handlers, deps);
