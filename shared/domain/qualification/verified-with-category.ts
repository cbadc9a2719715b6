import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import type { DeclaredCategory } from '../onboarding/onboarding-case.ts';
import type { JudgedResult } from '../verification/verification-state.ts';
import type { QualificationBody } from './qualification.ts';

/** The facts of a passed `QUALIFICATION:<category>` as judge-qualification.ts leaves them. */
const JudgedItems = onFirstUse(() =>
  z.object({
    items: z.array(z.object({ kind: z.string(), number: z.string(), validUntil: z.string().optional() })),
  }),
);

type Certificate = Pick<QualificationBody, 'kind' | 'number' | 'validUntil' | 'documentId'>;

/**
 * The certificates that a verified category rests on: those of the registers, each with the copy that was handed in for
 * it; where a person verified the category instead, those declared.
 */
export function certificatesOf(
  declared: DeclaredCategory,
  result: Pick<JudgedResult, 'outcome' | 'facts'> | undefined,
): Certificate[] {
  const judged = JudgedItems().safeParse(result?.facts);
  const passed = result?.outcome === 'PASS' || result?.outcome === 'WARN';
  if (!passed || !judged.success) {
    return declared.qualifications.map(({ kind, number, validUntil, documentId }) => ({
      kind,
      number,
      documentId,
      ...(validUntil !== undefined && { validUntil }),
    }));
  }
  return judged.data.items.map(({ kind, number, validUntil }) => {
    const copy = declared.qualifications.find((each) => each.kind === kind)?.documentId;
    return {
      kind,
      number,
      ...(validUntil !== undefined && { validUntil }),
      ...(copy !== undefined && { documentId: copy }),
    };
  });
}
