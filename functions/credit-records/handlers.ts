import type { Handlers } from '../../shared/runtime/route.ts';
import type { CreditRecordDeps } from './deps.ts';
import { draftCreditRecord } from './draft.ts';
import { openRecordedName } from './open-name.ts';
import { listCreditRecords, readCreditRecord } from './read.ts';
import {
  activateCreditRecord,
  correctCreditRecord,
  dropCreditRecord,
  reportCreditRecord,
  revokeCreditRecord,
} from './records.ts';
import { listReferrals, readReferral, sendReferral } from './referrals.ts';
import type { routes } from './routes.ts';

/** The use case of each operation. */
export const handlers: Handlers<typeof routes, CreditRecordDeps> = {
  draftCreditRecord,
  listCreditRecords,
  readCreditRecord,
  openRecordedName,
  dropCreditRecord,
  reportCreditRecord,
  activateCreditRecord,
  correctCreditRecord,
  revokeCreditRecord,
  sendReferral,
  listReferrals,
  readReferral,
};
