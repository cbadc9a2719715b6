import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** An agency changed what it says of itself (6-3a); `fields` names what changed. */
export const ProfileUpdated = defineEvent({
  type: 'ProfileUpdated',
  version: 1,
  told: '更新机构信息',
  data: () => z.strictObject({ agencyId: z.string(), uscc: z.string(), fields: z.array(z.string()) }),
  example: {
    agencyId: '01JQAGNC0000000000000000XX',
    uscc: '91310104MA1FX0010C',
    fields: ['introduction'],
  },
});
