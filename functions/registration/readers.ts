import { AGENCY_ROLES, READING_OFFICERS, type Role } from '../../shared/domain/identity/role.ts';

/** Who may read a material; whose is the use case's to judge. */
export const FILE_READERS: readonly Role[] = [...AGENCY_ROLES, 'BUYER', ...READING_OFFICERS];

export const CASE_READERS: readonly Role[] = [...AGENCY_ROLES, ...READING_OFFICERS];
