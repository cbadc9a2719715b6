import { ProblemError, refuse } from '../domain/problem.ts';
import { commit } from './commit.ts';
import type { Context } from './event-item.ts';
import { type IdempotencyKey, idempotencyWrite, readIdempotent } from './idempotency.ts';
import { type Consumption, consumedWrite } from './consumption.ts';
import type { Plan, Reply } from './plan.ts';
import type { Tables } from './table.ts';

/** How often a use case decides anew when others changed what it read. */
const RELOADS = 6;

/**
 * Runs a command: decides, commits with its idempotency record, answers. The same key with the same input gives the
 * first answer again; a lost race for a version decides anew on what is there now.
 * @throws ProblemError for every refusal, the in-flight and the reused key included.
 */
export async function executeCommand(
  tables: Tables,
  decide: () => Promise<Plan>,
  context: Context,
  idempotency?: IdempotencyKey,
): Promise<Reply> {
  const before = idempotency && (await readIdempotent(tables, idempotency));
  if (before) return before;
  for (let round = 0; round < RELOADS; round += 1) {
    const plan = await decide();
    const marks = idempotency ? [await idempotencyWrite(tables, idempotency, plan, context.now)] : [];
    const result = await commit(tables, plan, context, marks);
    if (result.outcome === 'done') return plan.response;
    if (result.outcome === 'refused') throw new ProblemError(result.refusal);
    if (result.outcome === 'in-flight') throw new ProblemError(refuse('IDEMPOTENCY_IN_FLIGHT'));
    if (result.outcome === 'busy') throw new ProblemError(refuse('BUSY'));
    if (result.outcome === 'replay' && idempotency) {
      const first = await readIdempotent(tables, idempotency);
      if (first) return first;
    }
  }
  throw new ProblemError(refuse('BUSY'));
}

/**
 * Runs a consumer's reaction to one event or message: its mark is committed with its effect, so that a second
 * delivery changes nothing. `undefined` from `decide` means that nothing is to be done (and nothing is marked).
 * @returns whether this call had the effect.
 * @throws Error when the commit cannot go through, so that the message is delivered again.
 */
export async function executeOnce(
  tables: Tables,
  consumption: Consumption,
  decide: () => Promise<Plan<unknown> | undefined>,
  context: Context,
): Promise<boolean> {
  for (let round = 0; round < RELOADS; round += 1) {
    const plan = await decide();
    if (plan === undefined) return false;
    const result = await commit(tables, plan, context, [consumedWrite(tables, consumption, context.now)]);
    if (result.outcome === 'done') return true;
    if (result.outcome === 'consumed') return false;
    if (result.outcome === 'refused') throw new ProblemError(result.refusal);
    if (result.outcome === 'busy') break;
  }
  throw new Error(`${consumption.consumer} could not commit its reaction to ${consumption.messageId}`);
}
