import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** The registry was asked again for the agency's name and status (6-3c). */
export const RegistryFieldsChecked = defineEvent({
  type: 'RegistryFieldsChecked',
  version: 1,
  data: () =>
    z.strictObject({ agencyId: z.string(), uscc: z.string(), outcome: z.enum(['PASS', 'FAIL', 'UNKNOWN']) }),
  example: {
    agencyId: '01JQAGNC0000000000000000XX',
    uscc: '91310104MA1FX0010C',
    outcome: 'PASS',
  },
});
