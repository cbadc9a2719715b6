import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { EntryInputs } from '../../../shared/domain/evaluation/scoring/inputs.ts';

export const SnapshotView = onFirstUse(() =>
  z.object({
    entryId: z.string(),
    agencyId: z.string(),
    category: z.string(),
    year: z.int(),
    asOf: z.string().describe('the last day counted'),
    inputs: EntryInputs(),
    queries: z.record(z.string(), z.string()).describe('which queries it came from, in which version'),
    policyVersion: z.string(),
    hash: z.string().describe('SHA-256 of the RFC 8785 form of everything else'),
  }),
);
