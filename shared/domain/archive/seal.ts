import { ArchiveCorrectionAppended } from '../../../events/archive-correction-appended/v1.ts';
import { ArchiveObjectsLocked } from '../../../events/archive-objects-locked/v1.ts';
import { ArchiveSealed } from '../../../events/archive-sealed/v1.ts';
import type { PolicySet } from '../../policy/policy.ts';
import { type Acting, bySystem } from '../acting.ts';
import { happened } from '../event.ts';
import type { OrderState } from '../order/order.ts';
import { isRefusal, refuse } from '../problem.ts';
import { addYears, toLocalDate } from '../time/local-date.ts';
import { type ArchiveDecision, archiveRefOf, type ArchiveState, followArchive } from './archive.ts';
import { itemsOfOrder, missing } from './completeness.ts';
import { MOST_ITEMS } from './items.ts';
import { correctionHashOf, sealHashOf } from './seal-hash.ts';

/**
 * OPEN → SEALED (6-4a): takes the order's contract and deliverables over, and seals the whole by its hash. It is kept
 * for policy `archive.retentionYears` from this day on. Refuses ARCHIVE_INCOMPLETE. Commit with the order's ARCHIVED.
 */
export function decideSeal(
  archive: ArchiveState,
  order: Pick<OrderState, 'id' | 'body'>,
  { now, policy }: { readonly now: string; readonly policy: PolicySet },
): ArchiveDecision {
  const acting = bySystem(now);
  const to = followArchive(archive.status, 'seal', acting);
  if (isRefusal(to)) return to;
  const lacks = missing(order, archive.body);
  if (lacks.length > 0) return refuse('ARCHIVE_INCOMPLETE', { article: '6-4a', extra: { missing: lacks } });
  const items = [...itemsOfOrder(order, acting.actor.id), ...archive.body.items];
  const hash = sealHashOf(items);
  const retainUntil = addYears(toLocalDate(now), policy.get('archive.retentionYears'));
  const event = happened(
    ArchiveSealed,
    { ...archiveRefOf(archive.id, archive.body), sealHash: hash, retainUntil },
    {
      article: '6-4a',
      to,
      inputHash: hash,
      docRefs: items.map(({ documentId }) => documentId),
      record: { items: items.map(({ itemId, sha256 }) => ({ itemId, sha256 })) },
    },
  );
  return { events: [event], body: { ...archive.body, items, seal: { at: now, hash, retainUntil } } };
}

/** Appends a correction to a sealed archive, chained to what is there; nothing is changed or removed (6-4a). */
export function decideCorrect(
  archive: ArchiveState,
  correction: {
    readonly correctionId: string;
    readonly refersTo: string;
    readonly documentId: string;
    readonly sha256: string;
    readonly reason: string;
  },
  acting: Acting,
): ArchiveDecision {
  const to = followArchive(archive.status, 'correct', acting);
  if (isRefusal(to)) return to;
  const { body } = archive;
  const { correctionId, refersTo, documentId, sha256 } = correction;
  if (!body.items.some(({ itemId }) => itemId === refersTo)) {
    const fields = [{ field: 'body.refersTo', zh: '档案中没有该材料', en: 'no such item in the archive' }];
    return refuse('VALIDATION_FAILED', { article: '6-4a', fields });
  }
  if (body.corrections.length >= MOST_ITEMS) {
    const detail = { zh: `更正最多${MOST_ITEMS}份`, en: `at most ${MOST_ITEMS} corrections` };
    return refuse('VALIDATION_FAILED', { article: '6-4a', detail });
  }
  if ([...body.items, ...body.corrections].some((each) => each.documentId === documentId)) {
    return refuse('DUPLICATE', { article: '6-4a', extra: { documentId } });
  }
  const previous = body.corrections.at(-1)?.hash ?? body.seal?.hash ?? '';
  const link = { ...correction, by: acting.actor.id, at: acting.now, previous };
  const hash = correctionHashOf(link);
  const event = happened(
    ArchiveCorrectionAppended,
    { ...archiveRefOf(archive.id, body), correctionId, refersToItemId: refersTo },
    { article: '6-4a', to, docRefs: [documentId], inputHash: sha256, record: { hash, previous } },
  );
  return { events: [event], body: { ...body, corrections: [...body.corrections, { ...link, hash }] } };
}

/** Puts on record that the files of a sealed archive stand under their object lock (6-4a). */
export function decideLock(archive: ArchiveState, objects: number, now: string): ArchiveDecision {
  const to = followArchive(archive.status, 'lock', bySystem(now));
  if (isRefusal(to)) return to;
  const { body } = archive;
  if (body.seal === undefined) return refuse('ARCHIVE_INCOMPLETE', { article: '6-4a' });
  const { retainUntil } = body.seal;
  const event = happened(
    ArchiveObjectsLocked,
    { ...archiveRefOf(archive.id, body), objects, retainUntil },
    { article: '6-4a', to },
  );
  return { events: [event], body };
}
