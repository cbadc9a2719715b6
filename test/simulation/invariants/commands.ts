import type { CommandRecord } from '../commands.ts';
import type { Snapshot } from './snapshot.ts';

/** Commands that answer without leaving an event. */
const SILENT: readonly string[] = [
  'confirmLetterRead',
  // A dry run.
  'moveTasks',
];
/**
 * Recorded although the command is refused: a wrong code counts against the tries that are left, and whoever asks for a complainant without the right to is
 * reported.
 */
const COUNTED: Readonly<Record<string, readonly string[]>> = {
  verifyPhoneCode: ['ContactPhoneCodeRefused'],
  openComplaintIdentity: ['ComplaintIdentityRefused', 'TaskOpened'],
};

/**
 * What every command left behind, by the request ids of the events: a refused one nothing, a done one its effect
 * once, however often it was repeated under its key.
 */
export function commandFaults(snapshot: Snapshot, commands: readonly CommandRecord[]): string[] {
  const effects = new Map<string, string[]>();
  for (const { requestId, type } of snapshot.events())
    effects.set(requestId, [...(effects.get(requestId) ?? []), type]);
  return [
    ...strayFaults(snapshot, commands, effects),
    ...commands.flatMap(({ step, operation, keyed, attempts }) => {
      const left = attempts.map((each) => ({ ...each, events: effects.get(each.requestId ?? '') ?? [] }));
      const effective = left.filter(({ events }) => events.length > 0);
      const at = `step ${step} ${operation}`;
      const faults = left
        .filter(
          ({ status, events }) =>
            status >= 400 &&
            status < 500 &&
            events.some((type) => COUNTED[operation]?.includes(type) !== true),
        )
        .map(({ status, events }) => `${at} was refused (${status}) and left ${events.join(', ')}`);
      if (keyed && effective.length > 1) faults.push(`${at} took effect ${effective.length} times`);
      const done = attempts.some(({ status }) => status >= 200 && status < 300);
      // An attempt that lost its connection has no request id that anybody knows.
      const unknown = attempts.some(({ requestId }) => requestId === undefined);
      if (done && effective.length === 0 && !unknown && !SILENT.includes(operation))
        faults.push(`${at} was done and left nothing`);
      return faults;
    }),
  ];
}

/**
 * An attempt whose connection broke may have had its effect, under a request id that nobody learnt; but not when
 * another attempt under the same key had it.
 */
function strayFaults(
  snapshot: Snapshot,
  commands: readonly CommandRecord[],
  effects: ReadonlyMap<string, readonly string[]>,
): string[] {
  const known = new Set(commands.flatMap(({ attempts }) => attempts.map(({ requestId }) => requestId)));
  const operations = new Set(commands.flatMap(({ keyed, operation }) => (keyed ? [operation] : [])));
  return [...operations].flatMap((operation) => {
    const strays = new Set(
      snapshot
        .events()
        .flatMap(({ cause, requestId }) =>
          cause === `request ${operation}` && !known.has(requestId) ? [requestId] : [],
        ),
    );
    const may = commands.filter(
      (each) =>
        each.operation === operation &&
        each.attempts.some(({ requestId }) => requestId === undefined) &&
        !each.attempts.some(({ requestId }) => effects.has(requestId ?? '')),
    );
    return strays.size > may.length
      ? [`${operation} took effect ${strays.size} times for ${may.length} lost answers`]
      : [];
  });
}
