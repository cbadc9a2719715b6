import { readFile } from 'node:fs/promises';
import { DOCUMENT_FONT } from '../../shared/platform/documents/write-pdf.ts';
import { sealedRecords } from '../../shared/platform/sealed-records.ts';
import { apiHandler } from '../../shared/runtime/api-handler.ts';
import { connectApi } from '../../shared/runtime/connect-api.ts';
import type { EvaluationDeps } from './deps.ts';
import { handlers } from './handlers.ts';
import { routes } from './routes.ts';

const common = connectApi(process.env);
const deps: EvaluationDeps = {
  ...common,
  sealed: sealedRecords(common.tables, common.cipher),
  // It lies beside the function's code.
  readFont: () => readFile(new URL(DOCUMENT_FONT, import.meta.url)),
};

export const handler = apiHandler(routes, handlers, deps);
