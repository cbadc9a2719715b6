import type { Chance } from '../chance.ts';
import { marketMove } from '../moves/market.ts';
import { officerMove } from '../moves/officer.ts';
import { publicMove } from '../moves/public.ts';
import { calendarMove, faultMove, killMove, SEASON_WORKERS, timeMove } from '../moves/weather.ts';
import type { World } from '../world.ts';
import { seasonMove } from './season-move.ts';
import { watchSeason } from './watch.ts';
import { wrongSeasonMove } from './wrong-moves.ts';

/** A step of a season; whenever the platform has come to rest, what must hold of it at any moment is looked at. */
export async function seasonStep(world: World, chance: Chance): Promise<void> {
  const kind = chance.weighed({
    season: 56,
    wrong: 9,
    officer: 5,
    public: 2,
    market: 2,
    time: 3,
    fault: 20,
    calendar: 1,
    kill: 2,
  });
  const hurried = chance.is(0.15);
  switch (kind) {
    case 'season':
      await seasonMove(world, chance);
      break;
    case 'wrong':
      await wrongSeasonMove(world, chance);
      break;
    case 'officer':
      await officerMove(world, chance);
      break;
    case 'public':
      await publicMove(world, chance);
      break;
    case 'market':
      await marketMove(world, chance);
      break;
    case 'time':
      await timeMove(world, chance);
      break;
    case 'fault':
      faultMove(world, chance, SEASON_WORKERS);
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
  if (hurried) return world.note('  hurried');
  await world.stack.quiesce();
  await watchSeason(world);
}
