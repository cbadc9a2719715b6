import { AGENCY_ROLES, OFFICER_ROLES, type Role } from '../../shared/domain/identity/role.ts';

/** Officers who may read any case and its materials; experts judge service cases, not agencies' papers. */
export const READING_OFFICERS: readonly Role[] = OFFICER_ROLES.filter((role) => role !== 'EXPERT');
export const CASE_READERS: readonly Role[] = [...AGENCY_ROLES, ...READING_OFFICERS];
