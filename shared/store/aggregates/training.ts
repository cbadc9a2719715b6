import { TrainingPlaceBody } from '../../domain/training/place.ts';
import { TrainingSessionBody } from '../../domain/training/session.ts';
import type { AggregateType } from '../aggregate.ts';

/** By status in the order of their beginning (list1). */
export const trainingSession: AggregateType<TrainingSessionBody> = {
  kind: 'TRAINING',
  body: TrainingSessionBody,
  listKeys: ({ id, status, body }) => ({ list1: [`TRAINING#${status}`, `${body.startsAt}#${id}`] }),
};

/** Of a session (list1), and of an agency in the order of the sessions (list2). Its id: `trainingPlaceId`. */
export const trainingPlace: AggregateType<TrainingPlaceBody> = {
  kind: 'TRAININGPLACE',
  body: TrainingPlaceBody,
  listKeys: ({ id, body }) => ({
    list1: [`TRAININGPLACE#SESSION#${body.sessionId}`, `${body.registeredAt}#${id}`],
    list2: [trainingPlacesOf(body.agencyId), `${body.startsAt}#${id}`],
  }),
};

export const trainingPlacesOf = (agencyId: string): string => `TRAININGPLACE#AGENCY#${agencyId}`;
