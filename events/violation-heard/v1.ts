import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { violationExample, violationRef } from '../violation-ref.ts';

/** The agency was heard on a violation, and what it said was considered (SM-15). */
export const ViolationHeard = defineEvent({
  type: 'ViolationHeard',
  version: 1,
  told: '违规陈述申辩完成',
  data: () => z.strictObject({ ...violationRef(), hearingId: z.string() }),
  example: { ...violationExample, hearingId: '01JQHEARING000000000000000' },
});
