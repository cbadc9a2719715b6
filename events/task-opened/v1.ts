import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

export const TaskOpened = defineEvent({
  type: 'TaskOpened',
  version: 1,
  data: () =>
    z.strictObject({
      taskId: z.string(),
      queue: z.string(),
      kind: z.string(),
      subjectRef: z.string(),
      dueAt: z.iso.datetime({ precision: 3 }),
    }),
  example: {
    taskId: 'CASE-01JQ-00000002-PASS_VERIFICATION',
    queue: 'CENTRE_OFFICER',
    kind: 'PASS_VERIFICATION',
    subjectRef: 'CASE#01JQ',
    dueAt: '2026-03-16T16:00:00.000Z',
  },
});
