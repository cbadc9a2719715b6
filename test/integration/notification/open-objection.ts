import { decideSubmitObjection } from '../../../shared/domain/objection/submit.ts';
import { objection } from '../../../shared/store/aggregates/objection.ts';
import { executeCommand } from '../../../shared/store/execute.ts';
import { change } from '../../../shared/store/plan.ts';
import { testContext } from '../../support/counter.ts';
import { NOW, type World } from './world.ts';

/** An objection as publicity leaves it: who objected stands in the sealed table only. */
export async function openObjection(
  of: World,
  id: string,
  phone?: string,
  reachable = phone !== undefined,
): Promise<void> {
  const kind = phone === undefined ? 'ANONYMOUS' : 'INDIVIDUAL';
  const ref = `OBJECTION-${id}/identity`;
  const part = { ref, hash: 'h' };
  const submission = {
    publicityId: 'P1',
    subject: { kind: 'ONBOARDING', id: 'C1' },
    objectorKind: kind,
    codeHash: 'h',
    sealed: { identity: part, facts: part, evidence: part },
    reachable,
  } as const;
  const ctx = { now: NOW, ...(await of.deps.settings.current(NOW)) };
  const decided = decideSubmitObjection(id, submission, ctx);
  await executeCommand(
    of.deps.tables,
    async () => ({
      changes: [change(objection, { newId: id }, decided)],
      sealed: [await of.sealed.seal(ref, { kind, ...(phone !== undefined && { phone }) }, NOW)],
      response: { status: 201 },
    }),
    testContext,
  );
}
