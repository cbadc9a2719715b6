import type { Handlers } from '../../shared/runtime/route.ts';
import { addArchiveItem, correctArchive, withdrawArchiveItem } from './archives/gather-evidence.ts';
import { readArchive } from './archives/read-archive.ts';
import { listRedemptionBatches, openRedemptionBatch, readRedemptionBatch } from './batches/batches.ts';
import type { ArchiveDeps } from './deps.ts';
import { claimRedemption } from './redemptions/claim-redemption.ts';
import { holdRedemption, releaseRedemption } from './redemptions/hold-redemption.ts';
import { listBatchRedemptions, listRedemptions, readRedemption } from './redemptions/read-redemptions.ts';
import { approveRedemptions } from './redemptions/approve-many.ts';
import { confirmPayment, recordPayment } from './redemptions/record-payment.ts';
import {
  approveRedemption,
  proposeRedemptionApproval,
  returnRedemption,
  startRedemptionReview,
} from './redemptions/review-redemption.ts';
import type { routes } from './routes.ts';

/** The use case of each operation. */
export const handlers = {
  readArchive,
  addArchiveItem,
  withdrawArchiveItem,
  correctArchive,
  claimRedemption,
  listRedemptions,
  readRedemption,
  startRedemptionReview,
  returnRedemption,
  proposeRedemptionApproval,
  approveRedemption,
  approveRedemptions,
  holdRedemption,
  releaseRedemption,
  recordPayment,
  confirmPayment,
  openRedemptionBatch,
  listRedemptionBatches,
  readRedemptionBatch,
  listBatchRedemptions,
} satisfies Handlers<typeof routes, ArchiveDeps>;
