import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { AskedItem } from '../../../shared/domain/cooperation/cooperation.ts';
import { inspectionMachine } from '../../../shared/domain/inspection/machine.ts';
import { CheckOutcome, SheetLine } from '../../../shared/domain/spot-check/spot-check.ts';
import { localDateSchema } from '../../../shared/domain/time/local-date.ts';
import { ViolationKind } from '../../../shared/domain/violation/kinds.ts';
import { pageQuery } from '../../../shared/runtime/paging.ts';
import { textField } from '../../../shared/runtime/text-field.ts';

const id = onFirstUse(() => z.string().min(1).max(64));
export const inspectionParams = onFirstUse(() => z.strictObject({ inspectionId: id() }));

export const OpeningForm = onFirstUse(() =>
  z.strictObject({
    agencyId: id(),
    orderIds: z.array(id()).max(20).default([]).describe('none: the agency as a whole'),
    subject: textField(200),
    basis: textField(1000).describe('on what basis, as the agency reads it'),
    items: z.array(AskedItem()).min(1).max(30),
  }),
);
export const InspectionQuery = onFirstUse(() =>
  z.strictObject({
    ...pageQuery(),
    status: z.enum(inspectionMachine.states).default('SUBMITTED'),
    uscc: z.string().min(1).max(18).optional().describe('all of one agency, newest first'),
  }),
);
export const VisitForm = onFirstUse(() =>
  z.strictObject({
    visitedOn: localDateSchema(),
    findings: textField(4000),
    documentIds: z.array(id()).max(20).default([]),
  }),
);
export const ReviewForm = onFirstUse(() =>
  z.strictObject({
    sheet: z.array(SheetLine()).min(1).max(50),
    outcome: CheckOutcome(),
    summary: textField(2000),
  }),
);
export const ConclusionForm = onFirstUse(() =>
  z.strictObject({
    decision: z.enum(['CONCLUDE', 'RETURN']),
    reason: textField(1000),
    consequence: z
      .discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('RECTIFICATION') }),
        z.strictObject({ kind: z.literal('VIOLATION'), violation: ViolationKind() }),
      ])
      .optional()
      .describe('for a failed inspection'),
  }),
);
