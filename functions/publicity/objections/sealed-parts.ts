import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import type { ObjectionForm } from '../../../shared/domain/objection/form.ts';
import type { ObjectionBody } from '../../../shared/domain/objection/objection.ts';
import { SealedEvidence, SealedIdentity, sealParts } from '../../../shared/platform/sealed-parts.ts';
import type { SealedRecords } from '../../../shared/platform/sealed-records.ts';

const SealedFacts = onFirstUse(() => z.object({ facts: z.string() }));

/** Seals an objection; a legal-person login stands in for a unit's seal. */
export function sealObjection(
  objectionId: string,
  { objector, facts, evidence, leads, documentIds }: ObjectionForm,
  ctx: { readonly loginOf?: string | undefined; readonly now: string },
  sealed: SealedRecords,
) {
  const sealedByLoginOf = objector.kind === 'UNIT' ? ctx.loginOf : undefined;
  const contents = {
    identity: { ...objector, sealedByLoginOf },
    facts: { facts },
    evidence: { evidence, leads, documentIds },
  };
  return sealParts(`OBJECTION-${objectionId}`, contents, ctx.now, sealed);
}

/** Opens all three parts. Only in a commit that says who opened them and for what. */
export async function openParts({ sealed: parts }: ObjectionBody, sealed: SealedRecords) {
  const [{ salt: _, ...objector }, { facts }, { evidence, leads, documentIds }] = await Promise.all([
    sealed.open(parts.identity.ref, SealedIdentity()),
    sealed.open(parts.facts.ref, SealedFacts()),
    sealed.open(parts.evidence.ref, SealedEvidence()),
  ]);
  return { objector, facts, ...(evidence !== undefined && { evidence }), leads, documentIds };
}
