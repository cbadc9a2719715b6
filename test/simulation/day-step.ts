import type { Chance } from './chance.ts';
import { agencyMove } from './moves/agency.ts';
import { demandMove } from './moves/demands.ts';
import { intruderMove } from './moves/intruders.ts';
import { marketMove } from './moves/market.ts';
import { officerMove } from './moves/officer.ts';
import { orderMove } from './moves/orders.ts';
import { publicMove } from './moves/public.ts';
import { shelfMove } from './moves/shelf.ts';
import { voiceMove } from './moves/voices.ts';
import { watchMove } from './moves/watch.ts';
import { calendarMove, faultMove, killMove, noticeMove, timeMove } from './moves/weather.ts';
import type { World } from './world.ts';

/** A step of the days of the platform. */
export async function dayStep(world: World, chance: Chance): Promise<void> {
  const kind = chance.weighed({
    agency: 20,
    order: 17,
    market: 5,
    shelf: 6,
    demand: 3,
    voice: 3,
    watch: 8,
    intruder: 4,
    officer: 24,
    public: 4,
    time: 9,
    fault: 7,
    notice: 1,
    calendar: 1,
    kill: 1,
  });
  const hurried = chance.is(0.2);
  switch (kind) {
    case 'agency':
      await agencyMove(world, chance.of(world.applicants), chance);
      break;
    case 'order':
      await orderMove(world, chance);
      break;
    case 'market':
      await marketMove(world, chance);
      break;
    case 'shelf':
      await shelfMove(world, chance);
      break;
    case 'demand':
      await demandMove(world, chance);
      break;
    case 'voice':
      await voiceMove(world, chance);
      break;
    case 'watch':
      await watchMove(world, chance);
      break;
    case 'intruder':
      await intruderMove(world, chance);
      break;
    case 'officer':
      await officerMove(world, chance);
      break;
    case 'public':
      await publicMove(world, chance);
      break;
    case 'time':
      await timeMove(world, chance);
      break;
    case 'fault':
      faultMove(world, chance);
      break;
    case 'notice':
      await noticeMove(world, chance);
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
