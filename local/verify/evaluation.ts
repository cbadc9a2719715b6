import type * as z from 'zod';
import { canonicalHash } from '../../shared/domain/canonical.ts';
import { AuditBundle } from '../../shared/domain/evaluation/bundle/audit.ts';
import { PublicBundle } from '../../shared/domain/evaluation/bundle/public.ts';
import { ReceiptBundle } from '../../shared/domain/evaluation/bundle/receipt.ts';
import { verifyAuditBundle } from '../../shared/domain/evaluation/bundle/verify-audit.ts';
import { verifyPublicBundle } from '../../shared/domain/evaluation/bundle/verify-public.ts';
import { verifyLeaf } from '../../shared/domain/evaluation/bundle/verify-receipt.ts';
import { firstDifference } from '../../shared/domain/evaluation/bundle/compare.ts';
import type { Difference } from '../../shared/domain/sampling/verify.ts';
import { type Check, incomplete, invalid, judged, type Published, type Verdict } from './check.ts';

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

/** A list that is shorter than its bundle says: parts are not there. */
function shortList<T extends object>(
  bundle: T & { readonly counts: Readonly<Record<string, number>> },
  lists: readonly (keyof T & string)[],
): Verdict | undefined {
  for (const name of lists) {
    const [list, most = 0] = [bundle[name], bundle.counts[name]];
    if (Array.isArray(list) && list.length < most)
      return incomplete(
        `${name}: ${list.length} of ${most} are here; give the further parts of the bundle, too`,
      );
  }
  return undefined;
}

/** How a bundle compares with what was published beside it: the root, and the hash of the ranking of each category. */
function comparedWith(
  published: Published,
  bundle: { readonly root: string; readonly rankingHashes?: Readonly<Record<string, string>> },
): { readonly difference: Difference | undefined; readonly line: string } {
  const hashes = Object.entries(published.rankingHashes ?? {});
  if (published.root === undefined) {
    const line = `self-consistent only: compare root ${bundle.root} with the published one (--root <hash>, or --result <result of a category>)`;
    return { difference: undefined, line };
  }
  const found = hashes.map(([category, hash]) =>
    bundle.rankingHashes === undefined
      ? undefined
      : firstDifference(`rankingHashes.${category}`, hash, bundle.rankingHashes[category]),
  );
  const difference =
    firstDifference('root', published.root, bundle.root) ?? found.find((each) => each !== undefined);
  return { difference, line: 'the root is the published one' };
}

const checkAudit: Check = (parts, published) => {
  const bundle = whole(AuditBundle(), parts, ['samples', 'entries']);
  const short = shortList(bundle, ['samples', 'entries']);
  if (short !== undefined) return short;
  const { cycleId, samples, entries, root } = bundle;
  const { difference, line } = comparedWith(published, bundle);
  return judged(
    verifyAuditBundle(bundle) ?? difference,
    `evaluation ${cycleId}: scheme, ${samples.length} samples, ${entries.length} entries with points, primaries, ranks and grades agree; root ${root}`,
    line,
  );
};

const checkPublic: Check = (parts, published) => {
  const bundle = whole(PublicBundle(), parts, ['asked', 'rows', 'others']);
  const short = shortList(bundle, ['asked', 'rows', 'others']);
  if (short !== undefined) return short;
  const { cycleId, rows, others, root } = bundle;
  const { difference, line } = comparedWith(published, bundle);
  return judged(
    verifyPublicBundle(bundle) ?? difference,
    `evaluation ${cycleId}: ranks, ratios and grades of ${rows.length} agencies agree; with ${others.length} further entries they make root ${root}`,
    line,
  );
};

const checkReceipt: Check = (parts, published) => {
  const [first, ...more] = parts.map((part) => ReceiptBundle().parse(part));
  if (first === undefined || more.length > 0) return invalid('a receipt is one file');
  const { record, row, root } = first;
  const { difference, line } = comparedWith(published, first);
  const follows =
    record === undefined
      ? `${row?.id ?? 'the entry'}: what it was decided from is withheld, as too few users have answered`
      : `${record.entryId}: ${record.final.total} follows from its inputs`;
  return judged(verifyLeaf(first) ?? difference, `${follows}; its leaf leads to root ${root}`, line);
};

export const EVALUATION_CHECKS: Readonly<Record<string, Check>> = {
  EVALUATION_AUDIT: checkAudit,
  EVALUATION_PUBLIC: checkPublic,
  EVALUATION_RECEIPT: checkReceipt,
};
