import { createHmac } from 'node:crypto';
import * as z from 'zod';
import { onFirstUse } from '../../../../events/on-first-use.ts';
import { canonicalHash } from '../../canonical.ts';
import { GRADE_REASONS, GRADES } from '../ranking/grade.ts';
import { STANDINGS } from '../ranking/rank-key.ts';
import { fixed } from '../scoring/scored.ts';
import { type EntryRecord, recordOf } from './records.ts';
import { leafHash } from './tree.ts';

const derived = (secret: string, text: string): string =>
  createHmac('sha256', Buffer.from(secret, 'hex')).update(text).digest('hex');

/** What stands for an agency in the public bundle of one cycle; without the cycle's secret nobody can tell it. */
export const pseudonymOf = (secret: string, cycleId: string, agencyId: string): string =>
  derived(secret, `agency|${cycleId}|${agencyId}`);

/** What keeps others from guessing an entry's inputs by their hash. */
export const saltOf = (secret: string, cycleId: string, entryId: string): string =>
  derived(secret, `salt|${cycleId}|${entryId}`);

/** All that everybody may see of a primary entry: enough to rank and grade it, and nothing it was scored from. */
export const PublicRow = onFirstUse(() =>
  z.strictObject({
    id: z.string(),
    category: z.string(),
    standing: z.enum(STANDINGS),
    /** Of what is ranked only. */
    total: z
      .string()
      .regex(/^\d+\.\d{2}$/)
      .optional(),
    /** Among equal totals of a category: the place that the tie-breaks gave, equal ones alike. Auditors see by what. */
    tie: z.int().min(1).optional(),
    capped: z.literal(true).optional(),
    unqualified: z.literal(true).optional(),
    /** Too few orders or users for the upper grades. */
    below: z.array(z.enum(['MIN_ORDERS', 'MIN_USERS'])).optional(),
    rank: z.int().min(1).optional(),
    of: z.int().min(0),
    grade: z.enum([...GRADES, 'WITHHELD']),
    because: z.array(z.enum(GRADE_REASONS)),
  }),
);
export type PublicRow = z.infer<ReturnType<typeof PublicRow>>;

export interface Disclosed {
  readonly secret: string;
  readonly cycleId: string;
  readonly minOrders: number;
  readonly minUsers: number;
  /** Place among equal totals, where there are others. */
  readonly tie: number | undefined;
}

/** Undefined for what is not ranked and graded: others see of it that it exists. */
export function publicRow(record: EntryRecord, disclosed: Disclosed): PublicRow | undefined {
  const { key, result } = record;
  const { primary, grade, because, rank } = result;
  if (!primary || grade === undefined || key.standing === 'EXCLUDED') return undefined;
  const ranked = key.standing === 'RANKED';
  const below = [
    ...(key.orders < disclosed.minOrders ? (['MIN_ORDERS'] as const) : []),
    ...(key.users < disclosed.minUsers ? (['MIN_USERS'] as const) : []),
  ];
  return {
    id: pseudonymOf(disclosed.secret, disclosed.cycleId, key.agencyId),
    category: key.category,
    standing: key.standing,
    ...(ranked && { total: fixed(key.total, 2) }),
    ...(ranked && disclosed.tie !== undefined && { tie: disclosed.tie }),
    ...(key.capped && { capped: key.capped }),
    ...(key.unqualified && { unqualified: key.unqualified }),
    ...(ranked && below.length > 0 && { below }),
    ...(rank !== undefined && { rank }),
    of: result.of ?? 0,
    grade,
    because,
  };
}

/** The hash of all that an entry was decided from. */
export const privateHash = (record: EntryRecord, salt: string): string =>
  canonicalHash({ salt, record: recordOf(record) });

const NOTHING_PUBLIC = '0'.repeat(64);

/** An entry in the tree: what is public of it and the hash of the rest. */
export const leafOf = (row: PublicRow | undefined, hashOfRest: string): string =>
  leafHash(row === undefined ? NOTHING_PUBLIC : canonicalHash(row), hashOfRest);
