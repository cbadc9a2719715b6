import { GenerateMacCommand, type KMSClient } from '@aws-sdk/client-kms';

/** HMAC-SHA-256 under a key that never leaves KMS. */
export interface KeyedHash {
  /** Hex; `purpose` separates uses, e.g. `phone`, `objection-code`. */
  of(purpose: string, text: string): Promise<string>;
}

/** The blind index of phones and the check value of secret codes (domain §3.4). */
export function kmsKeyedHash(client: KMSClient, keyArn: string): KeyedHash {
  return {
    async of(purpose, text) {
      const { Mac } = await client.send(
        new GenerateMacCommand({
          KeyId: keyArn,
          MacAlgorithm: 'HMAC_SHA_256',
          Message: Buffer.from(`${purpose}\n${text}`),
        }),
      );
      if (Mac === undefined) throw new Error('KMS gave no MAC');
      return Buffer.from(Mac).toString('hex');
    },
  };
}
