import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** A version of an agency's introduction was kept, to be read later (6-3a). */
export const IntroductionVersionKept = defineEvent({
  type: 'IntroductionVersionKept',
  version: 1,
  data: () => z.strictObject({ agencyId: z.string(), uscc: z.string(), version: z.int().positive() }),
  example: {
    agencyId: '01JQAGNC0000000000000000XX',
    uscc: '91310104MA1FX0010C',
    version: 2,
  },
});
