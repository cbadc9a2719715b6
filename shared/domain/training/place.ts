import * as z from 'zod';
import { AttendanceRecorded } from '../../../events/attendance-recorded/v1.ts';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { RegistrationCancelled } from '../../../events/registration-cancelled/v1.ts';
import { TrainingRegistered } from '../../../events/training-registered/v1.ts';
import type { Acting } from '../acting.ts';
import { type Decided, happened } from '../event.ts';
import { AGENCY_ROLES } from '../identity/role.ts';
import { defineMachine, follow } from '../machine.ts';
import { isRefusal, refuse, type Refusal } from '../problem.ts';
import { instantSchema } from '../time/instant.ts';
import type { TrainingSessionState } from './session.ts';

/** An agency's place in a session (3-2b). What was recorded of its attendance can be put right until the session closes. */
export const trainingPlaceMachine = defineMachine({
  name: 'TrainingPlace',
  states: ['REGISTERED', 'ATTENDED', 'ABSENT', 'CANCELLED'],
  terminal: [],
  transitions: [
    { action: 'register', from: [], to: 'REGISTERED', actors: AGENCY_ROLES },
    { action: 'registerAgain', from: ['CANCELLED'], to: 'REGISTERED', actors: AGENCY_ROLES },
    { action: 'cancel', from: ['REGISTERED'], to: 'CANCELLED', actors: AGENCY_ROLES },
    { action: 'attend', from: ['REGISTERED', 'ABSENT'], to: 'ATTENDED', actors: ['CENTRE_OFFICER'] },
    { action: 'miss', from: ['REGISTERED', 'ATTENDED'], to: 'ABSENT', actors: ['CENTRE_OFFICER'] },
  ],
});
export type TrainingPlaceStatus = (typeof trainingPlaceMachine.states)[number];

export const TrainingPlaceBody = onFirstUse(() =>
  z.strictObject({
    sessionId: z.string(),
    agencyId: z.string(),
    uscc: z.string(),
    title: z.string(),
    startsAt: instantSchema(),
    registeredAt: instantSchema(),
  }),
);
export type TrainingPlaceBody = z.infer<ReturnType<typeof TrainingPlaceBody>>;

interface TrainingPlaceState {
  readonly status: string;
  readonly body: TrainingPlaceBody;
}

/** An agency has one place in a session. */
export const trainingPlaceId = (sessionId: string, agencyId: string): string => `${sessionId}-${agencyId}`;

const refOf = ({ sessionId, agencyId, uscc }: TrainingPlaceBody) => ({ sessionId, agencyId, uscc });

const notIn = (wanted: string, { status }: TrainingSessionState) =>
  status === wanted
    ? undefined
    : refuse('ILLEGAL_TRANSITION', {
        article: '3-2b',
        detail: { zh: '活动当前不接受此操作', en: 'The session does not allow this now' },
        extra: { status },
      });

/**
 * Takes a place of an open session in time; `taken` places are gone. @returns TRAINING_FULL, DEADLINE_PASSED, DUPLICATE
 * for an agency that has one. Commit under the revision of the count and the version of the session.
 */
export function decideRegister(
  session: TrainingSessionState,
  {
    agency,
    taken,
    before,
  }: {
    readonly agency: { readonly id: string; readonly uscc: string };
    readonly taken: number;
    readonly before: TrainingPlaceState | undefined;
  },
  { now, roles }: Acting,
): Decided<TrainingPlaceBody> | Refusal {
  const closed = notIn('OPEN', session);
  if (closed !== undefined) return closed;
  const { title, startsAt, registerBy, capacity } = session.body;
  if (now >= registerBy) return refuse('DEADLINE_PASSED', { article: '3-2b', extra: { registerBy } });
  if (before !== undefined && before.status !== 'CANCELLED') return refuse('DUPLICATE', { article: '3-2b' });
  if (before !== undefined) {
    const again = follow(trainingPlaceMachine, 'CANCELLED', 'registerAgain', roles);
    if (isRefusal(again)) return again;
  }
  if (taken >= capacity) return refuse('TRAINING_FULL', { article: '3-2b', extra: { capacity } });
  const body = {
    sessionId: session.id,
    agencyId: agency.id,
    uscc: agency.uscc,
    title,
    startsAt,
    registeredAt: now,
  };
  const event = happened(
    TrainingRegistered,
    { ...refOf(body), startsAt },
    { article: '3-2b', to: 'REGISTERED', refs: { session: session.id, agency: agency.id } },
  );
  return { events: [event], body };
}

/** REGISTERED → CANCELLED, before the session begins. */
export function decideCancelPlace(
  session: TrainingSessionState,
  { status, body }: TrainingPlaceState,
  { now, roles }: Acting,
): Decided<TrainingPlaceBody> | Refusal {
  const to = follow(trainingPlaceMachine, status as TrainingPlaceStatus, 'cancel', roles);
  if (isRefusal(to)) return to;
  const closed = notIn('OPEN', session);
  if (closed !== undefined) return closed;
  if (now >= session.body.startsAt) return refuse('DEADLINE_PASSED', { article: '3-2b' });
  return { events: [happened(RegistrationCancelled, refOf(body), { article: '3-2b', to })], body };
}

/** Whether an agency with a place was there, once the session was held; undefined when it is recorded so already. */
export function decideAttendance(
  session: TrainingSessionState,
  { status, body }: TrainingPlaceState,
  attended: boolean,
  { roles }: Acting,
): Decided<TrainingPlaceBody> | Refusal | undefined {
  const closed = notIn('HELD', session);
  if (closed !== undefined) return closed;
  if (status === (attended ? 'ATTENDED' : 'ABSENT')) return undefined;
  const action = attended ? 'attend' : 'miss';
  const to = follow(trainingPlaceMachine, status as TrainingPlaceStatus, action, roles);
  if (isRefusal(to)) return to;
  const event = happened(AttendanceRecorded, { ...refOf(body), attended }, { article: '3-2b', to });
  return { events: [event], body };
}
