import type { Difference } from '../../sampling/verify.ts';
import { schemeHash } from '../scheme/scheme.ts';
import { scoreEntry } from '../scoring/score.ts';
import { sealOf } from './audit.ts';
import { firstDifference, firstOf } from './compare.ts';
import { leafOf, privateHash } from './leaf.ts';
import type { ReceiptBundle } from './receipt.ts';
import { rootFrom } from './tree.ts';
import { keyOf } from './verify-audit.ts';

/**
 * What an agency can check of its own entry: its points from its inputs, and that exactly these led to the leaf under the
 * published root. @param root as it was published, where the reader has it from elsewhere
 */
export function verifyLeaf(receipt: ReceiptBundle, root: string = receipt.root): Difference | undefined {
  const { scheme, context, record, row, salt, leaf, path } = receipt;
  const { inputs, snapshot, result, key } = record;
  return firstOf([
    firstDifference('schemeHash', schemeHash(scheme), receipt.schemeHash),
    firstDifference(
      'record.system',
      scoreEntry(scheme, snapshot, context, { satisfaction: 'PENDING' }),
      record.system,
    ),
    firstDifference(
      'record.final',
      scoreEntry(scheme, inputs, context, { satisfaction: 'FINAL' }),
      record.final,
    ),
    firstDifference('record.key', keyOf(record), key),
    row && firstDifference('row.grade', result.grade, row.grade),
    row && firstDifference('row.rank', result.rank, row.rank),
    firstDifference('leaf', leafOf(row, privateHash(record, salt)), leaf),
    firstDifference('root', rootFrom(leaf, path), root),
    firstDifference('root', root, receipt.root),
    firstDifference('seal', sealOf(receipt), receipt.seal),
  ]);
}
