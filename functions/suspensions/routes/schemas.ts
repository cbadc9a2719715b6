import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { Preview } from '../../../shared/domain/adjustment/preview.ts';
import { ADJUSTMENT_SOURCES } from '../../../shared/domain/rectification/evidence.ts';
import { suspensionMachine } from '../../../shared/domain/suspension/machine.ts';
import { SuspensionBody, SuspensionGround } from '../../../shared/domain/suspension/suspension.ts';
import { DeadlineViews } from '../../../shared/runtime/deadline-view.ts';

export const SuspensionView = onFirstUse(() =>
  z.object({
    suspensionId: z.string(),
    status: z.enum(suspensionMachine.states),
    version: z.int(),
    allowedActions: z.array(z.string()),
    deadlines: DeadlineViews(),
    ...SuspensionBody().shape,
  }),
);

/** What the public is told: who is suspended since when, or was until when (12-2, WEB). */
export const SuspensionNotice = onFirstUse(() =>
  z.object({
    agencyId: z.string(),
    agencyName: z.string(),
    uscc: z.string(),
    status: z.enum(suspensionMachine.states),
    inForceSince: z.string(),
    endedAt: z.string().optional(),
    articles: z.array(z.string()),
  }),
);

export const PreviewView = onFirstUse(() =>
  z.object({
    preview: Preview(),
    /** At most a hundred of each; the preview counts them all. */
    orders: z.array(
      z.object({ orderId: z.string(), orderNo: z.string(), status: z.string(), buyerId: z.string() }),
    ),
    touched: z.array(z.string()),
  }),
);

export const suspensionParams = onFirstUse(() =>
  z.strictObject({ suspensionId: z.string().min(1).max(140) }),
);
export const agencyParams = onFirstUse(() => z.strictObject({ agencyId: z.string().min(1).max(40) }));

const text = () => z.string().trim().min(1).max(2000);
const documentIds = () => z.array(z.string().min(1).max(60)).max(20).default([]);
const previewHash = () =>
  z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .describe('of the preview that was looked at');

export const Reason = onFirstUse(() => z.strictObject({ reason: text() }));
export const ProposalForm = onFirstUse(() =>
  z.strictObject({
    agencyId: z.string().min(1).max(40),
    ground: SuspensionGround(),
    source: z.enum(ADJUSTMENT_SOURCES).describe('where it comes from (12-0)'),
    reason: text(),
  }),
);
export const DecisionForm = onFirstUse(() =>
  z.strictObject({ reason: text(), previewHash: previewHash(), documentIds: documentIds() }),
);
export const UrgentForm = onFirstUse(() => z.strictObject({ reason: text(), previewHash: previewHash() }));
export const RevocationForm = onFirstUse(() =>
  z.strictObject({ reason: text(), documentIds: z.array(z.string().min(1).max(60)).min(1).max(20) }),
);
export const ResumptionForm = onFirstUse(() => z.strictObject({ text: text() }));
