import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** A visit took place; its minutes stay with the centre (3-2d). */
export const ResearchVisitDone = defineEvent({
  type: 'ResearchVisitDone',
  version: 1,
  data: () =>
    z.strictObject({ visitId: z.string(), agencyId: z.string(), uscc: z.string(), visitOn: z.iso.date() }),
  example: {
    visitId: '01JQV1S1T00000000000000000',
    agencyId: '01JQAGNC0000000000000000XX',
    uscc: '91310104MA1FX0010C',
    visitOn: '2026-04-20',
  },
});
