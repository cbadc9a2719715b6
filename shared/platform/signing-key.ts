import { GetPublicKeyCommand, type KMSClient, SignCommand } from '@aws-sdk/client-kms';

/** Signs under a key that never leaves KMS; anybody can verify with its public half. */
export interface SigningKey {
  /** ECDSA on P-256 with SHA-256; DER in base64. At most 4 096 bytes (KMS API reference, Sign, message type RAW). */
  sign(bytes: Uint8Array): Promise<string>;
  /** SubjectPublicKeyInfo; DER in base64. */
  publicKey(): Promise<string>;
}

export function kmsSigningKey(client: KMSClient, keyArn: string): SigningKey {
  return {
    async sign(bytes) {
      const { Signature } = await client.send(
        new SignCommand({
          KeyId: keyArn,
          Message: bytes,
          MessageType: 'RAW',
          SigningAlgorithm: 'ECDSA_SHA_256',
        }),
      );
      if (Signature === undefined) throw new Error('KMS gave no signature');
      return Buffer.from(Signature).toString('base64');
    },
    async publicKey() {
      const { PublicKey } = await client.send(new GetPublicKeyCommand({ KeyId: keyArn }));
      if (PublicKey === undefined) throw new Error('KMS gave no public key');
      return Buffer.from(PublicKey).toString('base64');
    },
  };
}
