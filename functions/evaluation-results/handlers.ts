import type { Handlers } from '../../shared/runtime/route.ts';
import { decideAmendment, listAmendments, proposeAmendment, readAmendment } from './amendments/amendments.ts';
import { fileResult, publishResult, returnResult } from './commands/file-result.ts';
import { draftResult, proposeResult, reopenResult } from './commands/form-result.ts';
import { editResult, publiciseResult, redraftResult } from './commands/publicise-result.ts';
import { reopenEntry } from './commands/reopen-entry.ts';
import { readAuditBundle, readPublicBundle, readReceiptBundle } from './bundles/read-bundles.ts';
import type { ResultsDeps } from './deps.ts';
import {
  downloadResultDocument,
  downloadResultList,
  readResultList,
  readResultPage,
} from './readings/public-list.ts';
import { listRanking, readResult } from './readings/read-results.ts';
import {
  downloadScoreReceipt,
  listScoreReceipts,
  readScoreReceipt,
  readScoreReceiptPage,
} from './receipts/read-receipts.ts';
import type { routes } from './routes.ts';

/** The use case of each operation. */
export const handlers = {
  readResult,
  listRanking,
  proposeResult,
  draftResult,
  reopenResult,
  reopenEntry,
  publiciseResult,
  redraftResult,
  editResult,
  fileResult,
  returnResult,
  publishResult,
  readResultList,
  readResultPage,
  downloadResultList,
  downloadResultDocument,
  listScoreReceipts,
  readScoreReceipt,
  readScoreReceiptPage,
  downloadScoreReceipt,
  readPublicBundle,
  readAuditBundle,
  readReceiptBundle,
  proposeAmendment,
  decideAmendment,
  listAmendments,
  readAmendment,
} satisfies Handlers<typeof routes, ResultsDeps>;
