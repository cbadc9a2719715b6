import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { instantSchema } from '../time/instant.ts';
import { localDateSchema } from '../time/local-date.ts';

/** A service category that an agency may serve, and since when: verified in its case, or taken over with an import. */
export const CategoryGrant = onFirstUse(() =>
  z.strictObject({ code: z.string(), grantedOn: localDateSchema() }),
);
export type CategoryGrant = z.infer<ReturnType<typeof CategoryGrant>>;

/** The body of a service agency. Its id is not its credit code, so that re-entry makes a new agency. */
export const AgencyBody = onFirstUse(() =>
  z.strictObject({
    uscc: z.string(),
    name: z.string(),
    /** The date that every tenure counts from (7-1); for an import the original one (2-1). */
    onboardedOn: localDateSchema(),
    categories: z.array(CategoryGrant()),
    introduction: z.string().optional(),
    origin: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('CASE'), caseId: z.string() }),
      z.strictObject({ kind: z.literal('IMPORT'), batchId: z.string(), source: z.string() }),
    ]),
    createdAt: instantSchema(),
  }),
);
export type AgencyBody = z.infer<ReturnType<typeof AgencyBody>>;

export interface AgencyState {
  readonly id: string;
  readonly status: string;
  readonly body: AgencyBody;
}
