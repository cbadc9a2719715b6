import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { inspectionExample, inspectionRef } from '../inspection-ref.ts';

/** The Commission or Finance inspects an agency and asks it for material (article 14). */
export const InspectionOpened = defineEvent({
  type: 'InspectionOpened',
  version: 1,
  told: '开展检查',
  data: () => z.strictObject({ ...inspectionRef(), dueOn: z.iso.date() }),
  example: { ...inspectionExample, dueOn: '2026-04-23' },
});
