import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** An agency says that a document still holds (6-2). */
export const StandingDocumentConfirmed = defineEvent({
  type: 'StandingDocumentConfirmed',
  version: 1,
  data: () =>
    z.strictObject({
      standingDocId: z.string(),
      agencyId: z.string(),
      uscc: z.string(),
      kind: z.string(),
      category: z.string().optional(),
      version: z.int().positive(),
    }),
  example: {
    standingDocId: '01JQAGNC0000000000000000XX-SERVICE_STANDARD-INSPECTION_TESTING',
    agencyId: '01JQAGNC0000000000000000XX',
    uscc: '91310104MA1FX0010C',
    kind: 'SERVICE_STANDARD',
    category: 'INSPECTION_TESTING',
    version: 2,
  },
});
