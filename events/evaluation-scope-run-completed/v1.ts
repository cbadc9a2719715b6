import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** The scope is determined: the list with reasons is fixed by its hash (7-1e). */
export const EvaluationScopeRunCompleted = defineEvent({
  type: 'EvaluationScopeRunCompleted',
  version: 1,
  data: () =>
    z.strictObject({
      cycleId: z.string(),
      runId: z.string(),
      agencies: z.int().min(0),
      entries: z.int().min(0),
      listHash: z.string(),
    }),
  example: {
    cycleId: '2027',
    runId: '01JZ0000000000000000000000',
    agencies: 60,
    entries: 75,
    listHash: '2'.repeat(64),
  },
});
