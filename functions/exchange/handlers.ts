import type { Handlers } from '../../shared/runtime/route.ts';
import type { ExchangeDeps } from './deps.ts';
import { downloadExport, readExport, requestExport } from './exports/exports.ts';
import {
  applyImport,
  discardImport,
  listImportRows,
  listImports,
  readImport,
  requestImport,
} from './imports/imports.ts';
import { readImportTemplate } from './imports/template.ts';
import type { routes } from './routes.ts';

/** The use case of each operation. */
export const handlers: Handlers<typeof routes, ExchangeDeps> = {
  readImportTemplate,
  requestImport,
  listImports,
  readImport,
  listImportRows,
  applyImport,
  discardImport,
  requestExport,
  readExport,
  downloadExport,
};
