import { DecryptCommand, EncryptCommand, type KMSClient } from '@aws-sdk/client-kms';
import type { TextCipher } from '../store/idempotency.ts';

/**
 * Encrypts texts of up to 4 KB straight by KMS, bound to their place by the encryption context, so that a ciphertext
 * moved to another record does not decrypt (KMS Developer Guide, "Encryption context").
 */
export function kmsTextCipher(client: KMSClient, keyArn: string): TextCipher {
  return {
    async encrypt(text, context) {
      const { CiphertextBlob } = await client.send(
        new EncryptCommand({ KeyId: keyArn, Plaintext: Buffer.from(text), EncryptionContext: { context } }),
      );
      if (CiphertextBlob === undefined) throw new Error('KMS gave no ciphertext');
      return CiphertextBlob;
    },
    async decrypt(ciphertext, context) {
      const { Plaintext } = await client.send(
        new DecryptCommand({ KeyId: keyArn, CiphertextBlob: ciphertext, EncryptionContext: { context } }),
      );
      if (Plaintext === undefined) throw new Error('KMS gave no plaintext');
      return Buffer.from(Plaintext).toString();
    },
  };
}
