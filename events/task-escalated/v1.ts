import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

export const TaskEscalated = defineEvent({
  type: 'TaskEscalated',
  version: 1,
  data: () =>
    z.strictObject({
      taskId: z.string(),
      queue: z.string(),
      kind: z.string(),
      subjectRef: z.string(),
      /** The role that is told. */
      escalatedTo: z.enum([
        'CENTRE_OFFICER',
        'CENTRE_REVIEWER',
        'CENTRE_ADMIN',
        'CENTRE_DISCIPLINE',
        'COMMISSION_OFFICER',
        'FINANCE_OFFICER',
        'EXPERT',
      ]),
    }),
  example: {
    taskId: 'CASE-01JQ-00000002-PASS_VERIFICATION',
    queue: 'CENTRE_OFFICER',
    kind: 'PASS_VERIFICATION',
    subjectRef: 'CASE#01JQ',
    escalatedTo: 'CENTRE_ADMIN',
  },
});
