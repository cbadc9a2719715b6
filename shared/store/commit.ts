import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { Refusal } from '../domain/problem.ts';
import { changeWrites } from './change-writes.ts';
import { checkWrite, guardWrite, sealedWrite } from './condition-writes.ts';
import type { Context } from './event-item.ts';
import { pageWrite } from './pages.ts';
import type { Plan } from './plan.ts';
import { projectionWrite } from './projections.ts';
import { MAX_TRANSACTION_ITEMS, type Tables } from './table.ts';
import type { Write } from './write.ts';

/** How a commit ended. Anything but `done` has changed nothing. */
export type Outcome =
  | { readonly outcome: 'done' }
  /** Somebody else changed what was read: read again and decide again. */
  | { readonly outcome: 'reload' }
  /** The same command was done before. */
  | { readonly outcome: 'replay' }
  /** The same command is being done right now. */
  | { readonly outcome: 'in-flight' }
  /** This consumer has handled this event before. */
  | { readonly outcome: 'consumed' }
  | { readonly outcome: 'refused'; readonly refusal: Refusal }
  /** Conflicts did not end within the tries. */
  | { readonly outcome: 'busy' };

const TRIES = 8;
const FIRST_PAUSE_MS = 8;

/**
 * Commits a plan in one TransactWriteItems call: state, events, deadlines, guards, checks, sealed items and marks, all
 * or nothing. Transaction conflicts are retried here with full jitter, as the SDK does not (DynamoDB Developer Guide,
 * "Transaction conflict handling"); a failed condition is an answer.
 */
export async function commit(
  tables: Tables,
  plan: Plan<unknown>,
  context: Context,
  marks: readonly Write[] = [],
): Promise<Outcome> {
  const decidedUnder = {
    ...context,
    actor: plan.actor ?? context.actor,
    policyVersion: plan.policyVersion ?? context.policyVersion,
  };
  const writes = [
    ...plan.changes.flatMap((change) => changeWrites(tables, change, decidedUnder)),
    ...(plan.guards ?? []).map((guard) => guardWrite(tables, guard)),
    ...(plan.checks ?? []).map((check) => checkWrite(tables, check)),
    ...(plan.sealed ?? []).map((item) => sealedWrite(tables, item)),
    ...(plan.pages ?? []).map((item) => pageWrite(tables, item, context.now)),
    ...(plan.projections ?? []).map((each) => projectionWrite(tables, each)),
    ...marks,
  ];
  if (writes.length === 0) return { outcome: 'done' };
  if (writes.length > MAX_TRANSACTION_ITEMS) throw new RangeError(`${writes.length} items in one commit`);
  const command = new TransactWriteCommand({ TransactItems: writes.map((write) => write.item) });
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    try {
      await tables.client.send(command);
      return { outcome: 'done' };
    } catch (error) {
      if (!(error instanceof TransactionCanceledException)) throw error;
      const outcome = interpret(error, writes);
      if (outcome !== undefined) return outcome;
      await pause(Math.random() * FIRST_PAUSE_MS * 2 ** attempt);
    }
  }
  return { outcome: 'busy' };
}

/** The meaning of a cancelled transaction; undefined = only conflicts or throttling, worth another try. */
function interpret(error: TransactionCanceledException, writes: readonly Write[]): Outcome | undefined {
  const reasons = (error.CancellationReasons ?? []).map((reason) => reason.Code ?? 'None');
  const failed = writes
    .filter((_, index) => reasons[index] === 'ConditionalCheckFailed')
    .map((each) => each.onFailure);
  // A mark that is already there explains every other failure: the work was done before.
  if (failed.includes('replay')) return { outcome: 'replay' };
  if (failed.includes('consumed')) return { outcome: 'consumed' };
  const inFlight = writes.some(
    (write, i) => write.onFailure === 'replay' && reasons[i] === 'TransactionConflict',
  );
  if (inFlight) return { outcome: 'in-flight' };
  if (failed.includes('reload')) return { outcome: 'reload' };
  const refused = failed.find((each) => typeof each === 'object');
  if (refused !== undefined) return { outcome: 'refused', refusal: refused.refusal };
  const transient = reasons.every((code) =>
    ['None', 'TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded'].includes(code),
  );
  if (transient) return undefined;
  throw error;
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
