import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { violationExample, violationRef } from '../violation-ref.ts';

/** A violation stands after its review (SM-15). */
export const ViolationUpheld = defineEvent({
  type: 'ViolationUpheld',
  version: 1,
  told: '复核维持违规认定',
  data: () => z.strictObject({ ...violationRef() }),
  example: { ...violationExample },
});
