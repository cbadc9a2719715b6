import { orThrow, refuse } from '../../../shared/domain/problem.ts';
import {
  decideOrderReview as decideReview,
  type OrderReviewBody,
} from '../../../shared/domain/risk/order-review.ts';
import { findByHand, ORDER_REVIEW } from '../../../shared/domain/risk/raise-by-hand.ts';
import { acting, type ActingCaller } from '../../../shared/runtime/acting.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import { etag, requireVersion } from '../../../shared/runtime/version.ts';
import type { Loaded } from '../../../shared/store/aggregate.ts';
import { order } from '../../../shared/store/aggregates/order.ts';
import { orderReview, releaseOpenReview } from '../../../shared/store/aggregates/order-review.ts';
import { riskFlag } from '../../../shared/store/aggregates/risk-flag.ts';
import { change, type Plan } from '../../../shared/store/plan.ts';
import { get, load } from '../../../shared/store/read.ts';
import type { Settings } from '../../../shared/store/settings.ts';
import { standingAfter } from '../../../shared/store/standing-after.ts';
import type { Tables } from '../../../shared/store/table.ts';
import { closeTask } from '../../../shared/store/tasks.ts';
import type { RiskDeps } from '../deps.ts';
import { verdictOn } from '../flags/change-flag.ts';
import { holdFor } from '../holds.ts';
import { raiseFlag } from '../raise.ts';
import type { routes } from '../routes.ts';
import { reviewView } from '../views.ts';
import { decisionTaskOf } from './check-order.ts';

const ARTICLE = '3-1d';

/** Whoever did not check first decides: CLEARED dismisses the flag that gave rise to it, HOLD raises one that holds. */
export async function decideOrderReview(
  request: Request<(typeof routes)['decideOrderReview']>,
  { tables, settings }: RiskDeps,
): Promise<Plan> {
  const { params, principal, body, now } = request;
  const loaded = await get(tables, orderReview, params.reviewId);
  requireVersion(loaded, request.ifMatch);
  const officer = acting(request);
  const decided = orThrow(decideReview(loaded, body, officer));
  const task = await closeTask(tables, decisionTaskOf(loaded.id), { ...officer, article: ARTICLE });
  const effect =
    body.outcome === 'CLEARED'
      ? await dismissTrigger(tables, loaded.body, body.reason, officer)
      : await holdOrder(tables, loaded, body.reason, officer, await settings.current(now));
  const notBy = {
    path: ['checkedBy'],
    actorId: officer.actor.id,
    refusal: refuse('FOUR_EYES', { article: ARTICLE }),
  };
  const after = standingAfter(loaded, decided);
  return {
    changes: [change(orderReview, loaded, decided, notBy), ...(task ? [task] : []), ...effect.changes],
    projections: effect.projections,
    guards: [releaseOpenReview(loaded.body.orderId, loaded.id), ...effect.guards],
    response: { status: 200, body: reviewView(after, principal), headers: etag(after.version) },
  };
}

type Effect = Required<Pick<Plan, 'changes' | 'projections' | 'guards'>>;

/** The flag that the review was about is dismissed with it, while it is open. */
async function dismissTrigger(
  tables: Tables,
  { orderId, triggerRef = '' }: OrderReviewBody,
  reason: string,
  officer: ActingCaller,
): Promise<Effect> {
  const [kind, flagId = ''] = triggerRef.split('#');
  const flag = kind === 'RISKFLAG' ? await load(tables, riskFlag, flagId) : undefined;
  if (flag?.status !== 'OPEN' || flag.body.subjectRef !== `ORDER#${orderId}`)
    return { changes: [], projections: [], guards: [] };
  return (await verdictOn(tables, flag, { outcome: 'DISMISSED', reason }, officer)).parts;
}

/** A flag of the review's own holds the order until another reviewer decides it. */
async function holdOrder(
  tables: Tables,
  { id, body: { orderId, agencyId, uscc } }: Loaded<OrderReviewBody>,
  reason: string,
  officer: ActingCaller,
  settings: Settings,
): Promise<Effect> {
  const flagId = `${orderId}-${ORDER_REVIEW.id}-${id}`;
  const subjectRef = `ORDER#${orderId}`;
  const hand = { agencyId, uscc, subjectRef, ruleId: ORDER_REVIEW.id, note: reason, documentIds: [] };
  const raised = await raiseFlag(tables, flagId, orThrow(findByHand(hand, officer)), settings);
  const held = await holdFor(tables, await get(tables, order, orderId), [flagId], officer);
  return {
    changes: [...(raised?.changes ?? []), ...held.changes],
    projections: held.projections,
    guards: [],
  };
}
