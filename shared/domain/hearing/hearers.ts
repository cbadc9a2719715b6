import { CENTRE_ROLES, type OfficerRole } from '../identity/role.ts';
import type { HearingGround } from './hearing.ts';

const COMMISSION = ['COMMISSION_OFFICER'] as const;
const FUNDS = ['FINANCE_OFFICER', 'COMMISSION_OFFICER'] as const;

/** Who considers what the agency said, by the decision that would be taken (domain §5.5); the first has the task. */
export const HEARERS: Readonly<Record<HearingGround, readonly [OfficerRole, ...OfficerRole[]]>> = {
  VERIFICATION_FAILURE: CENTRE_ROLES,
  OBJECTION_UPHELD: CENTRE_ROLES,
  EVALUATION_UNQUALIFIED: CENTRE_ROLES,
  EVALUATION_AMENDMENT: COMMISSION,
  VIOLATION: CENTRE_ROLES,
  SUSPENSION: COMMISSION,
  REMOVAL: COMMISSION,
  CREDIT_RECORD: COMMISSION,
  PAYMENT_REFUSAL: FUNDS,
  FUND_RECOVERY: FUNDS,
};
