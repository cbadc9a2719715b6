import { randomBytes } from 'node:crypto';
import * as z from 'zod';
import type { ResolvedKey } from '../../assembly/resolved-app.ts';
import type { ServiceLog } from '../links.ts';
import type { Service } from '../service.ts';
import { AwsError } from '../wire/aws-error.ts';
import { answerJson } from '../wire/json-endpoint.ts';
import { operation, type Operation } from '../wire/operation.ts';
import type { KeyRing } from './key-ring.ts';

/** Encrypt, Sign and the MAC calls take at most 4 096 bytes (KMS API reference). */
const MAX_BYTES = 4_096;
const MAC_ALGORITHM = 'HMAC_SHA_256';
const SIGNING_ALGORITHM = 'ECDSA_SHA_256';
const ENCRYPTION_ALGORITHM = 'SYMMETRIC_DEFAULT';

const blob = z.base64().transform((text) => Buffer.from(text, 'base64'));
const small = blob.refine(
  (bytes) => bytes.length >= 1 && bytes.length <= MAX_BYTES,
  `1 to ${MAX_BYTES} bytes`,
);
const keyId = { KeyId: z.string() };
const context = { EncryptionContext: z.record(z.string(), z.string()).default({}) };
const algorithm = { EncryptionAlgorithm: z.literal(ENCRYPTION_ALGORITHM).default(ENCRYPTION_ALGORITHM) };

/** KMS over awsJson1_1: symmetric encryption with its context, data keys, MACs, signatures. */
export function createKmsService(ring: KeyRing, log: ServiceLog): Service {
  const operations: Record<string, Operation> = {
    Encrypt: operation(
      z.strictObject({ ...keyId, Plaintext: small, ...context, ...algorithm }),
      ({ KeyId, Plaintext, EncryptionContext, EncryptionAlgorithm }) => {
        const key = ring.key(KeyId);
        const CiphertextBlob = ring.encrypt(key, Plaintext, EncryptionContext).toString('base64');
        return { KeyId: key.arn, CiphertextBlob, EncryptionAlgorithm };
      },
    ),
    Decrypt: operation(
      z.strictObject({ KeyId: z.string().optional(), CiphertextBlob: blob, ...context, ...algorithm }),
      ({ KeyId, CiphertextBlob, EncryptionContext, EncryptionAlgorithm }) => {
        const { key, plaintext } = ring.decrypt(CiphertextBlob, EncryptionContext);
        if (KeyId !== undefined && ring.key(KeyId).arn !== key.arn) {
          throw new AwsError('IncorrectKeyException', 'The key is not the one that encrypted the data.');
        }
        return { KeyId: key.arn, Plaintext: plaintext.toString('base64'), EncryptionAlgorithm };
      },
    ),
    GenerateDataKey: operation(
      z
        .strictObject({
          ...keyId,
          ...context,
          KeySpec: z.enum(['AES_128', 'AES_256']).optional(),
          NumberOfBytes: z.int().min(1).max(1024).optional(),
        })
        .refine(
          (i) => (i.KeySpec === undefined) !== (i.NumberOfBytes === undefined),
          'KeySpec or NumberOfBytes',
        ),
      ({ KeyId, EncryptionContext, KeySpec, NumberOfBytes }) => {
        const key = ring.key(KeyId);
        const plaintext = randomBytes(NumberOfBytes ?? (KeySpec === 'AES_128' ? 16 : 32));
        return {
          KeyId: key.arn,
          Plaintext: plaintext.toString('base64'),
          CiphertextBlob: ring.encrypt(key, plaintext, EncryptionContext).toString('base64'),
        };
      },
    ),
    GenerateMac: operation(
      z.strictObject({ ...keyId, Message: small, MacAlgorithm: z.literal(MAC_ALGORITHM) }),
      ({ KeyId, Message, MacAlgorithm }) => {
        const key = ring.key(KeyId);
        return { KeyId: key.arn, Mac: ring.mac(key, Message).toString('base64'), MacAlgorithm };
      },
    ),
    VerifyMac: operation(
      z.strictObject({ ...keyId, Message: small, Mac: blob, MacAlgorithm: z.literal(MAC_ALGORITHM) }),
      ({ KeyId, Message, Mac, MacAlgorithm }) => {
        const key = ring.key(KeyId);
        if (!ring.verifyMac(key, Message, Mac)) {
          throw new AwsError('KMSInvalidMacException', 'The MAC does not fit the message and the key.');
        }
        return { KeyId: key.arn, MacValid: true, MacAlgorithm };
      },
    ),
    Sign: operation(
      z.strictObject({
        ...keyId,
        Message: small,
        MessageType: z.literal('RAW').default('RAW'),
        SigningAlgorithm: z.literal(SIGNING_ALGORITHM),
      }),
      ({ KeyId, Message, SigningAlgorithm }) => {
        const key = ring.key(KeyId);
        return { KeyId: key.arn, Signature: ring.sign(key, Message).toString('base64'), SigningAlgorithm };
      },
    ),
    GetPublicKey: operation(z.strictObject({ ...keyId }), ({ KeyId }) => {
      const key = ring.key(KeyId);
      return {
        KeyId: key.arn,
        PublicKey: ring.publicKey(key).toString('base64'),
        KeySpec: key.spec,
        KeyUsage: key.usage,
        SigningAlgorithms: [SIGNING_ALGORITHM],
      };
    }),
    DescribeKey: operation(z.strictObject({ ...keyId }), ({ KeyId }) => ({
      KeyMetadata: metadata(ring.key(KeyId)),
    })),
  };
  return {
    prefix: '/kms',
    handle: (req, res, body) =>
      answerJson({ service: 'kms', version: '1.1', operations, log }, req, res, body),
  };
}

function metadata(key: ResolvedKey) {
  return {
    KeyId: key.id,
    Arn: key.arn,
    Enabled: true,
    KeyState: 'Enabled',
    KeyManager: 'CUSTOMER',
    Origin: 'AWS_KMS',
    KeySpec: key.spec,
    KeyUsage: key.usage,
    ...algorithmsOf(key),
  };
}

function algorithmsOf({ usage }: ResolvedKey) {
  if (usage === 'GENERATE_VERIFY_MAC') return { MacAlgorithms: [MAC_ALGORITHM] };
  if (usage === 'SIGN_VERIFY') return { SigningAlgorithms: [SIGNING_ALGORITHM] };
  return { EncryptionAlgorithms: [ENCRYPTION_ALGORITHM] };
}
