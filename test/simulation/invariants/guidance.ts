import { once } from './orders.ts';
import type { Snapshot, State } from './snapshot.ts';

const REGISTERED = 'TrainingRegistered';
const GIVEN_BACK = 'RegistrationCancelled';

/** Places are held at most once and never beyond what a session has; agencies learn nothing of follow-ups. */
export function guidanceFaults(snapshot: Snapshot): string[] {
  return [
    ...snapshot.of('TRAINING').flatMap((session) => sessionFaults(snapshot, session)),
    ...placeFaults(snapshot),
    ...snapshot
      .of('ADVICE')
      .flatMap(({ id, status, body }) =>
        (status === 'SENT') === (body.readAt === undefined)
          ? []
          : [`ADVICE#${id} is ${status}, its receipt ${body.readAt}`],
      ),
    ...snapshot
      .of('NOTICE')
      .flatMap(({ id, body }) =>
        String(body.subjectRef).startsWith('FOLLOWUP#') ? [`NOTICE#${id} tells of a follow-up`] : [],
      ),
  ];
}

function sessionFaults({ of, texts }: Snapshot, { id, status, body }: State): string[] {
  const places = of('TRAININGPLACE').filter((place) => place.body.sessionId === id);
  const held = places.filter((place) => place.status !== 'CANCELLED');
  const counted = JSON.parse(texts.get(`PROJ#SEATS#${id} SEATS`) ?? '{"taken":0}') as { taken: number };
  const early = places.filter(
    (place) => ['ATTENDED', 'ABSENT'].includes(place.status) && !['HELD', 'CLOSED'].includes(status),
  );
  return [
    ...(held.length > body.capacity ? [`TRAINING#${id}: ${held.length} places of ${body.capacity}`] : []),
    ...(counted.taken === held.length
      ? []
      : [`TRAINING#${id}: ${held.length} places are held, ${counted.taken} counted`]),
    ...early.map((place) => `TRAININGPLACE#${place.id} is ${place.status} of a session that is ${status}`),
  ];
}

function placeFaults({ of, aggregates }: Snapshot): string[] {
  const places = of('TRAININGPLACE');
  return [
    ...once(
      'place of',
      places.map(({ body }) => `${body.sessionId} ${body.agencyId}`),
    ),
    ...places.flatMap(({ id }) => {
      const events = aggregates.get(`TRAININGPLACE#${id}`)?.events ?? [];
      const moves = events.map(({ type }) => type).filter((type) => [REGISTERED, GIVEN_BACK].includes(type));
      const twice = moves.some((type, i) => type === REGISTERED && moves[i - 1] === REGISTERED);
      return twice ? [`TRAININGPLACE#${id} was taken while it was held`] : [];
    }),
  ];
}
