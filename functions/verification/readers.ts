import { AGENCY_ROLES, READING_OFFICERS, type Role } from '../../shared/domain/identity/role.ts';

export const VERIFICATION_READERS: readonly Role[] = [...AGENCY_ROLES, ...READING_OFFICERS];
