import { generateKeyPairSync, sign } from 'node:crypto';
import type { SigningKey } from '../../shared/platform/signing-key.ts';

/** A key on P-256 that stands in for the one that never leaves KMS. */
export function testSigningKey(): SigningKey {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const der = publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
  return {
    publicKey: async () => der,
    sign: async (bytes) => sign('sha256', bytes, privateKey).toString('base64'),
  };
}
