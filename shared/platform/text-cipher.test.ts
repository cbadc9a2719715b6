import { createHash } from 'node:crypto';
import type { KMSClient } from '@aws-sdk/client-kms';
import { describe, expect, it } from 'vitest';
import { kmsTextCipher } from './text-cipher.ts';

interface Call {
  readonly constructor: { readonly name: string };
  readonly input: { readonly CiphertextBlob?: Uint8Array; readonly EncryptionContext?: { context?: string } };
}

/** Wraps a key by its context, as KMS does: under another one it does not unwrap. */
function fakeKms() {
  const wrap = (context: string) => createHash('sha256').update(`key of ${context}`).digest();
  const send = async ({ constructor, input }: Call) => {
    const context = input.EncryptionContext?.context ?? '';
    if (constructor.name === 'GenerateDataKeyCommand')
      return { Plaintext: wrap(context), CiphertextBlob: Buffer.from(`wrapped for ${context}`) };
    const wrapped = Buffer.from(input.CiphertextBlob ?? []).toString();
    if (wrapped !== `wrapped for ${context}`) throw new Error('InvalidCiphertextException');
    return { Plaintext: wrap(context) };
  };
  return { send } as unknown as KMSClient;
}

describe('the text cipher', () => {
  const cipher = kmsTextCipher(fakeKms(), 'arn:key');

  it('gives back what it was given, however long, and never in clear', async () => {
    for (const text of ['', '张先生', '异议事实'.repeat(5000)]) {
      const sealed = await cipher.encrypt(text, 'OBJECTION#1');
      expect(await cipher.decrypt(sealed, 'OBJECTION#1')).toBe(text);
      expect(Buffer.from(sealed).toString()).not.toContain(text.slice(0, 3) || 'no text');
    }
  });

  it('does not decrypt in another place, nor what was changed', async () => {
    const sealed = Buffer.from(await cipher.encrypt('张先生', 'OBJECTION#1'));
    await expect(cipher.decrypt(sealed, 'OBJECTION#2')).rejects.toThrow('InvalidCiphertext');
    sealed.writeUInt8(sealed.readUInt8(sealed.length - 1) ^ 1, sealed.length - 1);
    await expect(cipher.decrypt(sealed, 'OBJECTION#1')).rejects.toThrow('authenticate');
  });

  it('seals the same text differently each time', async () => {
    const [one, two] = [await cipher.encrypt('x', 'c'), await cipher.encrypt('x', 'c')];
    expect(Buffer.compare(Buffer.from(one), Buffer.from(two))).not.toBe(0);
  });
});
