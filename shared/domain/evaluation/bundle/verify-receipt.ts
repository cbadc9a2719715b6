import { rootFrom } from '../../merkle.ts';
import type { Difference } from '../../sampling/verify.ts';
import { checkScheme } from '../scheme/check-scheme.ts';
import { schemeHash } from '../scheme/scheme.ts';
import type { EntryInputs } from '../scoring/inputs.ts';
import { scoreEntry } from '../scoring/score.ts';
import { sealOf } from './audit.ts';
import { firstDifference, firstOf } from './compare.ts';
import { leafOf, privateHash } from './leaf.ts';
import type { ReceiptBundle } from './receipt.ts';
import type { EntryRecord } from './records.ts';
import { keyOf } from './verify-audit.ts';

/**
 * What an agency can check of its own entry: its points from its inputs, and that exactly these led to the leaf under the
 * published root. @param root as it was published, where the reader has it from elsewhere
 */
export function verifyLeaf(receipt: ReceiptBundle, root: string = receipt.root): Difference | undefined {
  return firstOf(checks(receipt, root));
}

function* checks(receipt: ReceiptBundle, root: string): Generator<Difference | undefined> {
  const { scheme, row, leaf, path } = receipt;
  yield firstDifference('schemeHash', schemeHash(scheme), receipt.schemeHash);
  yield firstDifference('scheme', undefined, checkScheme(scheme));
  yield* receipt.record === undefined ? [] : recordChecks(receipt, receipt.record);
  const { record, salt, rest } = receipt;
  const hashOfRest = record === undefined ? rest : privateHash(record, salt ?? '');
  yield firstDifference('leaf', leafOf(row, hashOfRest ?? ''), leaf);
  yield firstDifference('root', rootFrom(leaf, path), root);
  yield firstDifference('root', root, receipt.root);
  yield firstDifference('seal', sealOf(receipt), receipt.seal);
}

function* recordChecks(
  { scheme, context, row }: ReceiptBundle,
  record: EntryRecord,
): Generator<Difference | undefined> {
  const { inputs, snapshot, result, key } = record;
  const score = (from: EntryInputs, satisfaction: 'PENDING' | 'FINAL') =>
    scoreEntry(scheme, from, context, { satisfaction });
  yield firstDifference('record.system', score(snapshot, 'PENDING'), record.system);
  yield firstDifference('record.final', score(inputs, 'FINAL'), record.final);
  yield firstDifference('record.key', keyOf(record), key);
  if (row !== undefined) yield firstDifference('row.grade', result.grade, row.grade);
  if (row !== undefined) yield firstDifference('row.rank', result.rank, row.rank);
}
