import { SpotCheckRiskPartOrdered } from '../../../events/spot-check-risk-part-ordered/v1.ts';
import type { Acting } from '../acting.ts';
import { type Decided, happened } from '../event.ts';
import { isRefusal, type Refusal } from '../problem.ts';
import type { Severity } from '../risk/risk-flag.ts';
import { followPlan, type SpotCheckPlanBody, type SpotCheckPlanState } from './plan.ts';

/** An officer has the orders with the gravest open flags checked, apart from the drawn ones and for a reason (3-1c). */
export function decideOrderRiskPart(
  state: SpotCheckPlanState,
  { count, reason }: { readonly count: number; readonly reason: string },
  acting: Acting,
): Decided<SpotCheckPlanBody> | Refusal {
  const to = followPlan(state.status, 'pick', acting);
  if (isRefusal(to)) return to;
  const { quarter, riskParts } = state.body;
  const event = happened(
    SpotCheckRiskPartOrdered,
    { planId: state.id, quarter, round: riskParts.length + 1, count },
    { article: '3-1c', reason },
  );
  const part = { by: acting.actor.id, at: acting.now, count, reason };
  return { events: [event], body: { ...state.body, riskParts: [...riskParts, part] } };
}

/** An open flag on an order, as the ranking needs it. */
export interface OrderFlag {
  readonly flagId: string;
  readonly orderId: string;
  readonly severity: Severity;
}

const GRAVITY = ['BLOCK', 'HOLD', 'REVIEW', 'INFO'] as const satisfies readonly Severity[];

export interface FlaggedOrder {
  readonly orderId: string;
  /** The gravest of its flags. */
  readonly flagId: string;
  readonly flags: number;
}

/** Flagged orders, those with the gravest flag first, then those with most flags; the id settles the rest. */
export function rankByFlags(flags: readonly OrderFlag[]): FlaggedOrder[] {
  const byOrder = Map.groupBy(flags, ({ orderId }) => orderId);
  const ranked = [...byOrder].flatMap(([orderId, all]) => {
    const [gravest] = all.toSorted((a, b) => gravity(a) - gravity(b) || (a.flagId < b.flagId ? -1 : 1));
    return gravest === undefined
      ? []
      : [{ orderId, flagId: gravest.flagId, flags: all.length, gravity: gravity(gravest) }];
  });
  return ranked
    .toSorted((a, b) => a.gravity - b.gravity || b.flags - a.flags || (a.orderId < b.orderId ? -1 : 1))
    .map(({ orderId, flagId, flags: count }) => ({ orderId, flagId, flags: count }));
}

const gravity = ({ severity }: OrderFlag): number => GRAVITY.indexOf(severity);
