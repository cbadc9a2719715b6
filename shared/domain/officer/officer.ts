import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { OfficerChanged } from '../../../events/officer-changed/v1.ts';
import { OfficerRegistered } from '../../../events/officer-registered/v1.ts';
import { type Decided, happened } from '../event.ts';
import { OFFICER_ROLES } from '../identity/role.ts';

/** One entry of the officers' register: kept by CENTRE_ADMIN; the token only identifies the person (requirements §8.0). */
export const OfficerBody = onFirstUse(() =>
  z.strictObject({
    /** Reference of the sealed display name. */
    sealedRef: z.string(),
    roles: z.array(z.enum(OFFICER_ROLES)).max(OFFICER_ROLES.length),
    /** Credit codes of organisations in which the officer has declared an interest: such cases are refused to them. */
    conflicts: z.array(z.string()).max(200),
    active: z.boolean(),
  }),
);
export type OfficerBody = z.infer<ReturnType<typeof OfficerBody>>;

export function decideRegisterOfficer(officerId: string, body: OfficerBody): Decided<OfficerBody> {
  const { roles, active, conflicts } = body;
  const event = happened(
    OfficerRegistered,
    { officerId },
    { article: '3-1', to: active ? 'ACTIVE' : 'INACTIVE', record: { roles, conflicts } },
  );
  return { events: [event], body };
}

export function decideChangeOfficer(
  officerId: string,
  body: OfficerBody,
  reason: string,
): Decided<OfficerBody> {
  const { roles, active, conflicts } = body;
  const event = happened(
    OfficerChanged,
    { officerId },
    { article: '3-1', to: active ? 'ACTIVE' : 'INACTIVE', reason, record: { roles, conflicts } },
  );
  return { events: [event], body };
}
