import type * as z from 'zod';
import { canonicalHash } from '../../shared/domain/canonical.ts';
import { AuditBundle } from '../../shared/domain/evaluation/bundle/audit.ts';
import { PublicBundle } from '../../shared/domain/evaluation/bundle/public.ts';
import { ReceiptBundle } from '../../shared/domain/evaluation/bundle/receipt.ts';
import { verifyAuditBundle } from '../../shared/domain/evaluation/bundle/verify-audit.ts';
import { verifyPublicBundle } from '../../shared/domain/evaluation/bundle/verify-public.ts';
import { verifyLeaf } from '../../shared/domain/evaluation/bundle/verify-receipt.ts';
import { type Check, invalid, judged } from './check.ts';

/** The parts of one bundle, put together: each repeats everything but its long lists, which the parts continue. */
function whole<T extends object>(
  schema: z.ZodType<T>,
  parts: readonly unknown[],
  lists: readonly (keyof T)[],
): T {
  const read = parts.map((part) => schema.parse(part));
  const [first] = read;
  if (first === undefined) throw new RangeError('no part');
  const empty = Object.fromEntries(lists.map((name) => [name, []]));
  const headers = new Set(read.map((part) => canonicalHash({ ...part, ...empty })));
  if (headers.size > 1) throw new RangeError('the parts are not of one bundle');
  const joined = lists.map((name) => [name, read.flatMap((part) => part[name])]);
  return { ...first, ...Object.fromEntries(joined) };
}

const checkAudit: Check = (parts) => {
  const bundle = whole(AuditBundle(), parts, ['samples', 'entries']);
  const { cycleId, samples, entries, root } = bundle;
  return judged(
    verifyAuditBundle(bundle),
    `evaluation ${cycleId}: scheme, ${samples.length} samples, ${entries.length} entries with points, primaries, ranks and grades agree; root ${root}`,
  );
};

const checkPublic: Check = (parts) => {
  const bundle = whole(PublicBundle(), parts, ['asked', 'rows', 'others']);
  const { cycleId, rows, others, root } = bundle;
  return judged(
    verifyPublicBundle(bundle),
    `evaluation ${cycleId}: ranks, ratios and grades of ${rows.length} agencies agree; with ${others.length} further entries they make root ${root}`,
  );
};

const checkReceipt: Check = (parts) => {
  const [first, ...more] = parts.map((part) => ReceiptBundle().parse(part));
  if (first === undefined || more.length > 0) return invalid('a receipt is one file');
  const { record, root } = first;
  const { total } = record.final;
  return judged(
    verifyLeaf(first),
    `${record.entryId}: ${total} follows from its inputs; its leaf leads to root ${root}`,
  );
};

export const EVALUATION_CHECKS: Readonly<Record<string, Check>> = {
  EVALUATION_AUDIT: checkAudit,
  EVALUATION_PUBLIC: checkPublic,
  EVALUATION_RECEIPT: checkReceipt,
};
