import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { inspectionExample, inspectionRef } from '../inspection-ref.ts';

/** The agency was asked for the material a second time in writing. */
export const InspectionSecondNoticeSent = defineEvent({
  type: 'InspectionSecondNoticeSent',
  version: 1,
  told: '检查再次通知',
  data: () => z.strictObject({ ...inspectionRef(), dueOn: z.iso.date() }),
  example: { ...inspectionExample, dueOn: '2026-05-08' },
});
