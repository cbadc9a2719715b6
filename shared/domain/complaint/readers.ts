import type { Role } from '../identity/role.ts';

/** Officers who may read a report: everybody else learns of it only what it came to (3-2g). */
export const mayReadReports = (roles: readonly Role[]): boolean =>
  roles.some(
    (role) => role === 'CENTRE_DISCIPLINE' || role === 'CENTRE_REVIEWER' || role === 'COMMISSION_OFFICER',
  );
