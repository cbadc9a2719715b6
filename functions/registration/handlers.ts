import type { Handlers } from '../../shared/runtime/route.ts';
import { importAgencies } from './agencies/import-agencies.ts';
import { listAgencies, readAgency, readOwnAgency } from './agencies/read-agencies.ts';
import { updateIntroduction } from './agencies/update-introduction.ts';
import { amendCase } from './cases/amend-case.ts';
import { openCase } from './cases/open-case.ts';
import { listCases, readCase, readCaseTimeline } from './cases/read-case.ts';
import { resubmitCase, submitCase } from './cases/submit-case.ts';
import { withdrawCase } from './cases/withdraw-case.ts';
import { downloadDocument } from './documents/download-document.ts';
import { listDocuments, readDocument } from './documents/read-documents.ts';
import { registerDocument, registerEvidence, renewUpload } from './documents/register-document.ts';
import type { RegistrationDeps } from './deps.ts';
import type { routes } from './routes.ts';

/** The use case of each operation. */
export const handlers: Handlers<typeof routes, RegistrationDeps> = {
  openCase,
  listCases,
  readCase,
  readCaseTimeline,
  amendCase,
  submitCase,
  resubmitCase,
  withdrawCase,
  registerDocument,
  registerEvidence,
  listDocuments,
  readDocument,
  renewUpload,
  downloadDocument,
  listAgencies,
  readOwnAgency,
  updateIntroduction,
  readAgency,
  importAgencies,
};
