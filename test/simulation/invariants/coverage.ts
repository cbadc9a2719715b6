import { readContracts } from '../../../events/contracts.ts';
import type { World } from '../world.ts';
import type { Snapshot } from './snapshot.ts';

/** How often each command was done and refused, and each event happened; whatever never did stands with zeros. */
export interface Coverage {
  readonly operations: Readonly<Record<string, { readonly done: number; readonly refused: number }>>;
  readonly events: Readonly<Record<string, number>>;
}

export const NOTHING: Coverage = { operations: {}, events: {} };

export async function coverageOf(snapshot: Snapshot, { commands, anyone }: World): Promise<Coverage> {
  const operations = Object.fromEntries(
    [...anyone.description.operations.values()]
      .filter(({ method }) => method !== 'get')
      .map(({ id }) => [id, { done: 0, refused: 0 }]),
  );
  for (const { operation, attempts } of commands) {
    const counts = operations[operation];
    if (counts === undefined) continue;
    if (attempts.some(({ status }) => status >= 200 && status < 300)) counts.done += 1;
    else counts.refused += 1;
  }
  const events = Object.fromEntries((await readContracts()).map(({ contract }) => [contract.type, 0]));
  for (const { type } of snapshot.events()) events[type] = (events[type] ?? 0) + 1;
  return { operations, events };
}

export function together(all: readonly Coverage[]): Coverage {
  const operations: Record<string, { done: number; refused: number }> = {};
  const events: Record<string, number> = {};
  for (const each of all) {
    for (const [operation, { done, refused }] of Object.entries(each.operations)) {
      const before = operations[operation] ?? { done: 0, refused: 0 };
      operations[operation] = { done: before.done + done, refused: before.refused + refused };
    }
    for (const [type, count] of Object.entries(each.events)) events[type] = (events[type] ?? 0) + count;
  }
  return { operations, events };
}

/** For people: what was done how often, and what was not reached at all. */
export function reportOf({ operations, events }: Coverage): string[] {
  const commands = Object.entries(operations);
  const done = commands.filter(([, counts]) => counts.done > 0);
  const onlyRefused = commands.filter(([, counts]) => counts.done === 0 && counts.refused > 0);
  const never = commands.filter(([, counts]) => counts.done + counts.refused === 0);
  const types = Object.entries(events);
  const seen = types.filter(([, count]) => count > 0);
  const names = (entries: readonly (readonly [string, unknown])[]) =>
    entries.map(([name]) => name).join(' ') || 'none';
  return [
    `${done.length} of ${commands.length} commands done: ${done.map(([name, counts]) => `${name} ${counts.done}+${counts.refused}`).join(' ')}`,
    `commands only refused: ${names(onlyRefused)}`,
    `commands not reached: ${names(never)}`,
    `${seen.length} of ${types.length} event types: ${seen.map(([type, count]) => `${type} ${count}`).join(' ')}`,
    `event types not reached: ${names(types.filter(([, count]) => count === 0))}`,
  ];
}
