import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { violationExample, violationRef } from '../violation-ref.ts';

/** Everything that a confirmed violation leads to is dealt with; it stays confirmed (SM-15). */
export const ViolationClosed = defineEvent({
  type: 'ViolationClosed',
  version: 1,
  told: '违规事项办结',
  data: () => z.strictObject({ ...violationRef() }),
  example: { ...violationExample },
});
