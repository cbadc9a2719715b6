import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import {
  type SchemeBody,
  schemeMachine,
  type SchemeStatus,
} from '../../../shared/domain/evaluation/cycle/scheme-draft.ts';
import { IndicatorScheme, schemeHash } from '../../../shared/domain/evaluation/scheme/scheme.ts';
import type { Principal } from '../../../shared/domain/identity/principal.ts';
import { allowedActions } from '../../../shared/domain/machine.ts';
import type { Standing } from '../../../shared/store/standing-after.ts';

export const SchemeView = onFirstUse(() =>
  z.object({
    schemeId: z.string(),
    status: z.enum(schemeMachine.states),
    version: z.int(),
    scheme: IndicatorScheme(),
    schemeHash: z.string().describe('SHA-256 of the RFC 8785 form of the scheme'),
    copyOf: z.string().optional(),
    draftedAt: z.string(),
    revisedAt: z.string().optional(),
    approvedAt: z.string().optional(),
    lockedFor: z.string().optional(),
    allowedActions: z.array(z.string()),
  }),
);

export function schemeView(
  { id, status, version, body }: Omit<Standing<SchemeBody>, 'deadlines'>,
  { roles }: Pick<Principal, 'roles'>,
) {
  return {
    schemeId: id,
    status: status as SchemeStatus,
    version,
    scheme: body.scheme,
    schemeHash: schemeHash(body.scheme),
    copyOf: body.copyOf,
    draftedAt: body.draftedAt,
    revisedAt: body.revisedAt,
    approvedAt: body.approvedAt,
    lockedFor: body.locked?.cycleId,
    // It is locked with its cycle, never by itself.
    allowedActions: allowedActions(schemeMachine, status as SchemeStatus, roles).filter(
      (action) => action !== 'lock',
    ),
  };
}
