import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { DecryptCommand, GenerateDataKeyCommand, type KMSClient } from '@aws-sdk/client-kms';
import type { TextCipher } from '../store/idempotency.ts';

const ALGORITHM = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;
/** Length of the wrapped key, in front of it. */
const LENGTH_BYTES = 2;

/**
 * Envelope encryption for texts of any length: each has a data key of its own from KMS, bound to its place by the
 * encryption context, so that a ciphertext moved to another record does not decrypt (KMS Developer Guide, "Envelope
 * encryption" and "Encryption context"). Laid out as length and bytes of the wrapped key, IV, tag, ciphertext.
 */
export function kmsTextCipher(client: KMSClient, keyArn: string): TextCipher {
  return {
    async encrypt(text, context) {
      const { Plaintext: key, CiphertextBlob: wrapped } = await client.send(
        new GenerateDataKeyCommand({ KeyId: keyArn, KeySpec: 'AES_256', EncryptionContext: { context } }),
      );
      if (key === undefined || wrapped === undefined) throw new Error('KMS gave no data key');
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv(ALGORITHM, key, iv);
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      const length = Buffer.alloc(LENGTH_BYTES);
      length.writeUInt16BE(wrapped.length);
      return Buffer.concat([length, wrapped, iv, cipher.getAuthTag(), body]);
    },
    async decrypt(ciphertext, context) {
      const bytes = Buffer.from(ciphertext);
      const ivAt = LENGTH_BYTES + bytes.readUInt16BE();
      const { Plaintext: key } = await client.send(
        new DecryptCommand({
          KeyId: keyArn,
          CiphertextBlob: bytes.subarray(LENGTH_BYTES, ivAt),
          EncryptionContext: { context },
        }),
      );
      if (key === undefined) throw new Error('KMS gave no data key');
      const [tagAt, bodyAt] = [ivAt + IV_BYTES, ivAt + IV_BYTES + TAG_BYTES];
      const decipher = createDecipheriv(ALGORITHM, key, bytes.subarray(ivAt, tagAt));
      decipher.setAuthTag(bytes.subarray(tagAt, bodyAt));
      return Buffer.concat([decipher.update(bytes.subarray(bodyAt)), decipher.final()]).toString('utf8');
    },
  };
}
