import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { suspensionExample, suspensionRef } from '../suspension-ref.ts';

/** The suspension gave way to a removal (SM-11). */
export const SuspensionConverted = defineEvent({
  type: 'SuspensionConverted',
  version: 1,
  data: () => z.strictObject(suspensionRef()),
  example: suspensionExample,
});
