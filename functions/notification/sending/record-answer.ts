import { type DeliveryBody, type DeliveryContext } from '../../../shared/domain/notification/delivery.ts';
import { decideReceipt } from '../../../shared/domain/notification/receipt.ts';
import {
  type Accepted,
  decideFailed,
  decideSubmitted,
} from '../../../shared/domain/notification/submission.ts';
import { ProblemError, refuse } from '../../../shared/domain/problem.ts';
import type { Loaded } from '../../../shared/store/aggregate.ts';
import { delivery } from '../../../shared/store/aggregates/delivery.ts';
import type { Context } from '../../../shared/store/event-item.ts';
import { executeOnce } from '../../../shared/store/execute.ts';
import { type Change, change, type Guard, type Plan } from '../../../shared/store/plan.ts';
import { load } from '../../../shared/store/read.ts';
import type { Tables } from '../../../shared/store/table.ts';
import { standingAfter } from '../../../shared/store/standing-after.ts';
import { closeCallTasks, openCallTask, SYSTEM } from '../call-tasks.ts';
import { messageGuard, readMessageGuard, submissionOwner } from '../provider-messages.ts';
import type { ClaimDeps } from './submission.ts';

export type ProviderAnswer =
  | ({ readonly status: 'ACCEPTED' } & Omit<Accepted, 'attempt'>)
  | { readonly status: 'REJECTED'; readonly code: string; readonly retryable: boolean };

interface Answered {
  readonly deliveryId: string;
  readonly attempt: number;
  readonly answer: ProviderAnswer;
  readonly context: Omit<Context, 'policyVersion' | 'now'>;
}

/** Records what the provider said to one attempt, once. Without an answer the claim expires (SM-21). */
export async function recordAnswer(answered: Answered, now: string, deps: ClaimDeps): Promise<void> {
  const { policy, calendar } = await deps.settings.current(now);
  const ctx: DeliveryContext = { now, policy, calendar };
  const { deliveryId, attempt, answer } = answered;
  const record = () =>
    executeOnce(
      deps.tables,
      { consumer: 'notification-answer', messageId: `${deliveryId} ${attempt}` },
      async () => {
        const loaded = await load(deps.tables, delivery, deliveryId);
        if (loaded === undefined) return undefined;
        if (answer.status === 'REJECTED') return refusedPlan(deps.tables, loaded, attempt, answer, ctx);
        const { provider, providerMessageId, segments } = answer;
        const accepted = {
          attempt,
          provider,
          providerMessageId,
          ...(segments !== undefined && { segments }),
        };
        return acceptedPlan(deps.tables, loaded, accepted, ctx);
      },
      { ...answered.context, now, policyVersion: policy.version },
    );
  try {
    await record();
  } catch (error) {
    // The carrier's report came between reading and committing: the second time it is found.
    if (!(error instanceof ProblemError) || answer.status !== 'ACCEPTED') throw error;
    await record();
  }
}

async function acceptedPlan(
  tables: Tables,
  loaded: Loaded<DeliveryBody>,
  accepted: Accepted,
  ctx: DeliveryContext,
): Promise<Plan<undefined> | undefined> {
  const submitted = decideSubmitted(loaded, accepted, ctx);
  if (submitted === undefined) return undefined;
  const { attempt, provider, providerMessageId } = accepted;
  const name = messageGuard(provider, providerMessageId);
  const found = await readMessageGuard(tables, name);
  const settled = await closeCallTasks(tables, loaded, { now: ctx.now, actor: SYSTEM });
  if (found?.kind === 'RECEIPT') {
    const after = { ...loaded, ...standingAfter(loaded, submitted) };
    const receipt = decideReceipt(after, attempt, found.report, ctx);
    const both = receipt && {
      events: [...submitted.events, ...receipt.decided.events],
      body: receipt.decided.body,
    };
    const tasks = receipt?.dead ? await openCallTask(tables, after, 'REACH_BY_PHONE', ctx) : [];
    return plan([change(delivery, loaded, both ?? submitted), ...settled, ...tasks]);
  }
  const guard: Guard = {
    take: name,
    owner: submissionOwner(loaded.id, attempt),
    refusal: refuse('BUSY'),
  };
  return plan([change(delivery, loaded, submitted), ...settled], [guard]);
}

async function refusedPlan(
  tables: Tables,
  loaded: Loaded<DeliveryBody>,
  attempt: number,
  { code, retryable }: { readonly code: string; readonly retryable: boolean },
  ctx: DeliveryContext,
): Promise<Plan<undefined> | undefined> {
  const failure = retryable ? 'TEMPORARY' : 'PERMANENT';
  const failed = decideFailed(loaded, { attempt, failure, code }, ctx);
  if (failed === undefined) return undefined;
  const settled = await closeCallTasks(tables, loaded, { now: ctx.now, actor: SYSTEM });
  const tasks = failed.dead ? await openCallTask(tables, loaded, 'REACH_BY_PHONE', ctx) : [];
  return plan([change(delivery, loaded, failed.decided), ...settled, ...tasks]);
}

const plan = (changes: readonly Change[], guards: readonly Guard[] = []): Plan<undefined> => ({
  changes,
  guards,
  response: undefined,
});
