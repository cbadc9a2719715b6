import * as z from 'zod';
import { AgencyExited } from '../../events/agency-exited/v1.ts';
import { AgencyResumed } from '../../events/agency-resumed/v1.ts';
import { AgencySuspended } from '../../events/agency-suspended/v1.ts';
import type { Envelope } from '../../events/envelope.ts';
import { onFirstUse } from '../../events/on-first-use.ts';
import { RectificationAccepted } from '../../events/rectification-accepted/v1.ts';
import { RectificationFailed } from '../../events/rectification-failed/v1.ts';
import { RectificationOverdue } from '../../events/rectification-overdue/v1.ts';
import { bySystem } from '../../shared/domain/acting.ts';
import { isRefusal } from '../../shared/domain/problem.ts';
import { sourceOf } from '../../shared/domain/rectification/evidence.ts';
import { decideProposeSuspension } from '../../shared/domain/suspension/propose.ts';
import { reactionContext } from '../../shared/runtime/queue-handler.ts';
import { agency } from '../../shared/store/aggregates/agency.ts';
import { rectification } from '../../shared/store/aggregates/rectification.ts';
import { suspension, suspensionOf } from '../../shared/store/aggregates/suspension.ts';
import { executeOnce } from '../../shared/store/execute.ts';
import { change, type Plan } from '../../shared/store/plan.ts';
import { get, guardOwner, load } from '../../shared/store/read.ts';
import type { PolicySet } from '../../shared/policy/policy.ts';
import type { Tables } from '../../shared/store/table.ts';
import { openStep } from '../../shared/store/tasks.ts';
import type { SuspensionWorkerDeps } from './deps.ts';
import { runOf, takeRun } from './run.ts';
import { endorsementStep, proposalStep } from './steps.ts';

const MISSED: readonly string[] = [RectificationOverdue.type, RectificationFailed.type];

/** Steps of an agency that its orders follow; after an exit there are only those placed while it was committed (12-4). */
const FOLLOWED: readonly string[] = [AgencySuspended.type, AgencyResumed.type, AgencyExited.type];
const OfAgency = onFirstUse(() => z.object({ agencyId: z.string() }));

const OfRectification = onFirstUse(() =>
  z.object({ rectificationId: z.string(), agencyId: z.string(), uscc: z.string() }),
);

/** The reaction to a missed rectification, and to a suspension or its end. */
export async function react(event: Envelope, now: string, deps: SuspensionWorkerDeps): Promise<void> {
  if (MISSED.includes(event.type)) await proposeFor(event, now, deps);
  if (event.type === RectificationAccepted.type) await lookAgain(event, now, deps);
  if (FOLLOWED.includes(event.type)) {
    const { agencyId } = OfAgency().parse(event.data);
    await deps.pages.send([{ work: event.id, agencyId, status: 'PLACED', index: 0 }]);
  }
}

/** What was not rectified in time, or not satisfactorily, is put before the Commission: nothing follows by itself (12-2). */
async function proposeFor(event: Envelope, now: string, { tables, settings, log }: SuspensionWorkerDeps) {
  const { rectificationId } = OfRectification().parse(event.data);
  const { policy } = await settings.current(now);
  const done = await executeOnce(
    tables,
    { consumer: 'suspensions', messageId: event.id },
    () => plan(rectificationId, event, { now, policy }, tables),
    reactionContext(event, now, policy.version),
  );
  log.info(done ? 'COMMITTED' : 'SKIPPED', { eventId: event.id });
}

async function plan(
  rectificationId: string,
  event: Envelope,
  { now, policy }: { readonly now: string; readonly policy: PolicySet },
  tables: Tables,
): Promise<Plan<undefined> | undefined> {
  const missed = await get(tables, rectification, rectificationId);
  const id = `${rectificationId}-${event.aggregate.version}`;
  const [owner, known] = await Promise.all([
    get(tables, agency, missed.body.agencyId),
    load(tables, suspension, id),
  ]);
  if (known !== undefined) return undefined;
  const { agencyId, uscc, evidence } = missed.body;
  const reason = missed.status === 'FAILED' ? '整改经退回后仍不合格' : '逾期未完成整改';
  const decided = decideProposeSuspension(
    id,
    {
      agencyId,
      uscc,
      ground: { kind: 'RECTIFICATION', rectificationId },
      source: sourceOf(evidence),
      reason,
    },
    { agencyStatus: owner.status, rectification: { agencyId, status: missed.status } },
    { ...bySystem(now), conflicts: [] },
  );
  // Put right meanwhile, suspended already, or gone.
  if (isRefusal(decided)) return undefined;
  // An officer was faster.
  if ((await guardOwner(tables, runOf(decided.body))) !== undefined) return undefined;
  const opened = await openStep(
    proposalStep(id),
    { queue: 'COMMISSION_OFFICER', uscc },
    { now, policy },
    tables,
  );
  return {
    changes: [change(suspension, { newId: id }, decided), ...opened],
    checks: [
      { kind: rectification.kind, id: missed.id, version: missed.version },
      { kind: agency.kind, id: owner.id, version: owner.version },
    ],
    guards: [takeRun(decided.body, id)],
    response: undefined,
  };
}

/** Something was put right while the agency is suspended: the centre looks whether everything is (12-2c). */
async function lookAgain(event: Envelope, now: string, { tables, settings, log }: SuspensionWorkerDeps) {
  const { agencyId, uscc } = OfRectification().parse(event.data);
  const { policy } = await settings.current(now);
  const done = await executeOnce(
    tables,
    { consumer: 'suspensions', messageId: event.id },
    async () => {
      const suspensionId = await guardOwner(tables, suspensionOf(agencyId));
      if (suspensionId === undefined) return undefined;
      const about = { queue: 'CENTRE_OFFICER', uscc } as const;
      const changes = await openStep(endorsementStep(suspensionId), about, { now, policy }, tables);
      return changes.length === 0 ? undefined : { changes, response: undefined };
    },
    reactionContext(event, now, policy.version),
  );
  log.info(done ? 'COMMITTED' : 'SKIPPED', { eventId: event.id });
}
