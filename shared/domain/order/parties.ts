import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { instantSchema } from '../time/instant.ts';

/** Who buys: an enterprise by its credit code, or a team without a company (domain §2.1). `name` is that of the organisation or team. */
export const Buyer = onFirstUse(() =>
  z.strictObject({
    /** The credit code of an enterprise, `team-<pseudonym>` of a team. */
    id: z.string(),
    kind: z.enum(['ENTERPRISE', 'TEAM']),
    uscc: z.string().optional(),
    name: z.string(),
  }),
);
export type Buyer = z.infer<ReturnType<typeof Buyer>>;

/** Whether the voucher platform found the buyer eligible, or, while it is not connected, only the role says so. */
export const Eligibility = onFirstUse(() =>
  z.strictObject({
    basis: z.enum(['VOUCHER_PLATFORM', 'ROLE_ONLY', 'SOURCE']),
    at: instantSchema(),
    reference: z.string().optional(),
  }),
);
export type Eligibility = z.infer<ReturnType<typeof Eligibility>>;

/** A party's declaration on the rules of use, with its answer to the related-party question (13-4, RP-08). */
export const Declaration = onFirstUse(() =>
  z.strictObject({
    version: z.string(),
    at: instantSchema(),
    by: z.string(),
    relatedParty: z.boolean(),
  }),
);
export type Declaration = z.infer<ReturnType<typeof Declaration>>;

/** Why and by whom a termination may be said (SM-6). */
export const TERMINATION_CAUSES = [
  'MUTUAL',
  'BUYER',
  'AGENCY_DEFAULT',
  'AGENCY_REMOVED',
  'VIOLATION',
] as const;
export const TerminationCause = onFirstUse(() => z.enum(TERMINATION_CAUSES));
export type TerminationCause = (typeof TERMINATION_CAUSES)[number];

/** The sides of an order. */
export type Side = 'AGENCY' | 'BUYER';
