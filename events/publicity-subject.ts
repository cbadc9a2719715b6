import * as z from 'zod';
import { onFirstUse } from './on-first-use.ts';

/** What is publicised: an onboarding case (5-3) or an evaluation result (9-5). */
export const PublicitySubject = onFirstUse(() =>
  z.strictObject({
    kind: z.enum(['ONBOARDING', 'EVALUATION_RESULT']),
    id: z.string(),
  }),
);
export type PublicitySubject = z.infer<ReturnType<typeof PublicitySubject>>;

/** Names a publicity in every event about it; `uscc` is that of the agency concerned. */
export const publicityRef = onFirstUse(() => ({
  publicityId: z.string(),
  subject: PublicitySubject(),
  uscc: z.string().optional(),
}));

/** Names an objection in every event about it; never who objected. */
export const objectionRef = onFirstUse(() => ({ objectionId: z.string(), ...publicityRef() }));

export const publicityExample = {
  publicityId: '01JQPUB',
  subject: { kind: 'ONBOARDING' as const, id: '01JQCASE' },
  uscc: '91310104MA1FX0010C',
};

export const objectionExample = { objectionId: 'YY20260302-7K3M9QXT2V', ...publicityExample };
