import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { inspectionExample, inspectionRef } from '../inspection-ref.ts';

/** The second officer confirmed the record of a visit. */
export const InspectionVisitConfirmed = defineEvent({
  type: 'InspectionVisitConfirmed',
  version: 1,
  told: '现场检查记录',
  data: () => z.strictObject({ ...inspectionRef(), visitId: z.string() }),
  example: { ...inspectionExample, visitId: '1' },
});
