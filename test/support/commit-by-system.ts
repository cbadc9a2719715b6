import { commit } from '../../shared/store/commit.ts';
import type { Plan } from '../../shared/store/plan.ts';
import type { Tables } from '../../shared/store/table.ts';

/** Puts a state of the test's own into the tables. @throws when the store refuses it. */
export async function commitBySystem(
  tables: Tables,
  plan: Omit<Plan<unknown>, 'response'>,
  now = new Date().toISOString(),
): Promise<void> {
  const actor = { id: 'SYSTEM', role: 'SYSTEM' };
  const context = { actor, now, policyVersion: 'default', requestId: 'r', cause: 'test' };
  const { outcome } = await commit(tables, { ...plan, response: undefined }, context);
  if (outcome !== 'done') throw new Error(outcome);
}
