import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { RemovalGround } from '../../../shared/domain/removal/ground.ts';
import { removalMachine } from '../../../shared/domain/removal/machine.ts';
import { LiabilityNoticeBody, RemovalBody } from '../../../shared/domain/removal/removal.ts';
import { ADJUSTMENT_SOURCES } from '../../../shared/domain/rectification/evidence.ts';
import { DeadlineViews } from '../../../shared/runtime/deadline-view.ts';

export const RemovalView = onFirstUse(() =>
  z.object({
    removalId: z.string(),
    status: z.enum(removalMachine.states),
    version: z.int(),
    allowedActions: z.array(z.string()),
    deadlines: DeadlineViews(),
    ...RemovalBody().shape,
  }),
);

/** What the public is told: who was removed, since when (12-3, WEB). */
export const RemovalNotice = onFirstUse(() =>
  z.object({
    agencyId: z.string(),
    agencyName: z.string(),
    uscc: z.string(),
    removedAt: z.string(),
    articles: z.array(z.string()),
  }),
);

export const LiabilityNoticeView = onFirstUse(() =>
  z.object({
    noticeId: z.string(),
    statement: z.string(),
    /** When the removal was revoked, and the record with it. */
    revokedAt: z.string().optional(),
    ...LiabilityNoticeBody().shape,
  }),
);

export const removalParams = onFirstUse(() => z.strictObject({ removalId: z.string().min(1).max(140) }));
export const noticeParams = onFirstUse(() => z.strictObject({ noticeId: z.string().min(1).max(200) }));

const text = () => z.string().trim().min(1).max(2000);
const documentIds = () => z.array(z.string().min(1).max(60)).max(20).default([]);

export const Reason = onFirstUse(() => z.strictObject({ reason: text() }));
export const ProposalForm = onFirstUse(() =>
  z.strictObject({
    agencyId: z.string().min(1).max(40),
    ground: RemovalGround(),
    source: z.enum(ADJUSTMENT_SOURCES).describe('where it comes from (12-0)'),
    reason: text(),
    documentIds: documentIds(),
  }),
);
export const DecisionForm = onFirstUse(() =>
  z.strictObject({
    reason: text(),
    previewHash: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .describe('of GET /agencies/{agencyId}/adjustment-preview'),
    documentIds: documentIds(),
  }),
);
export const RevocationForm = onFirstUse(() =>
  z.strictObject({ reason: text(), documentIds: z.array(z.string().min(1).max(60)).min(1).max(20) }),
);
