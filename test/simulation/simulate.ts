import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { synthesise } from '../../local/assembly/synthesise.ts';
import { Chance } from './chance.ts';
import { check } from './invariants/check.ts';
import { agencyMove } from './moves/agency.ts';
import { officerMove } from './moves/officer.ts';
import { publicMove } from './moves/public.ts';
import { calendarMove, faultMove, killMove, noticeMove, timeMove } from './moves/weather.ts';
import { settle } from './settle.ts';
import { World } from './world.ts';

export interface Simulation {
  readonly seed: number;
  readonly steps: number;
  /** A cloud assembly of the local stage that nobody changes meanwhile: see {@link freezeAssembly}. */
  readonly assembly: string;
  /** Shows the history as it happens. */
  readonly show?: (line: string) => void;
}

export interface Outcome {
  readonly seed: number;
  readonly history: readonly string[];
  /** Empty when every invariant holds. */
  readonly violations: readonly string[];
  /** How often each kind of thing happened or was reached, for knowing that the histories are worth something. */
  readonly reached: Readonly<Record<string, number>>;
}

/** A copy of the application as it is now, for histories that last while others work on it. */
export async function freezeAssembly(): Promise<string> {
  const copy = mkdtempSync(join(tmpdir(), 'voucher-assembly-'));
  cpSync(await synthesise(resolve(import.meta.dirname, '../..'), 'local'), copy, { recursive: true });
  return copy;
}

/**
 * Runs one history of random commands under random faults against a stack of its own, lets it come to rest and checks
 * the invariants. Every choice follows from seed and step alone. What differs between two runs of a seed: ids
 * (ULIDs) and instants within a step, which worker thread is first when several run, which invocation of a function a
 * fault strikes when several are under way, and how far a command had come when the whole stack dies under it. Most
 * steps come to rest before the next, so that these meet the next choice rarely; a step that does not says "hurried".
 */
export async function simulate({ seed, steps, assembly, show }: Simulation): Promise<Outcome> {
  const dir = mkdtempSync(join(tmpdir(), 'voucher-simulation-'));
  const players = Math.max(4, Math.min(40, Math.round(steps / 12)));
  const world = await World.create({ seed, dir, players, assembly, ...(show && { show }) });
  try {
    for (world.step = 1; world.step <= steps; world.step += 1) {
      await move(world, new Chance(seed, world.step));
    }
    await settle(world);
    const { violations, reached } = await check(world);
    return { seed, history: world.history, violations: [...world.violations, ...violations], reached };
  } catch (error) {
    const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return {
      seed,
      history: world.history,
      violations: [...world.violations, `stopped at step ${world.step}: ${reason}`],
      reached: {},
    };
  } finally {
    await world.stack.kill();
    rmSync(dir, { recursive: true, force: true });
  }
}

async function move(world: World, chance: Chance): Promise<void> {
  const kind = chance.weighed({
    agency: 46,
    officer: 24,
    public: 7,
    time: 11,
    fault: 7,
    notice: 2,
    calendar: 1.5,
    kill: 1.5,
  });
  const hurried = chance.is(0.2);
  switch (kind) {
    case 'agency':
      await agencyMove(world, chance.of(world.players), chance);
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
