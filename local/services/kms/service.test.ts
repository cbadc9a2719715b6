import { createPublicKey, verify } from 'node:crypto';
import {
  CreateKeyCommand,
  DecryptCommand,
  DescribeKeyCommand,
  EncryptCommand,
  GenerateDataKeyCommand,
  GenerateMacCommand,
  GetPublicKeyCommand,
  KMSClient,
  SignCommand,
  VerifyMacCommand,
} from '@aws-sdk/client-kms';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ResolvedKey } from '../../assembly/resolved-app.ts';
import { fakeKernel, type FakeKernel } from '../fake-kernel.ts';
import { clientConfig, serve } from '../fake-server.ts';
import { createKeyRing } from './key-ring.ts';
import { createKmsService } from './service.ts';

const arn = (id: string) => `arn:aws:kms:ap-southeast-1:000000000000:key/${id}`;
const sealed: ResolvedKey = {
  id: 'sealed-key',
  arn: arn('sealed-key'),
  aliases: ['alias/voucher/sealed'],
  spec: 'SYMMETRIC_DEFAULT',
  usage: 'ENCRYPT_DECRYPT',
};
const macKey: ResolvedKey = {
  id: 'mac-key',
  arn: arn('mac-key'),
  aliases: [],
  spec: 'HMAC_256',
  usage: 'GENERATE_VERIFY_MAC',
};

const signingKey: ResolvedKey = {
  id: 'history-key',
  arn: arn('history-key'),
  aliases: [],
  spec: 'ECC_NIST_P256',
  usage: 'SIGN_VERIFY',
};

describe('KMS by the real client', () => {
  let kernel: FakeKernel;
  let client: KMSClient;
  let close: () => Promise<void>;
  let logged: string[];

  beforeEach(async () => {
    kernel = fakeKernel();
    logged = [];
    const ring = createKeyRing(kernel, [sealed, macKey, signingKey]);
    const server = await serve(createKmsService(ring, (_s, line) => void logged.push(line)));
    close = server.close;
    client = new KMSClient(clientConfig(server.url, '/kms'));
  });
  afterEach(async () => {
    client.destroy();
    await close();
    kernel.close();
  });

  const EncryptionContext = { table: 'sealed', field: 'phone' };
  const Plaintext = Buffer.from('+8613800000001');
  const encrypt = async () =>
    (await client.send(new EncryptCommand({ KeyId: sealed.arn, Plaintext, EncryptionContext })))
      .CiphertextBlob;

  it('decrypts only with the same encryption context, in any order', async () => {
    const CiphertextBlob = await encrypt();
    const decrypt = (context: Record<string, string>) =>
      client.send(new DecryptCommand({ CiphertextBlob, EncryptionContext: context }));
    const { Plaintext: back, KeyId } = await decrypt({ field: 'phone', table: 'sealed' });
    expect(Buffer.from(back!)).toEqual(Plaintext);
    expect(KeyId).toBe(sealed.arn);
    await expect(decrypt({ ...EncryptionContext, field: 'name' })).rejects.toMatchObject({
      name: 'InvalidCiphertextException',
    });
    await expect(client.send(new DecryptCommand({ CiphertextBlob }))).rejects.toThrow(/ciphertext/);
  });

  it('refuses a changed blob and another key', async () => {
    const blob = Buffer.from((await encrypt())!);
    const other = Buffer.from(blob);
    other[other.length - 1]! ^= 1;
    const decrypt = (CiphertextBlob: Buffer, KeyId?: string) =>
      client.send(new DecryptCommand({ CiphertextBlob, EncryptionContext, ...(KeyId && { KeyId }) }));
    await expect(decrypt(other)).rejects.toMatchObject({ name: 'InvalidCiphertextException' });
    await expect(decrypt(Buffer.from('nonsense'))).rejects.toMatchObject({
      name: 'InvalidCiphertextException',
    });
    await expect(decrypt(blob, macKey.arn)).rejects.toMatchObject({ name: 'IncorrectKeyException' });
  });

  it('makes data keys that it can open again after a restart', async () => {
    const made = await client.send(
      new GenerateDataKeyCommand({ KeyId: 'alias/voucher/sealed', KeySpec: 'AES_256', EncryptionContext }),
    );
    expect(made.Plaintext).toHaveLength(32);
    const opened = createKeyRing(kernel, [sealed]).decrypt(
      Buffer.from(made.CiphertextBlob!),
      EncryptionContext,
    );
    expect(opened.plaintext).toEqual(Buffer.from(made.Plaintext!));
  });

  it('makes and verifies MACs', async () => {
    const input = { KeyId: macKey.id, Message: Plaintext, MacAlgorithm: 'HMAC_SHA_256' } as const;
    const { Mac } = await client.send(new GenerateMacCommand(input));
    expect(await client.send(new GenerateMacCommand(input))).toMatchObject({ Mac });
    expect(await client.send(new VerifyMacCommand({ ...input, Mac }))).toMatchObject({ MacValid: true });
    await expect(
      client.send(new VerifyMacCommand({ ...input, Message: Buffer.from('x'), Mac })),
    ).rejects.toMatchObject({ name: 'KMSInvalidMacException' });
  });

  it('signs, under the same key after a restart, for anybody to verify', async () => {
    const signed = { KeyId: signingKey.arn, Message: Plaintext, SigningAlgorithm: 'ECDSA_SHA_256' } as const;
    const { Signature } = await client.send(new SignCommand({ ...signed, MessageType: 'RAW' }));
    const { PublicKey, KeySpec } = await client.send(new GetPublicKeyCommand({ KeyId: signingKey.id }));
    expect(KeySpec).toBe('ECC_NIST_P256');
    const key = createPublicKey({ key: Buffer.from(PublicKey!), format: 'der', type: 'spki' });
    expect(verify('sha256', Plaintext, key, Signature!)).toBe(true);
    expect(verify('sha256', Buffer.from('another'), key, Signature!)).toBe(false);
    const again = createKeyRing(kernel, [signingKey]).publicKey(signingKey);
    expect(again).toEqual(Buffer.from(PublicKey!));
    const { KeyMetadata } = await client.send(new DescribeKeyCommand({ KeyId: signingKey.id }));
    expect(KeyMetadata).toMatchObject({ SigningAlgorithms: ['ECDSA_SHA_256'] });
    await expect(client.send(new SignCommand({ ...signed, KeyId: macKey.arn }))).rejects.toMatchObject({
      name: 'InvalidKeyUsageException',
    });
  });

  it('describes keys and refuses wrong usage, unknown keys, long texts and other calls', async () => {
    const { KeyMetadata } = await client.send(new DescribeKeyCommand({ KeyId: macKey.arn }));
    expect(KeyMetadata).toMatchObject({ Arn: macKey.arn, KeySpec: 'HMAC_256', Enabled: true });
    await expect(client.send(new EncryptCommand({ KeyId: macKey.id, Plaintext }))).rejects.toMatchObject({
      name: 'InvalidKeyUsageException',
    });
    await expect(client.send(new EncryptCommand({ KeyId: 'other', Plaintext }))).rejects.toMatchObject({
      name: 'NotFoundException',
    });
    await expect(
      client.send(new EncryptCommand({ KeyId: sealed.id, Plaintext: Buffer.alloc(4097) })),
    ).rejects.toMatchObject({ name: 'ValidationException' });
    await expect(client.send(new CreateKeyCommand({}))).rejects.toThrow(/CreateKey/);
    expect(logged).toHaveLength(4);
  });
});
