import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { HearingBody } from '../../../shared/domain/hearing/hearing.ts';
import { hearingMachine, type HearingStatus } from '../../../shared/domain/hearing/machine.ts';
import { OFFICER_ROLES, type Role } from '../../../shared/domain/identity/role.ts';
import { allowedActions } from '../../../shared/domain/machine.ts';
import type { Standing } from '../../../shared/store/standing-after.ts';

/** A prior notice and what came of it. Who acted for the centre is shown to officers only. */
export const HearingView = onFirstUse(() => {
  const { reply, consideration, issuedBy, ...open } = HearingBody().shape;
  return z.object({
    hearingId: z.string(),
    status: z.enum(hearingMachine.states),
    version: z.int(),
    allowedActions: z.array(z.string()),
    deadlines: z.array(z.looseObject({ kind: z.string(), dueAt: z.string() })),
    ...open,
    reply: reply.unwrap().omit({ by: true }).optional(),
    consideration: consideration.unwrap().omit({ by: true }).optional(),
    issuedBy: issuedBy.optional(),
    consideredBy: z.string().optional(),
  });
});

export function hearingView(
  { id, status, version, deadlines, body }: Standing<HearingBody>,
  roles: readonly Role[],
) {
  const { issuedBy: issuer, reply: answer, consideration: considered, ...notice } = body;
  const officer = OFFICER_ROLES.some((role) => roles.includes(role));
  const { by: _replier, ...replied } = answer ?? {};
  const { by: considerer, ...judged } = considered ?? {};
  return {
    hearingId: id,
    status: status as HearingStatus,
    version,
    allowedActions: allowedActions(hearingMachine, status as HearingStatus, roles),
    deadlines: Object.values(deadlines),
    ...notice,
    ...(answer && { reply: replied as Omit<typeof answer, 'by'> }),
    ...(considered && { consideration: judged as Omit<typeof considered, 'by'> }),
    ...(officer && { issuedBy: issuer }),
    ...(officer && considerer !== undefined && { consideredBy: considerer }),
  };
}
