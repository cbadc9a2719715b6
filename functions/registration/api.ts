import { KMSClient } from '@aws-sdk/client-kms';
import { S3Client } from '@aws-sdk/client-s3';
import * as z from 'zod';
import { s3Materials } from '../../shared/platform/materials.ts';
import { sealedRecords } from '../../shared/platform/sealed-records.ts';
import { httpVerificationGateway } from '../../shared/platform/verification-gateway/http-gateway.ts';
import { apiHandler } from '../../shared/runtime/api-handler.ts';
import { connectApi } from '../../shared/runtime/connect-api.ts';
import { importAgencies } from './agencies/import-agencies.ts';
import { listAgencies, readAgency, readOwnAgency } from './agencies/read-agencies.ts';
import { updateIntroduction } from './agencies/update-introduction.ts';
import { amendCase } from './cases/amend-case.ts';
import { openCase } from './cases/open-case.ts';
import { listCases, readCase, readCaseTimeline } from './cases/read-case.ts';
import { resubmitCase, submitCase } from './cases/submit-case.ts';
import { withdrawCase } from './cases/withdraw-case.ts';
import type { RegistrationDeps } from './deps.ts';
import { downloadDocument } from './documents/download-document.ts';
import { listDocuments, readDocument } from './documents/read-documents.ts';
import { registerDocument, renewUpload } from './documents/register-document.ts';
import { routes } from './routes.ts';

const config = z
  .object({ MATERIALS_BUCKET: z.string().min(1), VERIFICATION_GATEWAY_URL: z.string().default('') })
  .parse(process.env);
const common = connectApi(process.env, new KMSClient({}));
const deps: RegistrationDeps = {
  ...common,
  sealed: sealedRecords(common.tables, common.cipher),
  materials: s3Materials(new S3Client({}), config.MATERIALS_BUCKET),
  gateway: httpVerificationGateway(config.VERIFICATION_GATEWAY_URL, common.log),
};

export const handler = apiHandler(
  routes,
  {
    openCase,
    listCases,
    readCase,
    readCaseTimeline,
    amendCase,
    submitCase,
    resubmitCase,
    withdrawCase,
    registerDocument,
    listDocuments,
    readDocument,
    renewUpload,
    downloadDocument,
    listAgencies,
    readOwnAgency,
    updateIntroduction,
    readAgency,
    importAgencies,
  },
  deps,
);
