import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import type { ContactBody } from '../../../shared/domain/contact/contact.ts';
import { contactMachine, type ContactStatus } from '../../../shared/domain/contact/machine.ts';
import { maskPhone } from '../../../shared/domain/identity/mask.ts';
import { phoneSchema } from '../../../shared/domain/identity/phone.ts';
import type { Role } from '../../../shared/domain/identity/role.ts';
import { allowedActions } from '../../../shared/domain/machine.ts';
import type { SealedRecords } from '../../../shared/platform/sealed-records.ts';
import type { Standing } from '../../../shared/store/standing-after.ts';

/** The sealed record of a phone. The salt keeps the record's hash from giving the number away. */
export const SealedContactPhone = onFirstUse(() => z.object({ phone: phoneSchema(), salt: z.string() }));

/** Shows a sealed number as `138****0001`. */
export type MaskOf = (phoneRef: string) => Promise<string>;

export const maskSealed =
  (sealed: SealedRecords): MaskOf =>
  async (phoneRef) =>
    maskPhone((await sealed.open(phoneRef, SealedContactPhone())).phone);

/** A contact with its numbers masked; they are opened for that only. */
export async function contactView(
  standing: Standing<ContactBody> | undefined,
  roles: readonly Role[],
  maskOf: MaskOf,
) {
  if (standing === undefined) {
    const mayRequest = roles.includes('AGENCY_ADMIN');
    return { status: 'NONE', version: 0, allowedActions: mayRequest ? ['requestCode'] : [] };
  }
  const { status, version, body } = standing;
  const { verified, pending } = body;
  return {
    status,
    version,
    ...(verified && {
      verified: { phone: await maskOf(verified.phoneRef), verifiedAt: verified.verifiedAt },
    }),
    ...(pending && {
      pending: {
        phone: await maskOf(pending.phoneRef),
        expiresAt: pending.expiresAt,
        triesLeft: pending.triesLeft,
      },
    }),
    allowedActions: allowedActions(contactMachine, status as ContactStatus, roles),
  };
}
