import { RedemptionBatched } from '../../../events/redemption-batched/v1.ts';
import { RedemptionBatchClosed } from '../../../events/redemption-batch-closed/v1.ts';
import { RedemptionBatchFilled } from '../../../events/redemption-batch-filled/v1.ts';
import { RedemptionBatchOpened } from '../../../events/redemption-batch-opened/v1.ts';
import { type Acting, bySystem } from '../acting.ts';
import { type Decided, happened } from '../event.ts';
import { follow } from '../machine.ts';
import { isRefusal, type Refusal } from '../problem.ts';
import { addDays, startOfDay, toLocalDate } from '../time/local-date.ts';
import { quarterOf } from '../time/quarter.ts';
import { batchMachine, type BatchStatus } from './machine.ts';
import {
  type BatchBody,
  type BatchState,
  followRedemption,
  type RedemptionDecision,
  redemptionRefOf,
  type RedemptionState,
} from './redemption.ts';

export type BatchDecision = Decided<BatchBody> | Refusal;

/** The quarter that ended before this day: the one whose batch is due (policy `redemption.batch`). */
export const lastQuarter = (now: string): string => {
  const today = toLocalDate(now);
  const firstMonth = Math.floor((Number(today.slice(5, 7)) - 1) / 3) * 3 + 1;
  const firstDay = `${today.slice(0, 4)}-${String(firstMonth).padStart(2, '0')}-01`;
  return quarterOf(startOfDay(addDays(firstDay, -1)));
};

/** – → OPEN: the batch of a quarter, or one on demand. */
export function decideOpenBatch(
  batchId: string,
  { quarter, origin }: Pick<BatchBody, 'quarter' | 'origin'>,
  acting: Acting,
): Decided<BatchBody> {
  const event = happened(RedemptionBatchOpened, { batchId, quarter }, { article: '14-2', to: 'OPEN' });
  return {
    events: [event],
    body: { quarter, origin, openedAt: acting.now, openedBy: acting.actor.id, count: 0, amountFen: 0 },
  };
}

/** One page of approved redemptions goes into the batch. */
export function decideFillBatch(
  state: BatchState,
  page: { readonly added: number; readonly amountFen: number },
  now: string,
): BatchDecision {
  const to = follow(batchMachine, state.status as BatchStatus, 'fill', bySystem(now).roles);
  if (isRefusal(to)) return to;
  const { quarter, count, amountFen } = state.body;
  const event = happened(
    RedemptionBatchFilled,
    { batchId: state.id, quarter, added: page.added },
    { article: '14-2', to },
  );
  return {
    events: [event],
    body: { ...state.body, count: count + page.added, amountFen: amountFen + page.amountFen },
  };
}

/** OPEN → CLOSED: no approved redemption is left. */
export function decideCloseBatch(state: BatchState, now: string): BatchDecision {
  const to = follow(batchMachine, state.status as BatchStatus, 'close', bySystem(now).roles);
  if (isRefusal(to)) return to;
  const { quarter, count } = state.body;
  const event = happened(
    RedemptionBatchClosed,
    { batchId: state.id, quarter, count },
    { article: '14-2', to },
  );
  return { events: [event], body: { ...state.body, closedAt: now } };
}

/** APPROVED → BATCHED. */
export function decideBatched(state: RedemptionState, batchId: string, now: string): RedemptionDecision {
  const to = followRedemption(state.status, 'batch', bySystem(now));
  if (isRefusal(to)) return to;
  const { amountFen } = state.body;
  const event = happened(
    RedemptionBatched,
    { ...redemptionRefOf(state), batchId, amountFen },
    { article: '14-2', to, refs: { batch: batchId } },
  );
  return { events: [event], body: { ...state.body, batchId, batchedAt: now } };
}
