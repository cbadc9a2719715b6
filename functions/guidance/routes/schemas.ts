import * as z from 'zod';
import { AdviceKind, FollowUpCause, GuideKind, TrainingKind } from '../../../events/guidance-ref.ts';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { ADVICE_SOURCES, adviceMachine } from '../../../shared/domain/advice/improvement-advice.ts';
import { followUpMachine } from '../../../shared/domain/follow-up/follow-up.ts';
import { guideMachine } from '../../../shared/domain/guide/guide.ts';
import { consultationMachine } from '../../../shared/domain/hotline/consultation.ts';
import { prospectMachine } from '../../../shared/domain/prospect/prospect.ts';
import { trainingPlaceMachine } from '../../../shared/domain/training/place.ts';
import { trainingSessionMachine } from '../../../shared/domain/training/session.ts';
import { researchVisitMachine } from '../../../shared/domain/visit/research-visit.ts';

const written = onFirstUse(() => z.object({ text: z.string(), at: z.string() }));

const shown = <const R extends string, const S extends string>(register: R, states: readonly S[]) => ({
  register: z.literal(register),
  id: z.string(),
  status: z.enum(states),
  version: z.int(),
  allowedActions: z.array(z.string()).describe('what the caller may do now'),
  deadlines: z.array(z.never()).describe('it runs no clock: when it is due stands in the work queue'),
});
const ofAgency = { agencyId: z.string(), uscc: z.string() };

export const FollowUpView = onFirstUse(() =>
  z.object({
    ...shown('FOLLOWUP', followUpMachine.states),
    ...ofAgency,
    cause: FollowUpCause(),
    causeRef: z.string().optional(),
    title: z.string(),
    dueOn: z.string(),
    openedAt: z.string(),
    notes: z.array(written()).describe('internal'),
    conclusion: written().optional(),
  }),
);

export const SessionView = onFirstUse(() =>
  z.object({
    ...shown('TRAINING', trainingSessionMachine.states),
    kind: TrainingKind(),
    title: z.string(),
    description: z.string(),
    place: z.string().optional(),
    link: z.string().optional(),
    startsAt: z.string(),
    registerBy: z.string(),
    capacity: z.int(),
    invited: z.array(z.object(ofAgency)).optional().describe('for officers'),
  }),
);

export const PlaceView = onFirstUse(() =>
  z.object({
    ...shown('TRAININGPLACE', trainingPlaceMachine.states),
    ...ofAgency,
    sessionId: z.string(),
    title: z.string(),
    startsAt: z.string(),
    registeredAt: z.string(),
  }),
);

const published = onFirstUse(() => ({ question: z.string(), answer: z.string(), at: z.string() }));
export const KnowledgeView = onFirstUse(() => z.object({ knowledgeId: z.string(), ...published() }));

export const ConsultationView = onFirstUse(() =>
  z.object({
    ...shown('HOTLINE', consultationMachine.states),
    agencyId: z.string().optional(),
    uscc: z.string().optional(),
    question: z.string(),
    recordedAt: z.string(),
    answer: written().optional(),
    knowledge: z.object(published()).optional().describe('as anybody reads it'),
    callerPhone: z.string().optional().describe('masked, where one consultation is read'),
    callerName: z.string().optional().describe('masked'),
  }),
);

export const VisitView = onFirstUse(() =>
  z.object({
    ...shown('VISIT', researchVisitMachine.states),
    ...ofAgency,
    visitOn: z.string(),
    purpose: z.string(),
    plannedAt: z.string(),
    outcome: z
      .object({
        minutes: z.string(),
        findings: z.array(z.string()),
        documentIds: z.array(z.string()),
        at: z.string(),
      })
      .optional()
      .describe('for officers'),
  }),
);

export const AdviceView = onFirstUse(() =>
  z.object({
    ...shown('ADVICE', adviceMachine.states),
    ...ofAgency,
    kind: AdviceKind(),
    title: z.string(),
    text: z.string().optional().describe('for the agency once it has opened the advice'),
    source: z.string().describe(`what it rests on: ${ADVICE_SOURCES.join(', ')}`),
    sourceRef: z.string().optional().describe('for officers'),
    sentAt: z.string(),
    readAt: z.string().optional().describe('the read receipt'),
    response: written().optional(),
  }),
);

const edition = onFirstUse(() => ({
  kind: GuideKind(),
  title: z.string(),
  text: z.string(),
  number: z.int().describe('of the version'),
  publishedAt: z.string(),
}));
export const GuideView = onFirstUse(() => z.object({ ...shown('GUIDE', guideMachine.states), ...edition() }));
export const GuideVersionView = onFirstUse(() =>
  z.object({ ...shown('GUIDEVERSION', ['KEPT']), guideId: z.string(), ...edition(), textHash: z.string() }),
);

export const ProspectView = onFirstUse(() =>
  z.object({
    ...shown('PROSPECT', prospectMachine.states),
    uscc: z.string(),
    name: z.string(),
    categories: z.array(z.string()),
    note: z.string().optional(),
    invitedAt: z.string(),
    joined: z.object({ agencyId: z.string(), at: z.string() }).optional(),
  }),
);

/** An entry of any register. */
export const EntryView = onFirstUse(() =>
  z.discriminatedUnion('register', [
    FollowUpView(),
    SessionView(),
    PlaceView(),
    ConsultationView(),
    VisitView(),
    AdviceView(),
    GuideView(),
    GuideVersionView(),
    ProspectView(),
  ]),
);
