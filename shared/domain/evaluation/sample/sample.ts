import * as z from 'zod';
import { onFirstUse } from '../../../../events/on-first-use.ts';
import { SealedPart } from '../../sealed-part.ts';
import { instantSchema } from '../../time/instant.ts';

/** One place of the sample, and who of the list fills it now. Only the survey's sealed record tells who that is. */
export const SampleSlot = onFirstUse(() =>
  z.strictObject({
    slot: z.int().min(1),
    surveyId: z.string(),
    outcome: z.enum(['RESPONDED', 'EXHAUSTED']).optional(),
  }),
);

/** The sample of one agency's users in a cycle (9-3b). Who may be asked, and in what order, lies sealed (domain §6.5). */
export const SampleBody = onFirstUse(() =>
  z.strictObject({
    cycleId: z.string(),
    agencyId: z.string(),
    uscc: z.string(),
    agencyName: z.string(),
    /** Distinct users with a completed order in the period. */
    users: z.int().min(0),
    /** Of these, those excluded for an open hold about a related party. */
    excluded: z.int().min(0),
    size: z.int().min(0),
    /** Over the pseudonyms of those who could be drawn. */
    populationHash: z.string(),
    list: SealedPart().optional(),
    /** The place in the list from which the next replacement comes. */
    next: z.int().min(0),
    slots: z.array(SampleSlot()),
    drawnAt: instantSchema(),
    policyVersion: z.string(),
    /** Nobody could be asked. */
    none: z.literal('NO_ELIGIBLE_USER').optional(),
    closed: z
      .strictObject({ at: instantSchema(), answers: z.int().min(0), missing: z.int().min(0) })
      .optional(),
  }),
);
export type SampleBody = z.infer<ReturnType<typeof SampleBody>>;

export interface SampleState {
  readonly id: string;
  readonly status: string;
  readonly body: SampleBody;
}

/** One sample an agency and cycle: a second draw finds the first. */
export const sampleIdOf = (cycleId: string, agencyId: string): string => `${cycleId}.${agencyId}`;

/** The reference that events about a sample carry. */
export const sampleRefOf = ({ cycleId, agencyId, uscc }: SampleBody) => ({ cycleId, agencyId, uscc });

/** What the list of a sample is kept as: pseudonyms in the order of the draw, each with the user behind it. */
export const SealedList = onFirstUse(() =>
  z.object({
    salt: z.string(),
    order: z.array(z.strictObject({ pseudonym: z.string(), buyerId: z.string() })),
    excluded: z.array(z.string()),
  }),
);
export type SealedList = z.infer<ReturnType<typeof SealedList>>;

/** Where the list of a sample lies. */
export const listRefOf = (sampleId: string): string => `SAMPLE-${sampleId}/list`;
