import { AttendanceRecorded } from '../../events/attendance-recorded/v1.ts';
import type { Envelope } from '../../events/envelope.ts';
import { ImprovementAdviceSent } from '../../events/improvement-advice-sent/v1.ts';
import { TrainingSessionHeld } from '../../events/training-session-held/v1.ts';
import { bySystem } from '../../shared/domain/acting.ts';
import { reactionContext } from '../../shared/runtime/queue-handler.ts';
import { trainingSession } from '../../shared/store/aggregates/training.ts';
import { executeOnce } from '../../shared/store/execute.ts';
import { type ActionKind, openActionsOf } from '../../shared/store/open-actions.ts';
import { load } from '../../shared/store/read.ts';
import type { FollowUpWorkerDeps } from './deps.ts';
import { closeObligation } from './settle/obligations.ts';
import { isEmpty, joined } from './settle/part.ts';

/** Which advice answers which obligation (10-2c, 10-2e). */
const ANSWERED = { OPTIMIZE: 'OPTIMIZATION_ADVICE', IMPROVE: 'IMPROVEMENT_ADVICE' } as const;

/** Closes what an agency was owed, in one commit. */
async function closeOf(
  event: Envelope,
  now: string,
  deps: FollowUpWorkerDeps,
  {
    agencyId,
    kind,
    entryId,
  }: { readonly agencyId: string; readonly kind: ActionKind; readonly entryId?: string },
): Promise<void> {
  const { tables, settings } = deps;
  const { policy } = await settings.current(now);
  await executeOnce(
    tables,
    { consumer: 'evaluation-follow-up', messageId: `${event.id}#${agencyId}` },
    async () => {
      const open = (await openActionsOf(tables, agencyId)).filter(
        (action) => action.kind === kind && (entryId === undefined || action.entryId === entryId),
      );
      const parts = await Promise.all(
        open.map((action) => closeObligation(action, { ...bySystem(now), tables })),
      );
      const plan = joined(parts);
      return isEmpty(plan) ? undefined : { ...plan, response: undefined };
    },
    reactionContext(event, now, policy.version),
  );
}

/** Advice that rests on the entry is what was owed (10-2c, 10-2e). */
export async function closeAdvised(event: Envelope, now: string, deps: FollowUpWorkerDeps): Promise<void> {
  const { agencyId, kind, sourceRef } = ImprovementAdviceSent.data().parse(event.data);
  const [source, entryId] = sourceRef.split('#', 2);
  if (source !== 'ENTRY' || entryId === undefined) return;
  await closeOf(event, now, deps, { agencyId, kind: ANSWERED[kind], entryId });
}

/** A remedial session that was held answers for those it invited (10-2d); for others, once their attendance is known. */
export async function closeTrainedSession(
  event: Envelope,
  now: string,
  deps: FollowUpWorkerDeps,
): Promise<void> {
  const { sessionId } = TrainingSessionHeld.data().parse(event.data);
  const session = await load(deps.tables, trainingSession, sessionId);
  if (session?.body.kind !== 'REMEDIAL') return;
  for (const { agencyId } of session.body.invited)
    await closeOf(event, now, deps, { agencyId, kind: 'REMEDIAL_TRAINING' });
}

export async function closeTrained(event: Envelope, now: string, deps: FollowUpWorkerDeps): Promise<void> {
  const { sessionId, agencyId, attended } = AttendanceRecorded.data().parse(event.data);
  if (!attended) return;
  const session = await load(deps.tables, trainingSession, sessionId);
  if (session?.body.kind === 'REMEDIAL')
    await closeOf(event, now, deps, { agencyId, kind: 'REMEDIAL_TRAINING' });
}
