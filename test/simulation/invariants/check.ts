import type { World } from '../world.ts';
import { caseFaults, clockFaults, guardFaults } from './cases.ts';
import { commandFaults } from './commands.ts';
import { historyFaults, relayFaults } from './history.ts';
import { metricsFaults } from './metrics.ts';
import { deliveryFaults, noticeFaults, submissionFaults } from './notices.ts';
import { publicityFaults } from './publicities.ts';
import { type Snapshot, takeSnapshot } from './snapshot.ts';

/** Reads the tables and the local services once and holds everything against them. */
export async function check(world: World) {
  const snapshot = await takeSnapshot(world);
  const violations = [
    ...historyFaults(snapshot),
    ...relayFaults(snapshot, world),
    ...caseFaults(snapshot),
    ...clockFaults(snapshot),
    ...guardFaults(snapshot),
    ...publicityFaults(snapshot, world.calendars),
    ...noticeFaults(snapshot, world),
    ...deliveryFaults(snapshot),
    ...submissionFaults(snapshot, world),
    ...commandFaults(snapshot, world.commands),
    ...(await metricsFaults(world)),
  ];
  return { violations, reached: reachedIn(snapshot, world) };
}

function reachedIn(snapshot: Snapshot, { commands, stack }: World): Record<string, number> {
  const counts: Record<string, number> = {
    events: snapshot.events().length,
    commands: commands.length,
    refused: commands.filter(({ attempts }) => (attempts[0]?.status ?? 0) >= 400).length,
    sms: stack.sms().length,
  };
  for (const kind of ['CASE', 'PUBLICITY', 'OBJECTION', 'HEARING', 'AGENCY'])
    for (const { status } of snapshot.of(kind))
      counts[`${kind} ${status}`] = (counts[`${kind} ${status}`] ?? 0) + 1;
  return counts;
}
