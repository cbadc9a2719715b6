import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import type { Role } from '../../../shared/domain/identity/role.ts';
import { allowedActions } from '../../../shared/domain/machine.ts';
import {
  creditFlagIdOf,
  CreditCheckBody,
  creditCheckMachine,
  type CreditCheckStatus,
} from '../../../shared/domain/risk/credit-check.ts';
import type { Standing } from '../../../shared/store/standing-after.ts';

/** A report on an agency's credit, for officers. */
export const CreditCheckView = onFirstUse(() =>
  z.object({
    checkId: z.string(),
    status: z.enum(creditCheckMachine.states),
    version: z.int(),
    allowedActions: z.array(z.string()),
    flags: z
      .array(z.object({ flagId: z.string(), key: z.string() }))
      .describe('of each failed check, to be confirmed or dismissed in the review'),
    ...CreditCheckBody().shape,
  }),
);

export const creditCheckView = (
  { id, status, version, body }: Standing<CreditCheckBody>,
  roles: readonly Role[],
) => ({
  checkId: id,
  status,
  version,
  allowedActions: allowedActions(creditCheckMachine, status as CreditCheckStatus, roles),
  flags: body.results.flatMap(({ key, outcome }) =>
    outcome === 'FAIL' ? [{ flagId: creditFlagIdOf(body.agencyId, key), key }] : [],
  ),
  ...body,
});
