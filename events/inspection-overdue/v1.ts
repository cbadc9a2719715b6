import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { inspectionExample, inspectionRef } from '../inspection-ref.ts';

/** The material that an inspection asked for did not come in time. */
export const InspectionOverdue = defineEvent({
  type: 'InspectionOverdue',
  version: 1,
  told: '检查材料逾期',
  data: () => z.strictObject({ ...inspectionRef() }),
  example: inspectionExample,
});
