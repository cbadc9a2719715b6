import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { violationExample, violationRef } from '../violation-ref.ts';

/** A violation falls on its review; what was built on it is looked at again (SM-15). */
export const ViolationRevoked = defineEvent({
  type: 'ViolationRevoked',
  version: 1,
  told: '撤销违规认定',
  data: () => z.strictObject({ ...violationRef() }),
  example: { ...violationExample },
});
