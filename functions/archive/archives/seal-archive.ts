import { missing, missingItems } from '../../../shared/domain/archive/completeness.ts';
import { decideSeal } from '../../../shared/domain/archive/seal.ts';
import { bySystem } from '../../../shared/domain/acting.ts';
import { decideArchived } from '../../../shared/domain/order/archive.ts';
import { orThrow } from '../../../shared/domain/problem.ts';
import { archive } from '../../../shared/store/aggregates/archive.ts';
import { order } from '../../../shared/store/aggregates/order.ts';
import { change, type Plan } from '../../../shared/store/plan.ts';
import { get, load } from '../../../shared/store/read.ts';
import { readHolds } from '../../risk/holds.ts';
import type { ReactionDeps } from '../deps.ts';

/**
 * Row 6-4a: once a completed order has contract, invoice, payment and deliverable, its archive is sealed and the order
 * is ARCHIVED, in one commit. Undefined while anything is missing, or the order is held.
 */
export async function sealArchive(
  orderId: string,
  now: string,
  { tables, settings }: ReactionDeps,
): Promise<Plan<undefined> | undefined> {
  const [ordered, archived, { flagIds }] = await Promise.all([
    get(tables, order, orderId),
    load(tables, archive, orderId),
    readHolds(tables, orderId),
  ]);
  // A hold that was lifted by hand while flags hold is put back: nothing is sealed in between.
  const held = ordered.body.hold !== undefined || flagIds.length > 0;
  const ready = ordered.status === 'COMPLETED' && !held;
  if (!ready || archived?.status !== 'OPEN' || missing(ordered, archived.body).length > 0) return undefined;
  const { policy } = await settings.current(now);
  const sealed = orThrow(decideSeal(archived, ordered, { now, policy }));
  const ended = orThrow(decideArchived(ordered, { missing: missingItems(archived.body) }, bySystem(now)));
  return {
    changes: [change(archive, archived, sealed), change(order, ordered, ended)],
    response: undefined,
  };
}
