import { actingUscc, type Principal } from '../identity/principal.ts';
import { AGENCY_ROLES } from '../identity/role.ts';
import { refuse, type Refusal } from '../problem.ts';
import type { DocumentBody } from './document.ts';
import type { DocumentKind } from './document-kind.ts';

export const isAgency = ({ roles }: Principal): boolean =>
  roles.some((role) => AGENCY_ROLES.some((each) => each === role));

/** The file of a caller: its credit code, or, of a buyer without one, `team-` and its pseudonym. */
export const fileOf = ({ id, uscc, roles }: Principal): string | undefined =>
  uscc ?? (roles.includes('BUYER') ? `team-${id}` : undefined);

/**
 * Where a caller's material lies and as whose it counts: an agency's or a buyer's own, or, for an import by the
 * administrator, the centre's. Who is both agency and buyer says as which; the agency unless said otherwise.
 */
export function ownFile(
  principal: Principal,
  asked: 'AGENCY' | 'BUYER' | undefined,
  kind: DocumentKind,
): Pick<DocumentBody, 'uscc' | 'origin'> | Refusal {
  const { roles } = principal;
  if (kind === 'IMPORT_FILE') {
    return roles.includes('CENTRE_ADMIN') ? { uscc: 'CENTRE', origin: 'CENTRE' } : refuse('FORBIDDEN_ROLE');
  }
  if (roles.includes('BUYER') && (asked === 'BUYER' || !isAgency(principal))) {
    const uscc = fileOf(principal);
    return uscc === undefined ? refuse('USCC_INVALID') : { uscc, origin: 'BUYER' };
  }
  if (asked === 'BUYER') return refuse('FORBIDDEN_ROLE');
  const uscc = actingUscc(principal);
  if (typeof uscc !== 'string') return uscc;
  return isAgency(principal) ? { uscc, origin: 'AGENCY' } : refuse('FORBIDDEN_ROLE');
}
