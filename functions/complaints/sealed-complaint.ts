import * as z from 'zod';
import { onFirstUse } from '../../events/on-first-use.ts';
import type { ComplaintBody } from '../../shared/domain/complaint/complaint.ts';
import type { ComplaintForm } from '../../shared/domain/complaint/form.ts';
import type { Identifying } from '../../shared/domain/identifying.ts';
import { SealedEvidence, SealedIdentity, sealParts } from '../../shared/platform/sealed-parts.ts';
import type { SealedRecords } from '../../shared/platform/sealed-records.ts';

/** What happened. The order stands here, as it tells who its buyer is. */
const SealedFacts = onFirstUse(() =>
  z.object({
    facts: z.string(),
    target: z.string().optional(),
    orderId: z.string().optional(),
    orderNo: z.string().optional(),
  }),
);

/** Seals who complained, what they wrote, and the evidence. */
export function sealComplaint(
  complaintId: string,
  { complainant, target, facts, evidence, leads, documentIds }: ComplaintForm,
  order: { readonly id: string; readonly orderNo: string } | undefined,
  ctx: { readonly loginOf?: string | undefined; readonly now: string },
  sealed: SealedRecords,
) {
  const sealedByLoginOf = complainant.kind === 'UNIT' ? ctx.loginOf : undefined;
  const described = target !== undefined && 'description' in target ? target.description : undefined;
  const contents = {
    identity: { ...complainant, sealedByLoginOf },
    facts: { facts, target: described, orderId: order?.id, orderNo: order?.orderNo },
    evidence: { evidence, leads, documentIds },
  };
  return sealParts(`COMPLAINT-${complaintId}`, contents, ctx.now, sealed);
}

/** Opens what was written. Only in a commit that says who opened it and for what. */
export async function openText({ sealed: parts }: Pick<ComplaintBody, 'sealed'>, sealed: SealedRecords) {
  const [{ facts, target, orderId }, { evidence, leads, documentIds }] = await Promise.all([
    sealed.open(parts.facts.ref, SealedFacts()),
    sealed.open(parts.evidence.ref, SealedEvidence()),
  ]);
  return {
    facts,
    ...(target !== undefined && { target }),
    ...(orderId !== undefined && { orderId }),
    ...(evidence !== undefined && { evidence }),
    leads,
    documentIds,
  };
}

/** Opens the identity. Only in a commit that says who opened it and for what. */
export async function openIdentity({ sealed: parts }: Pick<ComplaintBody, 'sealed'>, sealed: SealedRecords) {
  const { salt: _, ...complainant } = await sealed.open(parts.identity.ref, SealedIdentity());
  return complainant;
}

/** What must stand in no text that others read; the function compares, and shows it to nobody. */
export async function namesOf(
  { sealed: parts }: Pick<ComplaintBody, 'sealed'>,
  sealed: SealedRecords,
): Promise<Identifying> {
  const [identity, { orderId, orderNo }] = await Promise.all([
    sealed.open(parts.identity.ref, SealedIdentity()),
    sealed.open(parts.facts.ref, SealedFacts()),
  ]);
  return { ...identity, orderId, orderNo };
}
