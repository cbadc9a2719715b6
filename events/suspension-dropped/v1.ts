import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { suspensionExample, suspensionRef } from '../suspension-ref.ts';

/** The Commission does not suspend after all (SM-11). */
export const SuspensionDropped = defineEvent({
  type: 'SuspensionDropped',
  version: 1,
  told: '不再暂停服务资格',
  data: () => z.strictObject(suspensionRef()),
  example: suspensionExample,
});
