import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  sign,
  timingSafeEqual,
} from 'node:crypto';
import type { ResolvedKey } from '../../assembly/resolved-app.ts';
import type { Kernel } from '../../clock/kernel.ts';
import { AwsError } from '../wire/aws-error.ts';

type EncryptionContext = Readonly<Record<string, string>>;

export interface KeyRing {
  /** By id, ARN or alias; throws NotFoundException. */
  key(reference: string): ResolvedKey;
  encrypt(key: ResolvedKey, plaintext: Buffer, context: EncryptionContext): Buffer;
  /** The blob names its key. Throws InvalidCiphertextException for another context or a changed blob. */
  decrypt(blob: Buffer, context: EncryptionContext): { key: ResolvedKey; plaintext: Buffer };
  mac(key: ResolvedKey, message: Buffer): Buffer;
  verifyMac(key: ResolvedKey, message: Buffer, mac: Buffer): boolean;
  /** ECDSA with SHA-256, in DER. */
  sign(key: ResolvedKey, message: Buffer): Buffer;
  /** SubjectPublicKeyInfo, in DER. */
  publicKey(key: ResolvedKey): Buffer;
}

const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Keys of the template, with material drawn once per data directory and kept in `kms_keys`. */
export function createKeyRing(kernel: Kernel, keys: readonly ResolvedKey[]): KeyRing {
  const { db } = kernel;
  db.exec('CREATE TABLE IF NOT EXISTS kms_keys (id TEXT PRIMARY KEY, material BLOB NOT NULL)');
  const insert = db.prepare('INSERT OR IGNORE INTO kms_keys(id, material) VALUES (?, ?)');
  const select = db.prepare('SELECT material FROM kms_keys WHERE id = ?');

  const material = (key: ResolvedKey): Uint8Array => {
    if (select.get(key.id) === undefined) insert.run(key.id, drawn(key));
    const stored = select.get(key.id)?.['material'];
    if (!(stored instanceof Uint8Array))
      throw new AwsError('KMSInternalException', `No material of ${key.id}`, 500);
    return stored;
  };

  const key = (reference: string): ResolvedKey => {
    const alias = reference.slice(reference.indexOf('alias/'));
    const found = keys.find((k) => k.id === reference || k.arn === reference || k.aliases.includes(alias));
    if (found === undefined) throw new AwsError('NotFoundException', `Key '${reference}' does not exist`);
    return found;
  };

  const privateKey = (k: ResolvedKey): KeyObject =>
    createPrivateKey({
      key: Buffer.from(material(withUsage(k, 'SIGN_VERIFY'))),
      format: 'der',
      type: 'pkcs8',
    });

  const mac = (k: ResolvedKey, message: Buffer): Buffer =>
    createHmac('sha256', material(withUsage(k, 'GENERATE_VERIFY_MAC')))
      .update(message)
      .digest();

  return {
    key,
    mac,
    verifyMac: (k, message, given) => {
      const expected = mac(k, message);
      return expected.length === given.length && timingSafeEqual(expected, given);
    },
    sign: (k, message) => sign('sha256', message, privateKey(k)),
    publicKey: (k) => createPublicKey(privateKey(k)).export({ format: 'der', type: 'spki' }),
    encrypt(k, plaintext, context) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv('aes-256-gcm', material(withUsage(k, 'ENCRYPT_DECRYPT')), iv);
      cipher.setAAD(canonical(context));
      const body = Buffer.concat([cipher.update(plaintext), cipher.final()]);
      const id = Buffer.from(k.id);
      return Buffer.concat([Buffer.from([id.length]), id, iv, cipher.getAuthTag(), body]);
    },
    decrypt(blob, context) {
      const idEnd = 1 + (blob[0] ?? 0);
      const tagAt = idEnd + IV_BYTES;
      const id = blob.subarray(1, idEnd).toString();
      const k = keys.find((candidate) => candidate.id === id);
      if (k === undefined || blob.length < tagAt + TAG_BYTES) throw invalidCiphertext();
      const decipher = createDecipheriv('aes-256-gcm', material(k), blob.subarray(idEnd, tagAt));
      decipher.setAuthTag(blob.subarray(tagAt, tagAt + TAG_BYTES));
      decipher.setAAD(canonical(context));
      try {
        const body = decipher.update(blob.subarray(tagAt + TAG_BYTES));
        return { key: k, plaintext: Buffer.concat([body, decipher.final()]) };
      } catch {
        throw invalidCiphertext();
      }
    },
  };
}

function drawn({ spec }: ResolvedKey): Uint8Array {
  if (spec !== 'ECC_NIST_P256') return randomBytes(32);
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return privateKey.export({ format: 'der', type: 'pkcs8' });
}

function withUsage(key: ResolvedKey, usage: string): ResolvedKey {
  if (key.usage === usage) return key;
  throw new AwsError('InvalidKeyUsageException', `${key.arn} key usage is ${key.usage}, not ${usage}.`);
}

function invalidCiphertext(): AwsError {
  return new AwsError('InvalidCiphertextException', 'The ciphertext or its encryption context is not right.');
}

/** The same bytes for the same pairs in any order. */
function canonical(context: EncryptionContext): Buffer {
  const pairs = Object.entries(context).sort(([a], [b]) => (a < b ? -1 : 1));
  return Buffer.from(JSON.stringify(pairs));
}
