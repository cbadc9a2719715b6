import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { suspensionExample, suspensionRef } from '../suspension-ref.ts';

/** Suspended at once for suspected fraud with payment at risk; to be reviewed in time (domain §5.5). */
export const SuspensionProvisional = defineEvent({
  type: 'SuspensionProvisional',
  version: 1,
  told: '紧急暂停服务资格',
  data: () => z.strictObject({ ...suspensionRef(), reviewBy: z.iso.date() }),
  example: { ...suspensionExample, reviewBy: '2027-04-01' },
});
