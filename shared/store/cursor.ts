import * as z from 'zod';
import { onFirstUse } from '../../events/on-first-use.ts';
import { ProblemError, refuse } from '../domain/problem.ts';

/** The longest sort key (DynamoDB Developer Guide, "Service quotas"). */
const MAX_KEY_BYTES = 1024;

const Cursor = onFirstUse(() => z.record(z.string(), z.string().min(1).max(MAX_KEY_BYTES)));

/** The query that a cursor belongs to. */
export interface CursorOf {
  /** Names of the partition and the sort key of the table or index that is queried. */
  readonly names: readonly [string, string];
  readonly partition: string;
  /** What the sort key begins with, where the query asks so. */
  readonly prefix?: string | undefined;
}

export function nextCursor(key: Record<string, unknown> | undefined): { cursor?: string } {
  return key === undefined ? {} : { cursor: Buffer.from(JSON.stringify(key)).toString('base64url') };
}

/**
 * A cursor counts only for the query that it came from: nobody pages into another's list, and DynamoDB is given no key
 * that it would refuse. @throws VALIDATION_FAILED
 */
export function readCursor(cursor: string | undefined, of: CursorOf): Record<string, string> | undefined {
  if (cursor === undefined) return undefined;
  try {
    const key = Cursor().parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
    if (fits(key, of)) return key;
  } catch {
    // Answered below, like any other cursor that is not ours.
  }
  const fields = [{ field: 'query.cursor', zh: '分页标记无效', en: 'not a cursor of this list' }];
  throw new ProblemError(refuse('VALIDATION_FAILED', { fields }));
}

function fits(key: Record<string, string>, { names, partition, prefix = '' }: CursorOf): boolean {
  const [partitionName, sortName] = names;
  const expected = new Set(['pk', 'sk', ...names]);
  const given = Object.keys(key);
  return (
    given.length === expected.size &&
    given.every((name) => expected.has(name)) &&
    Object.values(key).every((value) => Buffer.byteLength(value) <= MAX_KEY_BYTES) &&
    key[partitionName] === partition &&
    (key[sortName] ?? '').startsWith(prefix)
  );
}
