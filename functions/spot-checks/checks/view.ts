import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import type { Principal } from '../../../shared/domain/identity/principal.ts';
import { actionsOn } from '../../../shared/domain/spot-check/actions.ts';
import { CHECK_ITEMS } from '../../../shared/domain/spot-check/check-items.ts';
import { spotCheckMachine, type SpotCheckStatus } from '../../../shared/domain/spot-check/machine.ts';
import {
  CheckOutcome,
  FailureConsequence,
  SamplePart,
  SheetLine,
  type SpotCheckBody,
} from '../../../shared/domain/spot-check/spot-check.ts';
import type { Standing } from '../../../shared/store/standing-after.ts';
import { isOfficer } from '../../../shared/runtime/viewer.ts';

export const SpotCheckView = onFirstUse(() =>
  z.object({
    spotCheckId: z.string(),
    planId: z.string(),
    status: z.enum(spotCheckMachine.states),
    version: z.int(),
    orderId: z.string(),
    orderNo: z.string(),
    agencyId: z.string(),
    uscc: z.string(),
    cooperationId: z.string().describe('the request for material, with the clocks'),
    openedAt: z.string(),
    part: SamplePart().optional().describe('for officers'),
    pick: z.object({ reason: z.string(), flagId: z.string().optional() }).optional(),
    checkItems: z
      .array(z.object({ key: z.string(), zh: z.string() }))
      .describe('what the result sheet answers, each exactly once'),
    review: z
      .object({
        sheet: z.array(SheetLine()),
        outcome: CheckOutcome(),
        summary: z.string(),
        at: z.string(),
      })
      .optional()
      .describe('for officers; for the agency once the check is concluded'),
    conclusion: z
      .object({
        outcome: CheckOutcome(),
        consequence: FailureConsequence().optional(),
        consequenceRef: z.string().optional(),
        reason: z.string(),
        at: z.string(),
      })
      .optional(),
    replacement: z
      .object({ reason: z.string(), at: z.string() })
      .optional()
      .describe('for officers: what a second person decides on, or has agreed to'),
    takenOut: z.object({ reason: z.string(), at: z.string() }).optional(),
    allowedActions: z.array(z.string()),
  }),
);

/** A check; why and how the order was drawn is for officers, what was found is for the agency once it is concluded. */
export function spotCheckView(
  { id, status, version, body }: Pick<Standing<SpotCheckBody>, 'id' | 'status' | 'version' | 'body'>,
  principal: Pick<Principal, 'roles'>,
) {
  const { planId, orderId, orderNo, agencyId, uscc, cooperationId, openedAt } = body;
  const { part, pick, review, conclusion, replacement, takenOut } = body;
  const officer = isOfficer(principal);
  return {
    spotCheckId: id,
    planId,
    status: status as SpotCheckStatus,
    version,
    orderId,
    orderNo,
    agencyId,
    uscc,
    cooperationId,
    openedAt,
    ...(officer && { part }),
    ...(officer && pick && { pick: withoutPerson(pick) }),
    checkItems: [...CHECK_ITEMS],
    ...(review && (officer || conclusion) && { review: withoutPerson(review) }),
    ...(conclusion && { conclusion: withoutPerson(conclusion) }),
    ...(replacement && officer && { replacement: withoutPerson(replacement) }),
    ...(takenOut && officer && { takenOut: withoutPerson(takenOut) }),
    allowedActions: actionsOn({ status, body }, principal.roles),
  };
}

function withoutPerson<T extends { readonly by: string }>(judged: T): Omit<T, 'by'> {
  const { by: _by, ...rest } = judged;
  return rest;
}
