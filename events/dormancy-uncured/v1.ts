import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** The days to cure ended without update and without order: a person looks (12-3). */
export const DormancyUncured = defineEvent({
  type: 'DormancyUncured',
  version: 1,
  told: '长期未开展服务且期内未改正',
  data: () => z.strictObject({ agencyId: z.string(), uscc: z.string(), dueOn: z.iso.date() }),
  example: {
    agencyId: '01JQAGNC0000000000000000XX',
    uscc: '91310104MA1FX0010C',
    dueOn: '2029-02-28',
  },
});
