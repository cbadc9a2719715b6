import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** An invited institution came onto the platform (3-4b). */
export const ProspectJoined = defineEvent({
  type: 'ProspectJoined',
  version: 1,
  data: () => z.strictObject({ prospectId: z.string(), agencyId: z.string(), uscc: z.string() }),
  example: {
    prospectId: '91310104MA1FX0010C',
    agencyId: '01JQAGNC0000000000000000XX',
    uscc: '91310104MA1FX0010C',
  },
});
