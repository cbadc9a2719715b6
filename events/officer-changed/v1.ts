import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

export const OfficerChanged = defineEvent({
  type: 'OfficerChanged',
  version: 1,
  data: () => z.strictObject({ officerId: z.string() }),
  example: { officerId: '3f1c' },
});
