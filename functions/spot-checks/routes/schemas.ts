import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { GivenItem } from '../../../shared/domain/cooperation/cooperation.ts';
import { cooperationMachine } from '../../../shared/domain/cooperation/machine.ts';
import { spotCheckMachine } from '../../../shared/domain/spot-check/machine.ts';
import { CheckOutcome } from '../../../shared/domain/spot-check/spot-check.ts';
import { ViolationKind } from '../../../shared/domain/violation/kinds.ts';
import { pageQuery } from '../../../shared/runtime/paging.ts';
import { textField } from '../../../shared/runtime/text-field.ts';

const id = onFirstUse(() => z.string().min(1).max(64));
const key = onFirstUse(() => z.string().regex(/^[A-Z][A-Z0-9_]{0,39}$/));
export const planParams = onFirstUse(() => z.strictObject({ planId: id() }));
export const checkParams = onFirstUse(() => z.strictObject({ spotCheckId: id() }));
export const cooperationParams = onFirstUse(() => z.strictObject({ cooperationId: id() }));

export const Reason = onFirstUse(() => z.strictObject({ reason: textField(1000) }));
export const PlanForm = onFirstUse(() => z.strictObject({ quarter: z.string().regex(/^20\d{2}Q[1-4]$/) }));

export const BundleQuery = onFirstUse(() => {
  const { cursor } = pageQuery();
  return z.strictObject({ limit: z.coerce.number().int().min(1).max(20).default(10), cursor });
});

export const Pick = onFirstUse(() =>
  z.strictObject({
    orderId: id(),
    part: z.enum(['RANDOM', 'RISK']).default('RISK').describe('RANDOM is refused: that part is drawn'),
    reason: textField(1000),
    flagId: z.string().min(1).max(120).optional(),
  }),
);

export const FlagPick = onFirstUse(() =>
  z.strictObject({ count: z.int().min(1).max(10), reason: textField(500) }),
);

export const CheckQuery = onFirstUse(() =>
  z.strictObject({
    ...pageQuery(),
    status: z.enum(spotCheckMachine.states).default('SUBMITTED'),
    planId: id().optional(),
    agencyId: id().optional(),
  }),
);

export const ReviewForm = onFirstUse(() =>
  z.strictObject({
    sheet: z
      .array(
        z.strictObject({
          key: key(),
          result: z.enum(['OK', 'DEFECT', 'NOT_APPLICABLE']),
          note: textField(1000).optional(),
        }),
      )
      .min(1)
      .max(30),
    outcome: CheckOutcome(),
    summary: textField(2000),
  }),
);

export const ConclusionForm = onFirstUse(() =>
  z.strictObject({
    decision: z.enum(['CONFIRM', 'RETURN']),
    reason: textField(1000),
    consequence: z
      .discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('RECTIFICATION') }),
        z.strictObject({ kind: z.literal('VIOLATION'), violation: ViolationKind() }),
      ])
      .optional()
      .describe('of a failed check'),
  }),
);

export const AskForm = onFirstUse(() =>
  z.strictObject({
    agencyId: id(),
    orderId: id().optional(),
    purpose: textField(500),
    items: z
      .array(z.strictObject({ key: key(), zh: textField(200), required: z.boolean().default(true) }))
      .min(1)
      .max(20),
  }),
);

export const CooperationQuery = onFirstUse(() =>
  z.strictObject({
    ...pageQuery(),
    status: z.enum(cooperationMachine.states).default('OPEN'),
    subjectRef: z.string().min(1).max(120).optional(),
  }),
);

export const SubmissionForm = onFirstUse(() =>
  z.strictObject({
    items: z
      .array(GivenItem().extend({ note: textField(1000).optional() }))
      .min(1)
      .max(20),
  }),
);

export const DecisionForm = onFirstUse(() =>
  z.strictObject({ decision: z.enum(['CONFIRM', 'RETURN']), reason: textField(1000) }),
);
