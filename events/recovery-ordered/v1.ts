import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { fundRecoveryExample, fundRecoveryRef } from '../fund-recovery-ref.ts';

/** The agency is ordered to repay, decided by a second person after the hearing (14-2b). */
export const RecoveryOrdered = defineEvent({
  type: 'RecoveryOrdered',
  version: 1,
  told: '决定追回款项',
  data: () =>
    z.strictObject({
      ...fundRecoveryRef(),
      amountFen: z.int().min(0),
      payBy: z.iso.date(),
      instalments: z.array(z.strictObject({ dueOn: z.iso.date(), amountFen: z.int().positive() })).optional(),
    }),
  example: {
    ...fundRecoveryExample,
    amountFen: 250_000,
    payBy: '2027-04-01',
    instalments: [
      { dueOn: '2027-03-01', amountFen: 100_000 },
      { dueOn: '2027-04-01', amountFen: 150_000 },
    ],
  },
});
