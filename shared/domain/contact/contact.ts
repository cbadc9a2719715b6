import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { instantSchema } from '../time/instant.ts';

/** A number stands here by its sealed record and its keyed hash only (domain §3.4). */
const Phone = onFirstUse(() => ({ phoneRef: z.string(), phoneHash: z.string() }));

export const ContactBody = onFirstUse(() =>
  z.strictObject({
    uscc: z.string(),
    /** Counts for notices. */
    verified: z.strictObject({ ...Phone(), verifiedAt: instantSchema(), verifiedBy: z.string() }).optional(),
    /** Waits for its code; the verified one goes on counting meanwhile. */
    pending: z
      .strictObject({
        ...Phone(),
        codeHash: z.string(),
        deliveryId: z.string(),
        requestedAt: instantSchema(),
        expiresAt: instantSchema(),
        triesLeft: z.int().nonnegative(),
      })
      .optional(),
    /** Requests of the last 24 hours, whatever the number. */
    requests: z.array(instantSchema()),
  }),
);
export type ContactBody = z.infer<ReturnType<typeof ContactBody>>;

/** A contact as a decision needs it. */
export interface ContactState {
  readonly status: string;
  readonly body: ContactBody;
}

/** Row 5-1c: the basic information that an agency keeps. */
export const CONTACT_ARTICLE = '5-1c';
