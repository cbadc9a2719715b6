import * as z from 'zod';
import { TrainingKind } from '../../../events/guidance-ref.ts';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { TrainingSessionClosed } from '../../../events/training-session-closed/v1.ts';
import { TrainingSessionDrafted } from '../../../events/training-session-drafted/v1.ts';
import { TrainingSessionHeld } from '../../../events/training-session-held/v1.ts';
import { TrainingSessionOpened } from '../../../events/training-session-opened/v1.ts';
import { TrainingSessionRevised } from '../../../events/training-session-revised/v1.ts';
import type { Acting } from '../acting.ts';
import { type Decided, happened } from '../event.ts';
import { defineMachine, follow } from '../machine.ts';
import { type FieldError, isRefusal, refuse, type Refusal } from '../problem.ts';
import { instantSchema } from '../time/instant.ts';

const CENTRE = ['CENTRE_OFFICER'] as const;

/** Row 3-2b: training and exchange. */
export const trainingSessionMachine = defineMachine({
  name: 'TrainingSession',
  states: ['DRAFT', 'OPEN', 'HELD', 'CLOSED'],
  terminal: ['CLOSED'],
  transitions: [
    { action: 'draft', from: [], to: 'DRAFT', actors: CENTRE },
    { action: 'revise', from: ['DRAFT'], to: 'DRAFT', actors: CENTRE },
    { action: 'open', from: ['DRAFT'], to: 'OPEN', actors: CENTRE },
    { action: 'hold', from: ['OPEN'], to: 'HELD', actors: CENTRE },
    { action: 'close', from: ['HELD'], to: 'CLOSED', actors: CENTRE },
  ],
});
export type TrainingSessionStatus = (typeof trainingSessionMachine.states)[number];

/** Each is told in the commit that tells of the opening, which holds no more (100 items a transaction). */
export const MAX_INVITED = 8;

export const TrainingSessionBody = onFirstUse(() =>
  z.strictObject({
    kind: TrainingKind(),
    title: z.string(),
    description: z.string(),
    /** Where: a place, a link, or both. */
    place: z.string().optional(),
    link: z.string().optional(),
    startsAt: instantSchema(),
    /** Until then agencies may register. */
    registerBy: instantSchema(),
    capacity: z.int().positive(),
    /** Agencies that are told of it by letter; anybody else may come, too. */
    invited: z.array(z.strictObject({ agencyId: z.string(), uscc: z.string() })),
  }),
);
export type TrainingSessionBody = z.infer<ReturnType<typeof TrainingSessionBody>>;

/** A session as a decision needs it: a loaded aggregate is one. */
export interface TrainingSessionState {
  readonly id: string;
  readonly status: string;
  readonly body: TrainingSessionBody;
}

function checkPlan(body: TrainingSessionBody, now: string): Refusal | undefined {
  const fields: FieldError[] = [];
  if (body.place === undefined && body.link === undefined)
    fields.push({ field: 'body.place', zh: '须填写地点或线上链接', en: 'a place or a link' });
  if (body.registerBy > body.startsAt)
    fields.push({ field: 'body.registerBy', zh: '不得晚于开始时间', en: 'not after it starts' });
  if (body.registerBy <= now)
    fields.push({ field: 'body.registerBy', zh: '报名截止时间已过', en: 'it is over' });
  return fields.length === 0 ? undefined : refuse('VALIDATION_FAILED', { article: '3-2b', fields });
}

/** – → DRAFT. */
export function decideDraftSession(
  sessionId: string,
  body: TrainingSessionBody,
  { now }: Pick<Acting, 'now'>,
): Decided<TrainingSessionBody> | Refusal {
  const unfit = checkPlan(body, now);
  if (unfit !== undefined) return unfit;
  const data = { sessionId, kind: body.kind };
  return { events: [happened(TrainingSessionDrafted, data, { article: '3-2b', to: 'DRAFT' })], body };
}

/** A draft is changed as a whole; once it is open, agencies rely on it. */
export function decideReviseSession(
  { id, status }: TrainingSessionState,
  body: TrainingSessionBody,
  { now, roles }: Acting,
): Decided<TrainingSessionBody> | Refusal {
  const to = follow(trainingSessionMachine, status as TrainingSessionStatus, 'revise', roles);
  if (isRefusal(to)) return to;
  const unfit = checkPlan(body, now);
  if (unfit !== undefined) return unfit;
  return { events: [happened(TrainingSessionRevised, { sessionId: id }, { article: '3-2b' })], body };
}

export type SessionStep = 'open' | 'hold' | 'close';

const tooEarly = (zh: string, en: string) =>
  refuse('ILLEGAL_TRANSITION', { article: '3-2b', detail: { zh, en } });

/** DRAFT → OPEN while there is time to register; OPEN → HELD once it has begun; HELD → CLOSED. */
export function decideMoveSession(
  { id, status, body }: TrainingSessionState,
  step: SessionStep,
  { now, roles }: Acting,
): Decided<TrainingSessionBody> | Refusal {
  const to = follow(trainingSessionMachine, status as TrainingSessionStatus, step, roles);
  if (isRefusal(to)) return to;
  const more = { article: '3-2b', to } as const;
  if (step === 'close') return { events: [happened(TrainingSessionClosed, { sessionId: id }, more)], body };
  if (step === 'hold') {
    if (now < body.startsAt) return tooEarly('活动尚未开始', 'It has not begun');
    return { events: [happened(TrainingSessionHeld, { sessionId: id }, more)], body };
  }
  if (body.registerBy <= now) return refuse('DEADLINE_PASSED', { article: '3-2b' });
  const { kind, startsAt } = body;
  const invited = body.invited.map(({ uscc }) => ({ uscc }));
  return {
    events: [happened(TrainingSessionOpened, { sessionId: id, kind, startsAt, invited }, more)],
    body,
  };
}
