import { randomBytes } from 'node:crypto';
import * as z from 'zod';
import { onFirstUse } from '../../events/on-first-use.ts';
import type { SealedPart } from '../domain/sealed-part.ts';
import type { SealedItem } from '../store/plan.ts';
import type { SealedRecords } from './sealed-records.ts';

/** Makes the hash that stands in the trail useless for guessing names and phones. */
const salt = () => randomBytes(16).toString('hex');

/** Drops absent members, which have no canonical form. */
const clean = (content: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(content).filter(([, value]) => value !== undefined));

const PARTS = ['identity', 'facts', 'evidence'] as const;
type PartName = (typeof PARTS)[number];

/** Where a part lies sealed; the identity is read by whoever sends the outcome, too. */
const partRef = (owner: string, part: PartName): string => `${owner}/${part}`;

/** Seals what an objector or complainant handed in, in three parts: who, what, and the evidence. */
export async function sealParts(
  owner: `OBJECTION-${string}` | `COMPLAINT-${string}`,
  contents: Readonly<Record<PartName, Readonly<Record<string, unknown>>>>,
  now: string,
  sealed: SealedRecords,
): Promise<{ readonly parts: Record<PartName, SealedPart>; readonly items: readonly SealedItem[] }> {
  const seal = async (part: PartName) =>
    sealed.seal(partRef(owner, part), clean({ salt: salt(), ...contents[part] }), now);
  const [identity, facts, evidence] = await Promise.all([seal('identity'), seal('facts'), seal('evidence')]);
  const named = ({ pk, hash }: SealedItem) => ({ ref: pk, hash });
  return {
    parts: { identity: named(identity), facts: named(facts), evidence: named(evidence) },
    items: [identity, facts, evidence],
  };
}

/** Who it was, as sealed. `phone` is E.164. */
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

/** What there is to check. */
export const SealedEvidence = onFirstUse(() =>
  z.object({
    evidence: z.string().optional(),
    leads: z.array(z.string()),
    documentIds: z.array(z.string()),
  }),
);
