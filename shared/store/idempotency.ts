import { createHash, createHmac } from 'node:crypto';
import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { canonicalForm } from '../domain/canonical.ts';
import { ProblemError, refuse } from '../domain/problem.ts';
import type { Plan, Reply } from './plan.ts';
import type { Tables } from './table.ts';
import type { Write } from './write.ts';

/** Encrypts what must not lie in a record in clear text; the text is bound to `context`. */
export interface TextCipher {
  encrypt(text: string, context: string): Promise<Uint8Array>;
  decrypt(ciphertext: Uint8Array, context: string): Promise<string>;
}

/** The identity of a command: scope is principal and operation (requirements §8.0). */
export interface IdempotencyKey {
  readonly scope: string;
  readonly key: string;
  /** `hashInput` of the parsed input: the same key with another input is refused. */
  readonly inputHash: string;
  readonly cipher: TextCipher;
  readonly now: string;
}

const KEPT_SECONDS = 24 * 3600;

/**
 * What a repeated command is recognised by: HMAC of its input under its own Idempotency-Key. The key is stored nowhere
 * in clear text, so that nobody can guess a phone number from the record.
 */
export function hashInput(key: string, input: unknown): string {
  return createHmac('sha256', key)
    .update(canonicalForm(JSON.parse(JSON.stringify(input ?? null))))
    .digest('hex');
}

function keyOf(idempotency: IdempotencyKey) {
  const digest = createHash('sha256').update(`${idempotency.scope}\n${idempotency.key}`).digest('hex');
  return { pk: `IDEMPOTENCY#${digest}`, sk: 'IDEMPOTENCY' };
}

/** The first answer to this key, if there is one. @throws IDEMPOTENCY_KEY_REUSED for another input. */
export async function readIdempotent(
  tables: Tables,
  idempotency: IdempotencyKey,
): Promise<Reply | undefined> {
  const key = keyOf(idempotency);
  const { Item } = await tables.client.send(
    new GetCommand({ TableName: tables.platform, Key: key, ConsistentRead: true }),
  );
  // TTL deletes late: an expired record no longer counts.
  if (Item === undefined || Item.ttl <= Date.parse(idempotency.now) / 1000) return undefined;
  if (Item.inputHash !== idempotency.inputHash) throw new ProblemError(refuse('IDEMPOTENCY_KEY_REUSED'));
  const text = Item.sealed ? await idempotency.cipher.decrypt(Item.sealed, key.pk) : Item.reply;
  return JSON.parse(text);
}

/** The record that is committed with a command's effect. */
export async function idempotencyWrite(
  tables: Tables,
  idempotency: IdempotencyKey,
  plan: Plan,
  now: string,
): Promise<Write> {
  const key = keyOf(idempotency);
  const text = JSON.stringify(plan.response);
  const reply = plan.confidential
    ? { sealed: await idempotency.cipher.encrypt(text, key.pk) }
    : { reply: text };
  const seconds = Math.floor(Date.parse(now) / 1000);
  const Item = { ...key, inputHash: idempotency.inputHash, ...reply, ttl: seconds + KEPT_SECONDS };
  return {
    item: {
      Put: {
        TableName: tables.platform,
        Item,
        ConditionExpression: 'attribute_not_exists(pk) OR #ttl <= :now',
        ExpressionAttributeNames: { '#ttl': 'ttl' },
        ExpressionAttributeValues: { ':now': seconds },
      },
    },
    onFailure: 'replay',
  };
}
