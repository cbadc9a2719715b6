import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { entryMachine } from '../../../shared/domain/evaluation/entry/machine.ts';
import { IndicatorScheme } from '../../../shared/domain/evaluation/scheme/scheme.ts';
import { pageQuery } from '../../../shared/runtime/paging.ts';
import { textField } from '../../../shared/runtime/text-field.ts';

const id = onFirstUse(() => z.string().min(1).max(120));
export const cycleParams = onFirstUse(() => z.strictObject({ cycleId: id() }));
export const entryParams = onFirstUse(() => z.strictObject({ entryId: id() }));
export const runParams = onFirstUse(() => z.strictObject({ runId: id() }));
export const rehearsalParams = onFirstUse(() => z.strictObject({ rehearsalId: id() }));

export const PageQuery = onFirstUse(() => z.strictObject(pageQuery()));

export const EntryQuery = onFirstUse(() =>
  z
    .strictObject({
      ...pageQuery(),
      category: z.string().min(1).max(60).optional(),
      status: z.enum(entryMachine.states).optional(),
    })
    .refine(
      ({ category, status }) => category !== undefined || status !== undefined,
      'by category or by status',
    ),
);

export const FindingQuery = onFirstUse(() =>
  z.strictObject({
    ...pageQuery(),
    kind: z.enum(['HARD', 'OUTLIER']).default('HARD'),
    round: z.coerce.number().int().min(1).optional().describe('of HARD; the last one by default'),
  }),
);

export const RehearsalForm = onFirstUse(() =>
  z.strictObject({
    reason: textField(500),
    schemeId: id().optional().describe('a version to try; the locked one by default'),
    replace: IndicatorScheme()
      .pick({
        indicators: true,
        missingPolicy: true,
        gradeRatios: true,
        floors: true,
        minOrdersForTopGrades: true,
        minUsers: true,
      })
      .partial()
      .optional()
      .describe('parts of it to be replaced'),
  }),
);
