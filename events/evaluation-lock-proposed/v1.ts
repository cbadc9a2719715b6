import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** A member of the Commission proposes to lock the scheme of a cycle: another one decides (7-1a ④). */
export const EvaluationLockProposed = defineEvent({
  type: 'EvaluationLockProposed',
  version: 1,
  data: () => z.strictObject({ cycleId: z.string() }),
  example: { cycleId: '2027' },
});
