import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { violationExample, violationRef } from '../violation-ref.ts';

/** Two persons investigate a suspicion (13-1, SM-15). */
export const ViolationInvestigationOpened = defineEvent({
  type: 'ViolationInvestigationOpened',
  version: 1,
  told: null,
  data: () => z.strictObject({ ...violationRef() }),
  example: { ...violationExample },
});
