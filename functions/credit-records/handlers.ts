import type { Handlers } from '../../shared/runtime/route.ts';
import type { CommonApiDeps } from '../../shared/runtime/connect-api.ts';
import { draftCreditRecord } from './draft.ts';
import {
  activateCreditRecord,
  correctCreditRecord,
  dropCreditRecord,
  listCreditRecords,
  readCreditRecord,
  reportCreditRecord,
  revokeCreditRecord,
  sendReferral,
} from './records.ts';
import type { routes } from './routes.ts';

/** The use case of each operation. */
export const handlers: Handlers<typeof routes, CommonApiDeps> = {
  draftCreditRecord,
  listCreditRecords,
  readCreditRecord,
  dropCreditRecord,
  reportCreditRecord,
  activateCreditRecord,
  correctCreditRecord,
  revokeCreditRecord,
  sendReferral,
};
