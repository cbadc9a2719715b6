import {
  adviceMachine,
  type AdviceBody,
  type AdviceStatus,
} from '../../shared/domain/advice/improvement-advice.ts';
import {
  followUpMachine,
  type FollowUpBody,
  type FollowUpStatus,
} from '../../shared/domain/follow-up/follow-up.ts';
import {
  guideMachine,
  type GuideBody,
  type GuideStatus,
  type GuideVersionBody,
} from '../../shared/domain/guide/guide.ts';
import {
  consultationMachine,
  type ConsultationBody,
  type ConsultationStatus,
} from '../../shared/domain/hotline/consultation.ts';
import { allowedActions } from '../../shared/domain/machine.ts';
import {
  prospectMachine,
  type ProspectBody,
  type ProspectStatus,
} from '../../shared/domain/prospect/prospect.ts';
import {
  trainingPlaceMachine,
  type TrainingPlaceBody,
  type TrainingPlaceStatus,
} from '../../shared/domain/training/place.ts';
import {
  trainingSessionMachine,
  type TrainingSessionBody,
  type TrainingSessionStatus,
} from '../../shared/domain/training/session.ts';
import {
  researchVisitMachine,
  type ResearchVisitBody,
  type ResearchVisitStatus,
} from '../../shared/domain/visit/research-visit.ts';
import { isOfficer, type Viewer, withoutPerson } from '../../shared/runtime/viewer.ts';
import type { Standing } from '../../shared/store/standing-after.ts';

const common = <const R extends string>(
  register: R,
  { id, version }: Standing<unknown>,
  allowed: readonly string[],
) => ({ register, id, version, allowedActions: allowed, deadlines: [] });

/** A follow-up, for officers. */
export function followUpView(shown: Standing<FollowUpBody>, { roles }: Viewer) {
  const status = shown.status as FollowUpStatus;
  const { openedBy: _, notes, conclusion, ...body } = shown.body;
  return {
    ...common('FOLLOWUP', shown, allowedActions(followUpMachine, status, roles)),
    status,
    ...body,
    notes: notes.map(withoutPerson),
    ...(conclusion && { conclusion: withoutPerson(conclusion) }),
  };
}

/** A session; whom the centre invited is for officers. */
export function sessionView(shown: Standing<TrainingSessionBody>, viewer: Viewer) {
  const status = shown.status as TrainingSessionStatus;
  const { invited, ...body } = shown.body;
  return {
    ...common('TRAINING', shown, allowedActions(trainingSessionMachine, status, viewer.roles)),
    status,
    ...body,
    ...(isOfficer(viewer) && { invited }),
  };
}

export function placeView(shown: Standing<TrainingPlaceBody>, { roles }: Viewer) {
  const status = shown.status as TrainingPlaceStatus;
  return {
    ...common('TRAININGPLACE', shown, allowedActions(trainingPlaceMachine, status, roles)),
    status,
    ...shown.body,
  };
}

/** A consultation, for officers; who called is shown masked, where one is read. */
export function consultationView(shown: Standing<ConsultationBody>, { roles }: Viewer) {
  const status = shown.status as ConsultationStatus;
  const { recordedBy: _by, caller: _caller, answer, knowledge, ...body } = shown.body;
  return {
    ...common('HOTLINE', shown, allowedActions(consultationMachine, status, roles)),
    status,
    ...body,
    ...(answer && { answer: withoutPerson(answer) }),
    ...(knowledge && { knowledge: withoutPerson(knowledge) }),
  };
}

/** A visit; what it found is for officers. */
export function visitView(shown: Standing<ResearchVisitBody>, viewer: Viewer) {
  const status = shown.status as ResearchVisitStatus;
  const { plannedBy: _, outcome, ...body } = shown.body;
  return {
    ...common('VISIT', shown, allowedActions(researchVisitMachine, status, viewer.roles)),
    status,
    ...body,
    ...(outcome && isOfficer(viewer) && { outcome: withoutPerson(outcome) }),
  };
}

/** Advice. The agency reads the text once it has opened it, and of the source what kind of thing it was. */
export function adviceView(shown: Standing<AdviceBody>, viewer: Viewer) {
  const status = shown.status as AdviceStatus;
  const { sentBy: _, response, text, sourceRef, ...body } = shown.body;
  const officer = isOfficer(viewer);
  return {
    ...common('ADVICE', shown, allowedActions(adviceMachine, status, viewer.roles)),
    status,
    ...body,
    source: sourceRef.split('#')[0] ?? '',
    ...(officer && { sourceRef }),
    ...((officer || status !== 'SENT') && { text }),
    ...(response && { response: withoutPerson(response) }),
  };
}

export function guideView(shown: Standing<GuideBody>, { roles }: Viewer) {
  const status = shown.status as GuideStatus;
  const { publishedBy: _, ...body } = shown.body;
  return { ...common('GUIDE', shown, allowedActions(guideMachine, status, roles)), status, ...body };
}

/** A version as it was published, for officers. */
export function guideVersionView(shown: Standing<GuideVersionBody>) {
  const { publishedBy: _, ...body } = shown.body;
  return { ...common('GUIDEVERSION', shown, []), status: 'KEPT' as const, ...body };
}

/** An invited institution, for officers. */
export function prospectView(shown: Standing<ProspectBody>, { roles }: Viewer) {
  const status = shown.status as ProspectStatus;
  const { invitedBy: _, ...body } = shown.body;
  return { ...common('PROSPECT', shown, allowedActions(prospectMachine, status, roles)), status, ...body };
}

/** What anybody reads of a consultation: question and answer as published. */
export function knowledgeView({ id, body }: Pick<Standing<ConsultationBody>, 'id' | 'body'>) {
  const { knowledge } = body;
  return knowledge === undefined ? [] : [{ knowledgeId: id, ...withoutPerson(knowledge) }];
}
