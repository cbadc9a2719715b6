import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** Every input is frozen, under this hash (9-2a). */
export const ScoringSnapshotFrozen = defineEvent({
  type: 'ScoringSnapshotFrozen',
  version: 1,
  data: () =>
    z.strictObject({
      runId: z.string(),
      cycleId: z.string(),
      entries: z.int().min(0),
      snapshotHash: z.string(),
    }),
  example: { runId: '01JQRUN', cycleId: '2027', entries: 240, snapshotHash: 'f'.repeat(64) },
});
