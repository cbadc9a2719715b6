import type { OrderBody } from '../../../shared/domain/order/order.ts';
import { orThrow } from '../../../shared/domain/problem.ts';
import { decideCheckOrder } from '../../../shared/domain/risk/order-review.ts';
import { judgeOrder } from '../../../shared/domain/risk/rules/catalogue.ts';
import { acting, type ActingCaller } from '../../../shared/runtime/acting.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import { etag } from '../../../shared/runtime/version.ts';
import type { Loaded } from '../../../shared/store/aggregate.ts';
import { agency } from '../../../shared/store/aggregates/agency.ts';
import { order } from '../../../shared/store/aggregates/order.ts';
import { orderReview, takeOpenReview } from '../../../shared/store/aggregates/order-review.ts';
import { newId } from '../../../shared/store/new-id.ts';
import { change, type Plan } from '../../../shared/store/plan.ts';
import { get } from '../../../shared/store/read.ts';
import type { Settings } from '../../../shared/store/settings.ts';
import { standingAfter } from '../../../shared/store/standing-after.ts';
import type { Tables } from '../../../shared/store/table.ts';
import { openTask, taskId } from '../../../shared/store/tasks.ts';
import type { RiskDeps } from '../deps.ts';
import { decideTarget, raiseFindings } from '../raise.ts';
import type { routes } from '../routes.ts';
import { reviewView } from '../views.ts';

const ARTICLE = '3-1d';
export const decisionTaskOf = (reviewId: string): string =>
  taskId(`ORDERREVIEW#${reviewId}`, 'DECIDE_ORDER_REVIEW', 1);

/** A first checker fills in the sheet; an issuer other than the agency raises SC-01 in the same commit. */
export async function checkOrder(
  request: Request<(typeof routes)['checkOrder']>,
  { tables, settings }: RiskDeps,
): Promise<Plan> {
  const { body, principal, now } = request;
  const officer = acting(request);
  const loaded = await get(tables, order, body.orderId);
  const { agencyId, uscc } = loaded.body;
  const reviewId = newId();
  const { issuer, ...sheet } = body.sheet;
  const decided = orThrow(
    decideCheckOrder(
      reviewId,
      {
        orderId: loaded.id,
        agencyId,
        uscc,
        trigger: body.trigger,
        ...(body.triggerRef !== undefined && { triggerRef: body.triggerRef }),
        sheet: { ...sheet, ...(issuer && { issuer: { ...issuer } }) },
      },
      officer,
    ),
  );
  const current = await settings.current(now);
  const [task, ofIssuer] = await Promise.all([
    openTask(
      tables,
      decisionTaskOf(reviewId),
      {
        queue: 'CENTRE_REVIEWER',
        kind: 'DECIDE_ORDER_REVIEW',
        subjectRef: `ORDERREVIEW#${reviewId}`,
        uscc,
        dueAt: decideTarget(now, current),
      },
      { now, article: ARTICLE },
    ),
    issuer === undefined ? undefined : judgeIssuer(tables, loaded, issuer, officer, current),
  ]);
  const after = standingAfter({ id: reviewId }, decided);
  return {
    changes: [
      change(orderReview, { newId: reviewId }, decided),
      ...(task ? [task] : []),
      ...(ofIssuer?.changes ?? []),
    ],
    projections: ofIssuer?.projections ?? [],
    guards: [takeOpenReview(loaded.id, reviewId)],
    response: { status: 201, body: reviewView(after, principal), headers: etag(after.version) },
  };
}

/** SC-01, and nothing else: the other rules were judged when their facts came in. */
async function judgeIssuer(
  tables: Tables,
  loaded: Loaded<OrderBody>,
  issuer: { readonly name: string; readonly uscc?: string | undefined },
  officer: ActingCaller,
  settings: Settings,
) {
  const seller = await get(tables, agency, loaded.body.agencyId);
  const read = { name: issuer.name, ...(issuer.uscc !== undefined && { uscc: issuer.uscc }) };
  const facts = {
    orderId: loaded.id,
    order: loaded.body,
    sealed: false,
    issuer: { ...read, agencyName: seller.body.name },
  };
  const found = judgeOrder(facts, settings.policy).filter(({ rule }) => rule.id === 'SC-01');
  return raiseFindings(tables, found, loaded, officer, settings);
}
