import type { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';

/**
 * What a domestic provider gives a body that sends through it, kept in one secret: the key, the codes of the approved
 * templates by our template keys, and the token in the address that the provider reports receipts to.
 */
export const SmsAccount = onFirstUse(() =>
  z.object({
    accessKeyId: z.string().min(1),
    accessKeySecret: z.string().min(1),
    templateCodes: z.record(z.string(), z.string().min(1)),
    receiptToken: z.string().min(32),
  }),
);
export type SmsAccount = z.infer<ReturnType<typeof SmsAccount>>;

/** Gives the account; read again once it is this old, so that a changed key counts without a deployment. */
export type SmsAccountSource = () => Promise<SmsAccount>;

const FRESH_MS = 5 * 60_000;

/**
 * The account in AWS Secrets Manager (API reference, GetSecretValue). The client is loaded by the first read: most
 * deployments send through Amazon SNS and never need it.
 * @throws Error when the secret cannot be read or is not an account; its text never shows
 */
export function secretSmsAccount(
  secretArn: string,
  connect: () => Promise<SecretsManagerClient> = connectSecrets,
  clock: () => number = Date.now,
): SmsAccountSource {
  let read: { readonly account: SmsAccount; readonly at: number } | undefined;
  return async () => {
    if (read !== undefined && clock() - read.at < FRESH_MS) return read.account;
    const { GetSecretValueCommand } = await import('@aws-sdk/client-secrets-manager');
    const client = await connect();
    const { SecretString = '' } = await client.send(new GetSecretValueCommand({ SecretId: secretArn }));
    read = { account: parse(SecretString), at: clock() };
    return read.account;
  };
}

async function connectSecrets(): Promise<SecretsManagerClient> {
  const { SecretsManagerClient: Client } = await import('@aws-sdk/client-secrets-manager');
  return new Client({});
}

function parse(text: string): SmsAccount {
  try {
    return SmsAccount().parse(JSON.parse(text));
  } catch {
    // The parser's message may quote the secret.
    throw new Error('the secret of the SMS provider does not hold an account');
  }
}
