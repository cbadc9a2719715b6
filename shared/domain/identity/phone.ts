import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';

declare const phoneBrand: unique symbol;

/** A mainland mobile number as stored and sent: `+8613800000000`. */
export type E164Cn = string & { readonly [phoneBrand]: 'E164Cn' };

const MOBILE = /^1[3-9]\d{9}$/;

/** Reads `13800000000`, `138-0000-0000`, `+86 138…`, full-width digits; undefined for anything else. */
export function parsePhone(input: string): E164Cn | undefined {
  const digits = input
    .normalize('NFKC')
    .replaceAll(/[\s\-‐–—]/g, '')
    .replace(/^(\+86|0086|86(?=1\d{10}$))/, '');
  // The one place where a checked string becomes an E164Cn.
  return MOBILE.test(digits) ? (`+86${digits}` as E164Cn) : undefined;
}

/** Reads a request field into an {@link E164Cn}. */
export const phoneSchema = onFirstUse(() =>
  z.string().transform((input, ctx): E164Cn => {
    const phone = parsePhone(input);
    if (phone !== undefined) return phone;
    // The number itself stays out of the message: messages are logged.
    ctx.addIssue({ code: 'custom', message: 'not a mainland mobile number' });
    return z.NEVER;
  }),
);
