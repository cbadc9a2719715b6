/** The roles of the platform (requirements §8.0). A token identifies a person; officers' roles come from the register. */
export const AGENCY_ROLES = ['AGENCY_ADMIN', 'AGENCY_OPERATOR'] as const;
export const CENTRE_ROLES = ['CENTRE_OFFICER', 'CENTRE_REVIEWER'] as const;
export const OFFICER_ROLES = [
  ...CENTRE_ROLES,
  'CENTRE_ADMIN',
  'CENTRE_DISCIPLINE',
  'COMMISSION_OFFICER',
  'FINANCE_OFFICER',
  'EXPERT',
] as const;
export const ROLES = [...AGENCY_ROLES, ...OFFICER_ROLES, 'BUYER', 'PUBLIC', 'SYSTEM'] as const;

export type Role = (typeof ROLES)[number];
export type OfficerRole = (typeof OFFICER_ROLES)[number];

/** Officers who may read any case, its materials and its verification; experts judge service cases only. */
export const READING_OFFICERS: readonly Role[] = OFFICER_ROLES.filter((role) => role !== 'EXPERT');
