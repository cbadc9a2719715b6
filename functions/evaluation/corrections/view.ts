import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import {
  type CorrectionBody,
  correctionMachine,
  type CorrectionStatus,
} from '../../../shared/domain/evaluation/scope/correction.ts';
import type { Principal } from '../../../shared/domain/identity/principal.ts';
import { allowedActions } from '../../../shared/domain/machine.ts';
import type { Standing } from '../../../shared/store/standing-after.ts';

export const CorrectionView = onFirstUse(() =>
  z.object({
    correctionId: z.string(),
    cycleId: z.string(),
    agencyId: z.string(),
    uscc: z.string(),
    status: z.enum(correctionMachine.states),
    version: z.int(),
    asked: z.enum(['INCLUDE', 'EXCLUDE']),
    category: z.string(),
    reason: z.string(),
    requestedAt: z.string(),
    decision: z.object({ at: z.string(), reason: z.string(), listVersion: z.int().optional() }).optional(),
    allowedActions: z.array(z.string()),
  }),
);

export function correctionView(
  { id, status, version, body }: Omit<Standing<CorrectionBody>, 'deadlines'>,
  { roles }: Pick<Principal, 'roles'>,
) {
  const { cycleId, agencyId, uscc, asked, category, reason, requestedAt, decision } = body;
  return {
    correctionId: id,
    cycleId,
    agencyId,
    uscc,
    status: status as CorrectionStatus,
    version,
    asked,
    category,
    reason,
    requestedAt,
    ...(decision && {
      decision: { at: decision.at, reason: decision.reason, listVersion: decision.listVersion },
    }),
    allowedActions: allowedActions(correctionMachine, status as CorrectionStatus, roles),
  };
}
