import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { SamplePart } from '../../../shared/domain/spot-check/spot-check.ts';

/** A page of the work that a plan makes: one message each, handled once. */
export const PlanPage = onFirstUse(() =>
  z.discriminatedUnion('step', [
    z.strictObject({
      step: z.literal('FREEZE'),
      planId: z.string(),
      page: z.int().min(1),
      cursor: z.string().optional(),
    }),
    z.strictObject({
      step: z.literal('OPEN'),
      planId: z.string(),
      page: z.int().min(1),
      entries: z.array(z.tuple([z.string(), SamplePart()])).min(1),
    }),
  ]),
);
export type PlanPage = z.infer<ReturnType<typeof PlanPage>>;

/** Nine writes at most for a check, 100 for a transaction. */
export const CHECKS_A_PAGE = 10;
