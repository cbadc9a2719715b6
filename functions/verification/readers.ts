import { AGENCY_ROLES, OFFICER_ROLES, type Role } from '../../shared/domain/identity/role.ts';

/** Officers may read verifications, hearings and reports of any agency; experts judge service cases only. */
export const READING_OFFICERS: readonly Role[] = OFFICER_ROLES.filter((role) => role !== 'EXPERT');
export const VERIFICATION_READERS: readonly Role[] = [...AGENCY_ROLES, ...READING_OFFICERS];
