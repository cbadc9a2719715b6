import * as z from 'zod';
import type { Role } from '../../../shared/domain/identity/role.ts';
import { allowedActions } from '../../../shared/domain/machine.ts';
import {
  CreditCheckBody,
  creditCheckMachine,
  type CreditCheckStatus,
} from '../../../shared/domain/risk/credit-check.ts';
import type { Standing } from '../../../shared/store/standing-after.ts';

/** A report on an agency's credit, for officers. */
export const CreditCheckView = z.object({
  checkId: z.string(),
  status: z.enum(creditCheckMachine.states),
  version: z.int(),
  allowedActions: z.array(z.string()),
  ...CreditCheckBody.shape,
});

export const creditCheckView = (
  { id, status, version, body }: Standing<CreditCheckBody>,
  roles: readonly Role[],
) => ({
  checkId: id,
  status,
  version,
  allowedActions: allowedActions(creditCheckMachine, status as CreditCheckStatus, roles),
  ...body,
});
