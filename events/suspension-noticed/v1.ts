import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { suspensionExample, suspensionRef } from '../suspension-ref.ts';

/** The agency is told that it may be suspended, and heard (12-2, SM-11). */
export const SuspensionNoticed = defineEvent({
  type: 'SuspensionNoticed',
  version: 1,
  told: '告知拟暂停服务资格',
  data: () => z.strictObject(suspensionRef()),
  example: suspensionExample,
});
