import { GetCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { canonicalHash } from '../domain/canonical.ts';
import { ProblemError, refuse } from '../domain/problem.ts';
import type { TextCipher } from '../store/idempotency.ts';
import type { SealedItem } from '../store/plan.ts';
import type { Tables } from '../store/table.ts';

/**
 * Personal data of contacts, team members, objectors and whistle-blowers (domain §3.4): encrypted before it reaches
 * the `sealed` table, named elsewhere only by its reference and hash.
 */
export interface SealedRecords {
  /** The item to commit in the plan; `ref` is e.g. `CASE-01J…/contact/3`. */
  seal(ref: string, content: Readonly<Record<string, unknown>>, now: string): Promise<SealedItem>;
  /** @throws NOT_FOUND */
  open<T>(ref: string, schema: z.ZodType<T>): Promise<T>;
}

export function sealedRecords(tables: Tables, cipher: TextCipher): SealedRecords {
  return {
    async seal(ref, content, now) {
      const text = JSON.stringify(content);
      const ciphertext = await cipher.encrypt(text, ref);
      return { pk: ref, sk: 'SEALED', ciphertext, hash: canonicalHash(content), createdAt: now };
    },
    async open(ref, schema) {
      const { Item } = await tables.client.send(
        new GetCommand({ TableName: tables.sealed, Key: { pk: ref, sk: 'SEALED' }, ConsistentRead: true }),
      );
      if (Item === undefined) throw new ProblemError(refuse('NOT_FOUND'));
      return schema.parse(JSON.parse(await cipher.decrypt(Item.ciphertext, ref)));
    },
  };
}
