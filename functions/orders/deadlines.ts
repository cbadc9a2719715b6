import { bySystem } from '../../shared/domain/acting.ts';
import {
  decideExpireDemand,
  decidePassDemandTerm,
  decideRemindDemand,
} from '../../shared/domain/demand/answer.ts';
import {
  DEMAND_EXPIRY,
  DEMAND_RESPONSE,
  DEMAND_RESPONSE_REMINDER,
  type DemandResponseState,
} from '../../shared/domain/demand/demand.ts';
import type { Decided } from '../../shared/domain/event.ts';
import { MARKET_GAP } from '../../shared/domain/market/market-order.ts';
import { decideReportGap } from '../../shared/domain/market/take.ts';
import { decideAutoAccept } from '../../shared/domain/order/deliver.ts';
import {
  ORDER_ACCEPTANCE_REMINDER,
  ORDER_AUTO_ACCEPT,
  ORDER_EXPIRY,
  ORDER_RESPONSE,
  ORDER_RESPONSE_REMINDER,
  type OrderState,
} from '../../shared/domain/order/order.ts';
import {
  decidePassResponseTerm,
  decideRemindAcceptance,
  decideRemindResponse,
  type Timing,
} from '../../shared/domain/order/remind.ts';
import { decideExpireOrder } from '../../shared/domain/order/respond.ts';
import { orThrow, type Refusal } from '../../shared/domain/problem.ts';
import type { AggregateType } from '../../shared/store/aggregate.ts';
import { demand, demandResponse } from '../../shared/store/aggregates/demand.ts';
import { marketOrder } from '../../shared/store/aggregates/market-order.ts';
import { order } from '../../shared/store/aggregates/order.ts';
import { change, type Plan } from '../../shared/store/plan.ts';
import { get } from '../../shared/store/read.ts';
import type { SettingsSource } from '../../shared/store/settings.ts';
import type { Tables } from '../../shared/store/table.ts';
import { openGapTask } from './ingest/tasks.ts';

interface Due {
  readonly id: string;
  readonly now: string;
}

interface TimerDeps {
  readonly tables: Tables;
  readonly settings: SettingsSource;
}

type Decide<S, B> = (state: S, timing: Timing) => Decided<B> | Refusal | undefined;

/** Under the policy that the order was placed under. Every decision looks by itself whether it is due (6-1a … 6-1c). */
const onOrder =
  (decide: Decide<OrderState, OrderState['body']>) =>
  async ({ id, now }: Due, deps: TimerDeps): Promise<Plan<undefined> | undefined> => {
    const loaded = await get(deps.tables, order, id);
    const { calendar } = await deps.settings.current(now);
    const policy = await deps.settings.policyOf(loaded.body.policyVersion);
    const decision = decide(loaded, { now, policy, calendar });
    return decision && planOf(order, loaded, decision, policy.version);
  };

const onResponse =
  (decide: Decide<DemandResponseState, DemandResponseState['body']>) =>
  async ({ id, now }: Due, deps: TimerDeps): Promise<Plan<undefined> | undefined> => {
    const loaded = await get(deps.tables, demandResponse, id);
    const { body } = await get(deps.tables, demand, loaded.body.demandId);
    const { calendar } = await deps.settings.current(now);
    const policy = await deps.settings.policyOf(body.policyVersion);
    const decision = decide(loaded, { now, policy, calendar });
    return decision && planOf(demandResponse, loaded, decision, policy.version);
  };

const planOf = <B>(
  type: AggregateType<B>,
  loaded: Parameters<typeof change<B>>[1],
  decision: Decided<B> | Refusal,
  policyVersion: string,
): Plan<undefined> => ({
  changes: [change(type, loaded, orThrow(decision))],
  response: undefined,
  policyVersion,
});

/** An event of the market has been missing for too long: a person asks for it. */
async function reportGap({ id, now }: Due, deps: TimerDeps): Promise<Plan<undefined> | undefined> {
  const loaded = await get(deps.tables, marketOrder, id);
  const decided = decideReportGap(loaded, now);
  if (decided === undefined) return undefined;
  const task = await openGapTask(`MARKETORDER#${id}`, loaded.body.next, now, deps);
  return { changes: [change(marketOrder, loaded, decided), ...task], response: undefined };
}

/** What happens when a deadline of this capability is due (functions/timers). */
export const deadlineHandlers = {
  [`MARKETORDER ${MARKET_GAP}`]: reportGap,
  [`ORDER ${ORDER_RESPONSE_REMINDER}`]: onOrder(decideRemindResponse),
  [`ORDER ${ORDER_RESPONSE}`]: onOrder(decidePassResponseTerm),
  [`ORDER ${ORDER_EXPIRY}`]: onOrder((state, { now }) => decideExpireOrder(state, bySystem(now))),
  [`ORDER ${ORDER_ACCEPTANCE_REMINDER}`]: onOrder(decideRemindAcceptance),
  [`ORDER ${ORDER_AUTO_ACCEPT}`]: onOrder((state, { now }) => decideAutoAccept(state, bySystem(now))),
  [`DEMANDRESPONSE ${DEMAND_RESPONSE_REMINDER}`]: onResponse(decideRemindDemand),
  [`DEMANDRESPONSE ${DEMAND_RESPONSE}`]: onResponse(decidePassDemandTerm),
  [`DEMANDRESPONSE ${DEMAND_EXPIRY}`]: onResponse((state, { now }) =>
    decideExpireDemand(state, bySystem(now)),
  ),
};
