import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { inspectionExample, inspectionRef } from '../inspection-ref.ts';

/** Two persons hold that the agency refuses the inspection: a ground of 12-3e and of article 14. */
export const InspectionRefused = defineEvent({
  type: 'InspectionRefused',
  version: 1,
  told: '认定拒绝配合检查',
  data: () => z.strictObject({ ...inspectionRef() }),
  example: inspectionExample,
});
