import { refuse, type Refusal } from '../../problem.ts';
import { type ConfirmedBasis, refuseUnconfirmed } from '../../violation/confirmed.ts';
import type { AmendmentGround } from './amendment-grades.ts';

const article = '9-6b' as const;
const REF = /^VIOLATION#(.+)$/;

/** A violation that an amendment names as its ground; of one that there is not, undefined. */
export interface NamedViolation extends ConfirmedBasis {
  readonly level?: string | undefined;
}

/** Ids of the violations among the evidence. */
export const violationsAmong = (evidenceRefs: readonly string[]): string[] => [
  ...new Set(evidenceRefs.flatMap((ref) => REF.exec(ref)?.[1] ?? [])),
];

/**
 * Refuses an amendment on a confirmed violation that names none, one that is not confirmed or not this agency's (NOT_CONFIRMED),
 * or a minor one, which costs points only (SM-15, domain §6.4: NO_GROUND).
 */
export function refuseViolationGround(
  { ground, agencyId }: { readonly ground?: AmendmentGround | undefined; readonly agencyId: string },
  named: readonly (NamedViolation | undefined)[],
): Refusal | undefined {
  if (ground !== 'VIOLATION_CONFIRMED') return undefined;
  if (named.length === 0) {
    const zh = '须列明经认定的违规（VIOLATION#…）';
    const fields = [{ field: 'body.evidenceRefs', zh, en: 'name the confirmed violation, VIOLATION#…' }];
    return refuse('VALIDATION_FAILED', { article, fields });
  }
  const unconfirmed = named.map((each) => refuseUnconfirmed(agencyId, each, article)).find(Boolean);
  if (unconfirmed !== undefined) return unconfirmed;
  if (named.some((each) => each?.level !== 'MINOR')) return undefined;
  const detail = { zh: '轻微违规不构成不合格情形', en: 'A minor violation is no ground for this grade' };
  return refuse('NO_GROUND', { article, detail });
}
