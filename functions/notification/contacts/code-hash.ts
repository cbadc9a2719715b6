import type { KeyedHash } from '../../../shared/platform/keyed-hash.ts';

/** What is kept of a code: bound to the message that carried it. */
export const codeHashOf = (keyedHash: KeyedHash, deliveryId: string, code: string): Promise<string> =>
  keyedHash.of('phone-code', `${deliveryId}\n${code}`);
