import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';

/** One page of the monthly sweep: few enough agencies that one transaction holds all that may be found. */
export const CreditPage = onFirstUse(() =>
  z.strictObject({
    /** The month, `credit-2026-03`: one sweep each. */
    sweep: z.string(),
    /** Hash of its agencies: a sweep repeated after the list has shifted makes other pages, which are not taken for done. */
    page: z.string(),
    agencyIds: z.array(z.string()).min(1),
  }),
);
export type CreditPage = z.infer<ReturnType<typeof CreditPage>>;

/** 23 writes at most for an agency, 100 for a transaction. */
export const AGENCIES_A_PAGE = 4;
