import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** The agency confirmed under its signature that all four sections are unchanged (6-3a). */
export const ProfileConfirmed = defineEvent({
  type: 'ProfileConfirmed',
  version: 1,
  told: '确认信息无变化',
  data: () => z.strictObject({ agencyId: z.string(), uscc: z.string(), on: z.iso.date() }),
  example: {
    agencyId: '01JQAGNC0000000000000000XX',
    uscc: '91310104MA1FX0010C',
    on: '2027-03-01',
  },
});
