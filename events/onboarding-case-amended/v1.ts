import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** An agency filled in or changed parts of its draft or supplement; `sections` names them. */
export const OnboardingCaseAmended = defineEvent({
  type: 'OnboardingCaseAmended',
  version: 1,
  data: () =>
    z.strictObject({
      caseId: z.string(),
      uscc: z.string(),
      sections: z.array(z.string()),
    }),
  example: {
    caseId: '01JQCASE0000000000000000XX',
    uscc: '91310104MA1FX0010C',
    sections: ['premises', 'answers'],
  },
});
