import { OrderExpired } from '../../events/order-expired/v1.ts';
import type { Envelope } from '../../events/envelope.ts';
import { rectificationMachine } from '../../shared/domain/rectification/machine.ts';
import {
  decideProposeUnresponsive,
  type Unanswered,
  windowFrom,
} from '../../shared/domain/rectification/unresponsive.ts';
import { reactionContext } from '../../shared/runtime/queue-handler.ts';
import { agency } from '../../shared/store/aggregates/agency.ts';
import { order, ordersOfAgency } from '../../shared/store/aggregates/order.ts';
import { rectification } from '../../shared/store/aggregates/rectification.ts';
import { executeOnce } from '../../shared/store/execute.ts';
import { change, type Plan } from '../../shared/store/plan.ts';
import { get, list, load } from '../../shared/store/read.ts';
import type { PolicySet } from '../../shared/policy/policy.ts';
import type { Settings } from '../../shared/store/settings.ts';
import type { Tables } from '../../shared/store/table.ts';
import { openStep } from '../../shared/store/tasks.ts';
import type { RectificationWorkerDeps } from './deps.ts';
import { reviewStep } from './steps.ts';

/** At most so many orders and former proposals are looked at: far more than any count of the policy. */
const LOOKED_AT = 100;
const ENDED: readonly string[] = rectificationMachine.terminal;

/**
 * An order expired without an answer: with those before it, its agency may be a candidate for 长期不响应 (12-1b). What an
 * earlier proposal rests on counts no second time, and there is one open proposal at a time.
 */
export async function proposeForUnanswered(
  event: Envelope,
  now: string,
  { tables, settings, log }: RectificationWorkerDeps,
): Promise<void> {
  const { agencyId, orderId } = OrderExpired.data().parse(event.data);
  const current = await settings.current(now);
  const done = await executeOnce(
    tables,
    { consumer: 'rectifications', messageId: event.id },
    () => plan({ agencyId, orderId, now }, current, tables),
    reactionContext(event, now, current.policy.version),
  );
  log.info(done ? 'COMMITTED' : 'SKIPPED', { eventId: event.id });
}

async function plan(
  { agencyId, orderId, now }: { readonly agencyId: string; readonly orderId: string; readonly now: string },
  { policy }: Settings,
  tables: Tables,
): Promise<Plan<undefined> | undefined> {
  const id = `${agencyId}-UNRESPONSIVE-${orderId}`;
  const [found, earlier, known] = await Promise.all([
    get(tables, agency, agencyId),
    earlierProposals(tables, agencyId),
    load(tables, rectification, id),
  ]);
  if (known !== undefined || (found.status !== 'ACTIVE' && found.status !== 'SUSPENDED')) return undefined;
  if (earlier.some(({ status }) => !ENDED.includes(status))) return undefined;
  const counted = await unansweredOrders(tables, { agencyId, orderId }, { now, policy });
  const about = { agencyId, uscc: found.body.uscc };
  const decided = decideProposeUnresponsive(id, about, counted, { now, policy });
  if (decided === undefined) return undefined;
  const opened = await openStep(
    reviewStep({ id }),
    { queue: 'CENTRE_OFFICER', uscc: found.body.uscc },
    { now, policy },
    tables,
  );
  return {
    changes: [change(rectification, { newId: id }, decided), ...opened],
    checks: [{ kind: agency.kind, id: found.id, version: found.version }],
    response: undefined,
  };
}

async function earlierProposals(tables: Tables, agencyId: string) {
  const pk = `RECTIFICATION#AGENCY#${agencyId}`;
  const { items } = await list(
    tables,
    rectification,
    'list2',
    { pk, newestFirst: true },
    { limit: LOOKED_AT },
  );
  return items.filter(({ body }) => body.ground === 'UNRESPONSIVE');
}

/**
 * The agency's expired orders that were placed in the window and that no earlier proposal rests on, oldest first. The one
 * that is named may not stand in the list yet.
 */
export async function unansweredOrders(
  tables: Tables,
  { agencyId, orderId }: { readonly agencyId: string; readonly orderId?: string },
  { now, policy }: { readonly now: string; readonly policy: PolicySet },
): Promise<Unanswered[]> {
  const from = windowFrom(now, policy);
  const pk = ordersOfAgency(agencyId, 'EXPIRED');
  const [last, earlier, { items }] = await Promise.all([
    orderId === undefined ? undefined : get(tables, order, orderId),
    earlierProposals(tables, agencyId),
    list(tables, order, 'list1', { pk, newestFirst: true }, { limit: LOOKED_AT }),
  ]);
  const settled = earlier.flatMap(({ body: { evidence } }) => {
    const rests = evidence.kind === 'BY_HAND' ? evidence.proof : evidence;
    return rests?.kind === 'UNRESPONSIVE' ? rests.orders.map((each) => each.orderId) : [];
  });
  return [...(last === undefined ? [] : [last]), ...items.filter(({ id }) => id !== orderId)]
    .filter(({ id, body }) => body.placedAt >= from && !settled.includes(id))
    .map(({ id, body, updatedAt }) => ({
      orderId: id,
      orderNo: body.orderNo,
      placedAt: body.placedAt,
      expiredAt: updatedAt,
    }))
    .toSorted((a, b) => (a.placedAt < b.placedAt ? -1 : 1));
}
