import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { suspensionExample, suspensionRef } from '../suspension-ref.ts';

/** The suspension gave way to a removal (SM-11). */
export const SuspensionConverted = defineEvent({
  type: 'SuspensionConverted',
  version: 1,
  told: '暂停服务资格转为清退',
  data: () => z.strictObject(suspensionRef()),
  example: suspensionExample,
});
