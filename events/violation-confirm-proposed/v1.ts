import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { violationExample, violationRef } from '../violation-ref.ts';

/** An investigator proposes to confirm a violation: the agency is told and heard (13-1, SM-15). */
export const ViolationConfirmProposed = defineEvent({
  type: 'ViolationConfirmProposed',
  version: 1,
  told: '告知拟认定违规',
  data: () => z.strictObject({ ...violationRef(), level: z.enum(['MINOR', 'MAJOR']), hearingId: z.string() }),
  example: { ...violationExample, level: 'MAJOR', hearingId: '01JQHEARING000000000000000' },
});
