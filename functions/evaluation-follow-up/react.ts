import { AgencyExited } from '../../events/agency-exited/v1.ts';
import { AgencyReinstated } from '../../events/agency-reinstated/v1.ts';
import { AgencyRemoved } from '../../events/agency-removed/v1.ts';
import { AgencySuspended } from '../../events/agency-suspended/v1.ts';
import { AttendanceRecorded } from '../../events/attendance-recorded/v1.ts';
import { EntryFinal } from '../../events/entry-final/v1.ts';
import type { Envelope } from '../../events/envelope.ts';
import { EvaluationResultPublished } from '../../events/evaluation-result-published/v1.ts';
import { ImprovementAdviceSent } from '../../events/improvement-advice-sent/v1.ts';
import { InstrumentAwardRecorded } from '../../events/instrument-award-recorded/v1.ts';
import { ServicePlanActivated } from '../../events/service-plan-activated/v1.ts';
import { TrainingSessionHeld } from '../../events/training-session-held/v1.ts';
import { ViolationSuspected } from '../../events/violation-suspected/v1.ts';
import { withdrawCases } from '../service-cases/withdraw-cases.ts';
import { followAward } from './awards/follow-award.ts';
import { beginFollowUp, settleFinal } from './begin.ts';
import type { FollowUpWorkerDeps } from './deps.ts';
import { closeAdvised, closeTrained, closeTrainedSession } from './done.ts';
import { beginPlan } from './plans/begin-plan.ts';
import { followDeparture, followReturn } from './showcase/follow-agency.ts';

type Reaction = (event: Envelope, now: string, deps: FollowUpWorkerDeps) => Promise<void>;

const both =
  (first: Reaction, second: Reaction): Reaction =>
  async (event, now, deps) => {
    await first(event, now, deps);
    await second(event, now, deps);
  };

const REACTIONS: Readonly<Record<string, Reaction>> = {
  [EvaluationResultPublished.type]: beginFollowUp,
  [EntryFinal.type]: settleFinal,
  [InstrumentAwardRecorded.type]: followAward,
  [ImprovementAdviceSent.type]: closeAdvised,
  [TrainingSessionHeld.type]: closeTrainedSession,
  [AttendanceRecorded.type]: closeTrained,
  [ServicePlanActivated.type]: beginPlan,
  [AgencyRemoved.type]: both(followDeparture, withdrawCases),
  [AgencyExited.type]: both(followDeparture, withdrawCases),
  [AgencyReinstated.type]: followReturn,
  [AgencySuspended.type]: withdrawCases,
  [ViolationSuspected.type]: withdrawCases,
};

/** The reactions of what follows an evaluation to one event; each is committed by itself, and once. */
export async function react(event: Envelope, now: string, deps: FollowUpWorkerDeps): Promise<void> {
  await REACTIONS[event.type]?.(event, now, deps);
}
