import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { inspectionExample, inspectionRef } from '../inspection-ref.ts';

/** The inspection was given up with its request for material. */
export const InspectionWithdrawn = defineEvent({
  type: 'InspectionWithdrawn',
  version: 1,
  told: '撤回检查',
  data: () => z.strictObject({ ...inspectionRef() }),
  example: inspectionExample,
});
