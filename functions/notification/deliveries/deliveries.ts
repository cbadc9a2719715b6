import { refuseConflict } from '../../../shared/domain/identity/conflict-of-interest.ts';
import type { Decided } from '../../../shared/domain/event.ts';
import { articleOf, type DeliveryBody } from '../../../shared/domain/notification/delivery.ts';
import { decideReachManually, decideSendAgain } from '../../../shared/domain/notification/manual-decision.ts';
import { orThrow, ProblemError } from '../../../shared/domain/problem.ts';
import { acting } from '../../../shared/runtime/acting.ts';
import type { ReadingDeps } from '../../../shared/runtime/connect-api.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import { etag, requireVersion } from '../../../shared/runtime/version.ts';
import type { Loaded } from '../../../shared/store/aggregate.ts';
import { deliveriesOf, delivery } from '../../../shared/store/aggregates/delivery.ts';
import { change, type Plan, type Reply } from '../../../shared/store/plan.ts';
import { get, list } from '../../../shared/store/read.ts';
import { closeCallTasks } from '../call-tasks.ts';
import type { NotificationDeps } from '../deps.ts';
import type { routes } from '../routes.ts';
import { standingAfter } from '../../../shared/store/standing-after.ts';
import { deliveryView } from './delivery-view.ts';

/** Who was told of a subject, by which channel, and what came of it (row 9-1c). */
export async function listDeliveries(
  { query, principal }: Request<(typeof routes)['listDeliveries']>,
  { tables }: ReadingDeps,
): Promise<Reply> {
  const pk = deliveriesOf(query.subject);
  const { items, ...rest } = await list(tables, delivery, 'list1', { pk }, query);
  return { status: 200, body: { items: items.map((item) => deliveryView(item, principal.roles)), ...rest } };
}

export async function readDelivery(
  { params, principal }: Request<(typeof routes)['readDelivery']>,
  { tables }: NotificationDeps,
): Promise<Reply> {
  const loaded = await get(tables, delivery, params.deliveryId);
  return { status: 200, body: deliveryView(loaded, principal.roles), headers: etag(loaded.version) };
}

type Deciding = Request<(typeof routes)['recordManualReach' | 'decideInDoubt' | 'disclosePhone']>;

/** The delivery that an officer decides on, unless it is newer than they know or they have an interest in it. */
export async function toDecideOn(
  request: Deciding,
  { tables }: NotificationDeps,
): Promise<Loaded<DeliveryBody>> {
  const loaded = await get(tables, delivery, request.params.deliveryId);
  requireVersion(loaded, request.ifMatch);
  const { recipient } = loaded.body;
  const conflict =
    recipient.kind === 'AGENCY'
      ? refuseConflict(acting(request), recipient.uscc, articleOf(loaded.body))
      : undefined;
  if (conflict !== undefined) throw new ProblemError(conflict);
  return loaded;
}

async function settled(
  loaded: Loaded<DeliveryBody>,
  decided: Decided<DeliveryBody>,
  request: Deciding,
  { tables }: NotificationDeps,
): Promise<Plan> {
  const after = standingAfter(loaded, decided);
  return {
    changes: [change(delivery, loaded, decided), ...(await closeCallTasks(tables, loaded, acting(request)))],
    response: {
      status: 200,
      body: deliveryView(after, request.principal.roles),
      headers: etag(after.version),
    },
  };
}

/** The recipient of a dead or doubtful delivery was reached another way; what there was to do is done (SM-21). */
export async function recordManualReach(
  request: Request<(typeof routes)['recordManualReach']>,
  deps: NotificationDeps,
): Promise<Plan> {
  const loaded = await toDecideOn(request, deps);
  return settled(loaded, orThrow(decideReachManually(loaded, request.body, acting(request))), request, deps);
}

/** A person decides what a submission without an answer means: reached after all, or sent again (SM-21). */
export async function decideInDoubt(
  request: Request<(typeof routes)['decideInDoubt']>,
  deps: NotificationDeps,
): Promise<Plan> {
  const loaded = await toDecideOn(request, deps);
  const { body } = request;
  const decided =
    body.decision === 'SEND_AGAIN'
      ? decideSendAgain(loaded, acting(request))
      : decideReachManually(loaded, body, acting(request));
  return settled(loaded, orThrow(decided), request, deps);
}
