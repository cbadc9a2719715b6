import { AgencyExited } from '../../events/agency-exited/v1.ts';
import { AgencyReinstated } from '../../events/agency-reinstated/v1.ts';
import { AgencyRemoved } from '../../events/agency-removed/v1.ts';
import { AgencySuspended } from '../../events/agency-suspended/v1.ts';
import { AttendanceRecorded } from '../../events/attendance-recorded/v1.ts';
import { EntryFinal } from '../../events/entry-final/v1.ts';
import { EvaluationResultPublished } from '../../events/evaluation-result-published/v1.ts';
import { ImprovementAdviceSent } from '../../events/improvement-advice-sent/v1.ts';
import { InstrumentAwardRecorded } from '../../events/instrument-award-recorded/v1.ts';
import { ServicePlanActivated } from '../../events/service-plan-activated/v1.ts';
import { TrainingSessionHeld } from '../../events/training-session-held/v1.ts';
import { ViolationSuspected } from '../../events/violation-suspected/v1.ts';

/** Every type that the queue of this capability is fed with. */
export const REACTED_TO: readonly string[] = [
  EvaluationResultPublished.type,
  EntryFinal.type,
  InstrumentAwardRecorded.type,
  ImprovementAdviceSent.type,
  TrainingSessionHeld.type,
  AttendanceRecorded.type,
  ServicePlanActivated.type,
  AgencyRemoved.type,
  AgencyExited.type,
  AgencyReinstated.type,
  AgencySuspended.type,
  ViolationSuspected.type,
];
