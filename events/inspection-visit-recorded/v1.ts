import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { inspectionExample, inspectionRef } from '../inspection-ref.ts';

/** An officer recorded a visit to the agency; a second one who was there confirms it. */
export const InspectionVisitRecorded = defineEvent({
  type: 'InspectionVisitRecorded',
  version: 1,
  told: null,
  data: () => z.strictObject({ ...inspectionRef(), visitId: z.string() }),
  example: { ...inspectionExample, visitId: '1' },
});
