import type { Principal } from '../domain/identity/principal.ts';
import type { Role } from '../domain/identity/role.ts';

/** Who looks: decides what is shown and what may be done. */
export interface Viewer {
  readonly roles: readonly Role[];
  readonly uscc?: string | undefined;
}

export const viewerOf = (principal: Principal | undefined): Viewer =>
  principal === undefined ? { roles: ['PUBLIC'] } : { roles: principal.roles, uscc: principal.uscc };

export const isOfficer = ({ roles }: Viewer): boolean =>
  roles.some(
    (role) => role.startsWith('CENTRE_') || role === 'COMMISSION_OFFICER' || role === 'FINANCE_OFFICER',
  );

/** What was judged or written, without who did it. */
export function withoutPerson<T extends { readonly by: string }>(judged: T): Omit<T, 'by'> {
  const { by: _by, ...rest } = judged;
  return rest;
}
