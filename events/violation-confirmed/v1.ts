import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { violationExample, violationRef } from '../violation-ref.ts';

/** A violation is found, minor or major (13-1 to 13-3, SM-15). */
export const ViolationConfirmed = defineEvent({
  type: 'ViolationConfirmed',
  version: 1,
  told: '认定违规',
  data: () => z.strictObject({ ...violationRef(), level: z.enum(['MINOR', 'MAJOR']) }),
  example: { ...violationExample, level: 'MAJOR' },
});
