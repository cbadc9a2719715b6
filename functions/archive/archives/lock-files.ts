import { decideLock } from '../../../shared/domain/archive/seal.ts';
import { orThrow } from '../../../shared/domain/problem.ts';
import { isKeptByMarket } from '../../../shared/domain/market/market-order.ts';
import { closesAt } from '../../../shared/domain/time/local-date.ts';
import { archive } from '../../../shared/store/aggregates/archive.ts';
import { document } from '../../../shared/store/aggregates/document.ts';
import { change, type Plan } from '../../../shared/store/plan.ts';
import { get } from '../../../shared/store/read.ts';
import type { LockDeps } from '../deps.ts';

/**
 * Puts the scanned versions of a sealed archive's files under their object lock until the last day of retention is over
 * (6-4a); of its corrections the one named. Whoever repeats it sets the same again.
 */
export async function lockFiles(
  orderId: string,
  now: string,
  { tables, files }: LockDeps,
  correctionId?: string,
): Promise<Plan<undefined> | undefined> {
  const archived = await get(tables, archive, orderId);
  const { seal, items, corrections } = archived.body;
  if (seal === undefined) return undefined;
  const sealed =
    correctionId === undefined ? items : corrections.filter((each) => each.correctionId === correctionId);
  // A file of the market lies there: its hash is in the seal, its bytes are not ours to lock.
  const locked = sealed.filter(({ documentId }) => !isKeptByMarket(documentId));
  const until = closesAt(seal.retainUntil);
  for (const { documentId } of locked) {
    const { body } = await get(tables, document, documentId);
    if (body.scan === undefined)
      throw new Error(`DOCUMENT#${documentId} of a sealed archive was never scanned`);
    await files.retain(body.objectKey, body.scan.versionId, until);
  }
  const decided = orThrow(decideLock(archived, locked.length, now));
  return { changes: [change(archive, archived, decided)], response: undefined };
}
