import type { Chance } from '../chance.ts';
import { officerMove } from '../moves/officer.ts';
import { orderMove } from '../moves/orders.ts';
import { PROCEDURES } from '../moves/procedures.ts';
import { shelfMove } from '../moves/shelf.ts';
import { voiceMove } from '../moves/voices.ts';
import { watchMove } from '../moves/watch.ts';
import { calendarMove, faultMove, killMove, SUPERVISION_WORKERS, timeMove } from '../moves/weather.ts';
import { wrongSupervisionMove } from '../moves/wrong-supervision.ts';
import type { World } from '../world.ts';
import { sceneOf } from './scene.ts';

/** A step of a history under articles 12 to 14: a procedure mostly, and the days of the platform around it. */
export async function supervisionStep(world: World, chance: Chance): Promise<void> {
  const kind = chance.weighed({
    procedure: 58,
    wrong: 8,
    order: 5,
    officer: 6,
    shelf: 3,
    voice: 2,
    watch: 3,
    time: 2,
    fault: 10,
    calendar: 1,
    kill: 1,
  });
  const hurried = chance.is(0.15);
  switch (kind) {
    case 'procedure':
      await procedureMove(world, chance);
      break;
    case 'wrong':
      await wrongSupervisionMove(sceneOf(world, chance));
      break;
    case 'order':
      await orderMove(world, chance);
      break;
    case 'officer':
      await officerMove(world, chance);
      break;
    case 'shelf':
      await shelfMove(world, chance);
      break;
    case 'voice':
      await voiceMove(world, chance);
      break;
    case 'watch':
      await watchMove(world, chance);
      break;
    case 'time':
      await timeMove(world, chance);
      break;
    case 'fault':
      faultMove(world, chance, SUPERVISION_WORKERS);
      break;
    case 'calendar':
      await calendarMove(world, chance);
      break;
    case 'kill':
      await killMove(world, chance);
      break;
    default:
      return kind satisfies never;
  }
  if (hurried) world.note('  hurried');
  else await world.stack.quiesce();
}

/** One agency and one procedure, for some acts in a row: most of them lead on. */
async function procedureMove(world: World, chance: Chance): Promise<void> {
  const scene = sceneOf(world, chance);
  const kind = chance.weighed({
    violation: 24,
    rectification: 18,
    suspension: 18,
    removal: 9,
    withholding: 11,
    recovery: 12,
    inspection: 11,
    creditRecord: 9,
    standing: 3,
  });
  for (let acts = 2 + chance.below(5); acts > 0; acts -= 1) {
    await PROCEDURES[kind](scene);
    await world.stack.quiesce();
  }
}
