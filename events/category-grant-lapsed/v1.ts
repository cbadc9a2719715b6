import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** The agency has left before the category that it asked for was decided on: the request is over (5-5c). */
export const CategoryGrantLapsed = defineEvent({
  type: 'CategoryGrantLapsed',
  version: 1,
  data: () =>
    z.strictObject({
      grantId: z.string(),
      agencyId: z.string(),
      uscc: z.string(),
      category: z.string(),
    }),
  example: {
    grantId: '01JQGRNT0000000000000000XX',
    agencyId: '01JQAGNC0000000000000000XX',
    uscc: '91310104MA1FX0010C',
    category: 'INSPECTION_TESTING',
  },
});
