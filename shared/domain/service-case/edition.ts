import * as z from 'zod';
import { CaseEditionKept } from '../../../events/case-edition-kept/v1.ts';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { type Decided, happened } from '../event.ts';
import { instantSchema } from '../time/instant.ts';
import type { ServiceCaseBody } from './service-case.ts';

/** One edition of a case's text as it was written: a collection contains an edition, whatever is written later. */
export const CaseEditionBody = onFirstUse(() =>
  z.strictObject({
    caseId: z.string(),
    number: z.int().positive(),
    title: z.string(),
    text: z.string(),
    textHash: z.string(),
    at: instantSchema(),
  }),
);
export type CaseEditionBody = z.infer<ReturnType<typeof CaseEditionBody>>;

export const caseEditionId = (caseId: string, number: number): string => `${caseId}-${number}`;

/** – → KEPT, in the commit of the edit. */
export function decideKeepEdition(
  caseId: string,
  { number, title, text, textHash, at }: NonNullable<ServiceCaseBody['edited']>,
): Decided<CaseEditionBody> {
  const event = happened(
    CaseEditionKept,
    { caseId, editionId: caseEditionId(caseId, number), textHash },
    { article: '11-2c', to: 'KEPT' },
  );
  return { events: [event], body: { caseId, number, title, text, textHash, at } };
}
