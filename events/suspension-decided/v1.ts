import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { suspensionExample, suspensionRef } from '../suspension-ref.ts';

/** The Commission decided to suspend, by two persons and after the hearing (12-2). */
export const SuspensionDecided = defineEvent({
  type: 'SuspensionDecided',
  version: 1,
  told: '决定暂停服务资格',
  data: () => z.strictObject(suspensionRef()),
  example: suspensionExample,
});
