import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { inspectionExample, inspectionRef } from '../inspection-ref.ts';

/** The material that an inspection asked for is in. */
export const InspectionSubmitted = defineEvent({
  type: 'InspectionSubmitted',
  version: 1,
  told: '检查材料已提交',
  data: () => z.strictObject({ ...inspectionRef() }),
  example: inspectionExample,
});
