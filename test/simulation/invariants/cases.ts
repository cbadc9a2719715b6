import type { Snapshot, State } from './snapshot.ts';

const ENDED = ['LAPSED', 'VERIFICATION_FAILED', 'APPROVED', 'REJECTED', 'WITHDRAWN'];
const LIVE_AGENCY = ['ACTIVE', 'SUSPENDED'];
/** Work about a delivery outlives the case that it told of. */
const CALLS = ['REACH_BY_PHONE', 'SUBMISSION_IN_DOUBT'];

/** Every case has ended or waits for somebody, and no work is left about one that has ended. */
export function caseFaults(snapshot: Snapshot): string[] {
  const waits = waitsOf(snapshot);
  return snapshot.of('CASE').flatMap((found) => {
    const refs = refsOf(snapshot, found);
    const open = refs.flatMap((ref) => waits.get(ref) ?? []);
    const ref = `CASE#${found.id} (${found.status})`;
    if (ENDED.includes(found.status)) {
      const left = open.filter((wait) => wait.startsWith('TASK'));
      const clocks = Object.keys(found.deadlines);
      return [
        ...left.map((wait) => `${ref} has ended and leaves ${wait}`),
        ...clocks.map((clock) => `${ref} has ended and its clock ${clock} runs`),
      ];
    }
    if (found.status === 'DRAFT') return [];
    return open.length > 0 ? [] : [`${ref} waits for nobody: ${refs.join(', ')}`];
  });
}

/** Open tasks and clocks still to come, by the aggregate that they are about. */
function waitsOf(snapshot: Snapshot): Map<string, string[]> {
  const waits = new Map<string, string[]>();
  const add = (ref: string, wait: string) => waits.set(ref, [...(waits.get(ref) ?? []), wait]);
  for (const { status, body } of snapshot.of('TASK'))
    if (status !== 'DONE' && !CALLS.includes(body.kind))
      add(body.subjectRef, `TASK ${body.kind} (${status})`);
  for (const { ref, deadlines } of snapshot.aggregates.values())
    for (const { kind, dueAt } of Object.values(deadlines))
      if (dueAt > snapshot.now) add(ref, `CLOCK ${kind}`);
  return waits;
}

/** A case with its notice, its objections and its hearings. */
function refsOf(snapshot: Snapshot, found: State): string[] {
  const publicities = snapshot.of('PUBLICITY').filter(({ body }) => body.subject.id === found.id);
  const objections = snapshot.of('OBJECTION').filter(({ body }) => body.subject.id === found.id);
  const hearings = snapshot.of('HEARING').filter(({ body }) => body.subjectRef === `CASE#${found.id}`);
  return [found, ...publicities, ...objections, ...hearings].map(({ kind, id }) => `${kind}#${id}`);
}

/** No clock is overdue: everything that was due has been acted on. */
export function clockFaults({ aggregates, now }: Snapshot): string[] {
  return [...aggregates.values()].flatMap(({ ref, deadlines }) =>
    Object.values(deadlines)
      .filter(({ dueAt }) => dueAt < now)
      .map(({ kind, dueAt }) => `${ref}: ${kind} was due ${dueAt} and nothing happened`),
  );
}

/** One live case and one live agency for a credit code at most, and a guard for each of them only. */
export function guardFaults(snapshot: Snapshot): string[] {
  const live = new Map<string, string[]>();
  const add = (guard: string, id: string) => live.set(guard, [...(live.get(guard) ?? []), id]);
  for (const { id, status, body } of snapshot.of('CASE'))
    if (!ENDED.includes(status)) add(`LIVE_CASE#${body.uscc}`, id);
  for (const { id, status, body } of snapshot.of('AGENCY'))
    if (LIVE_AGENCY.includes(status)) add(`LIVE_AGENCY#${body.uscc}`, id);
  const guards = [...snapshot.guards].filter(([name]) => name.startsWith('LIVE_'));
  return [
    ...[...live].flatMap(([guard, ids]) => {
      if (ids.length > 1) return [`${guard}: ${ids.length} at once`];
      return snapshot.guards.get(guard) === ids[0] ? [] : [`${guard} is not held by ${ids[0]}`];
    }),
    ...guards
      .filter(([name]) => !live.has(name))
      .map(([name, owner]) => `${name} is held by ${owner}, which is not live`),
  ];
}
