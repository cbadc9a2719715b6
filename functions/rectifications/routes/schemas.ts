import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { ADJUSTMENT_SOURCES } from '../../../shared/domain/rectification/evidence.ts';
import { rectificationMachine } from '../../../shared/domain/rectification/machine.ts';
import {
  GROUNDS,
  RectificationBody,
  RectificationItem,
  RectifiedItem,
} from '../../../shared/domain/rectification/rectification.ts';
import { DeadlineViews } from '../../../shared/runtime/deadline-view.ts';

export const RectificationView = onFirstUse(() =>
  z.object({
    rectificationId: z.string(),
    status: z.enum(rectificationMachine.states),
    version: z.int(),
    source: z.enum(ADJUSTMENT_SOURCES),
    allowedActions: z.array(z.string()),
    deadlines: DeadlineViews(),
    ...RectificationBody().shape,
  }),
);

export const rectificationParams = onFirstUse(() =>
  z.strictObject({ rectificationId: z.string().min(1).max(120) }),
);

const text = () => z.string().trim().min(1).max(2000);
const documentIds = () => z.array(z.string().min(1).max(60)).max(20).default([]);

export const Reason = onFirstUse(() => z.strictObject({ reason: text() }));

export const ProposalForm = onFirstUse(() =>
  z.strictObject({
    agencyId: z.string().min(1).max(40),
    ground: z.enum(GROUNDS),
    source: z.enum(ADJUSTMENT_SOURCES).describe('where it comes from (12-0)'),
    sourceRef: z
      .string()
      .regex(/^[A-Z]+#[\w.-]{1,100}$/)
      .optional()
      .describe('what gave rise to it, e.g. VIOLATION#…'),
    reason: text(),
    documentIds: documentIds(),
  }),
);

export const JustificationForm = onFirstUse(() =>
  z.strictObject({ text: text(), documentIds: documentIds() }),
);

export const OrderForm = onFirstUse(() =>
  z.strictObject({ reason: text(), items: z.array(RectificationItem()).min(1).max(20) }),
);

export const ExtensionForm = onFirstUse(() =>
  z.strictObject({ days: z.int().min(1).max(365), reason: text() }),
);

export const ReportForm = onFirstUse(() =>
  z.strictObject({ items: z.array(RectifiedItem()).min(1).max(20) }),
);

export const FailureDecision = onFirstUse(() => z.strictObject({ agree: z.boolean(), reason: text() }));
