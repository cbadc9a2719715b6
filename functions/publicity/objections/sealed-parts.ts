import { randomBytes } from 'node:crypto';
import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import type { ObjectionForm } from '../../../shared/domain/objection/form.ts';
import type { ObjectionBody } from '../../../shared/domain/objection/objection.ts';
import type { SealedRecords } from '../../../shared/platform/sealed-records.ts';
import type { SealedItem } from '../../../shared/store/plan.ts';

/** Where an objector's identity and phone lie sealed; read by whoever sends the outcome. */
export const identityRef = (objectionId: string): string => `OBJECTION-${objectionId}/identity`;

/** Makes the hash that stands in the trail useless for guessing names and phones. */
const salt = () => randomBytes(16).toString('hex');

/** Who objected, as sealed. `phone` is E.164. */
export const SealedIdentity = onFirstUse(() =>
  z.object({
    salt: z.string(),
    kind: z.enum(['INDIVIDUAL', 'UNIT', 'ANONYMOUS']),
    signedName: z.string().optional(),
    unitName: z.string().optional(),
    contactName: z.string().optional(),
    phone: z.string().optional(),
    sealDocumentId: z.string().optional(),
    /** Credit code of a legal-person login, which stands in for the seal. */
    sealedByLoginOf: z.string().optional(),
  }),
);

const SealedFacts = onFirstUse(() => z.object({ facts: z.string() }));
const SealedEvidence = onFirstUse(() =>
  z.object({
    evidence: z.string().optional(),
    leads: z.array(z.string()),
    documentIds: z.array(z.string()),
  }),
);

/** Seals an objection in three parts: who, what, and the evidence. */
export async function sealParts(
  objectionId: string,
  form: ObjectionForm,
  ctx: { readonly loginOf?: string | undefined; readonly now: string },
  sealed: SealedRecords,
): Promise<{ readonly parts: ObjectionBody['sealed']; readonly items: readonly SealedItem[] }> {
  const { objector, facts, evidence, leads, documentIds } = form;
  const login = objector.kind === 'UNIT' && ctx.loginOf !== undefined ? { sealedByLoginOf: ctx.loginOf } : {};
  const who = clean({ salt: salt(), ...objector, ...login });
  const seal = (ref: string, content: Record<string, unknown>) => sealed.seal(ref, content, ctx.now);
  const [first, second, third] = await Promise.all([
    seal(identityRef(objectionId), who),
    seal(`OBJECTION-${objectionId}/facts`, { salt: salt(), facts }),
    seal(`OBJECTION-${objectionId}/evidence`, clean({ salt: salt(), evidence, leads, documentIds })),
  ]);
  const part = ({ pk, hash }: SealedItem) => ({ ref: pk, hash });
  return {
    parts: { identity: part(first), facts: part(second), evidence: part(third) },
    items: [first, second, third],
  };
}

/** Drops absent members, which have no canonical form. */
const clean = (content: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(content).filter(([, value]) => value !== undefined));

/** Opens all three parts. Only in a commit that says who opened them and for what. */
export async function openParts({ sealed: parts }: ObjectionBody, sealed: SealedRecords) {
  const [{ salt: _, ...objector }, { facts }, { evidence, leads, documentIds }] = await Promise.all([
    sealed.open(parts.identity.ref, SealedIdentity()),
    sealed.open(parts.facts.ref, SealedFacts()),
    sealed.open(parts.evidence.ref, SealedEvidence()),
  ]);
  return { objector, facts, ...(evidence !== undefined && { evidence }), leads, documentIds };
}
