import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { TextCipher } from '../../../shared/store/idempotency.ts';

/** Encrypts for real, so that a test can search the tables for what must not lie there in clear text. */
export function testCipher(): TextCipher {
  const key = randomBytes(32);
  return {
    encrypt(text, context) {
      const iv = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(context));
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Promise.resolve(Buffer.concat([iv, cipher.getAuthTag(), sealed]));
    },
    decrypt(ciphertext, context) {
      const all = Buffer.from(ciphertext);
      const decipher = createDecipheriv('aes-256-gcm', key, all.subarray(0, 12)).setAAD(Buffer.from(context));
      decipher.setAuthTag(all.subarray(12, 28));
      return Promise.resolve(Buffer.concat([decipher.update(all.subarray(28)), decipher.final()]).toString());
    },
  };
}
