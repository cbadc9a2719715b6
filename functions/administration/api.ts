import { readFile } from 'node:fs/promises';
import { KMSClient } from '@aws-sdk/client-kms';
import { kmsTextCipher } from '../../shared/platform/text-cipher.ts';
import { sealedRecords } from '../../shared/platform/sealed-records.ts';
import { apiHandler } from '../../shared/runtime/api-handler.ts';
import { connectApi } from '../../shared/runtime/connect-api.ts';
import { readEnvironment } from '../../shared/runtime/environment.ts';
import { readCalendar, uploadCalendar } from './calendars/calendars.ts';
import type { AdministrationDeps } from './deps.ts';
import { readHistory } from './history/read-history.ts';
import { readOpenApi } from './history/read-openapi.ts';
import { changeOfficer } from './officers/change-officer.ts';
import { listExperts, listOfficers } from './officers/list-officers.ts';
import { registerOfficer } from './officers/register-officer.ts';
import { whoAmI } from './officers/who-am-i.ts';
import {
  approvePolicyChange,
  listPolicyChanges,
  proposePolicyChange,
  rejectPolicyChange,
} from './policy/policy-changes.ts';
import { readPolicy } from './policy/read-policy.ts';
import { routes } from './routes.ts';
import { moveTasks } from './tasks/bulk-tasks.ts';
import { assignTask, claimTask, completeTask, handOverTask, listTasks, releaseTask } from './tasks/tasks.ts';

const config = readEnvironment(process.env, ['SEALED_KEY_ARN', 'OIDC_ISSUER']);
const kms = new KMSClient({});
const common = connectApi(process.env, kms);
const deps: AdministrationDeps = {
  ...common,
  sealed: sealedRecords(common.tables, kmsTextCipher(kms, config.SEALED_KEY_ARN)),
  issuer: config.OIDC_ISSUER,
  // A file beside the code: as a part of it, it would be parsed at every cold start.
  readDocument: () => readFile(new URL('openapi.json', import.meta.url), 'utf8'),
};

export const handler = apiHandler(
  routes,
  {
    registerOfficer,
    changeOfficer,
    listOfficers,
    listExperts,
    whoAmI,
    readPolicy,
    proposePolicyChange,
    approvePolicyChange,
    rejectPolicyChange,
    listPolicyChanges,
    uploadCalendar,
    readCalendar,
    listTasks,
    claimTask,
    handOverTask,
    assignTask,
    moveTasks,
    releaseTask,
    completeTask,
    readHistory,
    readOpenApi,
  },
  deps,
);
