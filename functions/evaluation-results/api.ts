import { readFile } from 'node:fs/promises';
import { KMSClient } from '@aws-sdk/client-kms';
import { DOCUMENT_FONT } from '../../shared/platform/documents/write-pdf.ts';
import { kmsKeyedHash } from '../../shared/platform/keyed-hash.ts';
import { sealedRecords } from '../../shared/platform/sealed-records.ts';
import { apiHandler } from '../../shared/runtime/api-handler.ts';
import { connectApi } from '../../shared/runtime/connect-api.ts';
import { readEnvironment } from '../../shared/runtime/environment.ts';
import type { ResultsDeps } from './deps.ts';
import { handlers } from './handlers.ts';
import { routes } from './routes.ts';

const config = readEnvironment(process.env, ['MAC_KEY_ARN']);
const kms = new KMSClient({});
const common = connectApi(process.env, kms);
const deps: ResultsDeps = {
  ...common,
  sealed: sealedRecords(common.tables, common.cipher),
  keyedHash: kmsKeyedHash(kms, config.MAC_KEY_ARN),
  // It lies beside the function's code.
  readFont: () => readFile(new URL(DOCUMENT_FONT, import.meta.url)),
};

export const handler = apiHandler(routes, handlers, deps);
