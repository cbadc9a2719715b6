import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { synthesise } from '../../local/assembly/synthesise.ts';
import { Chance } from './chance.ts';
import { check } from './invariants/check.ts';
import { type Coverage, NOTHING } from './invariants/coverage.ts';
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
import {
  calendarMove,
  faultMove,
  killMove,
  knowsWorkers,
  noticeMove,
  SEASON_WORKERS,
  timeMove,
} from './moves/weather.ts';
import { DAILY_SELLERS, open } from './opening.ts';
import { openSeason, SEASON_AT, SEASON_SELLERS } from './season/opening.ts';
import { seasonMove } from './season/season-move.ts';
import { watchSeason } from './season/watch.ts';
import { wrongSeasonMove } from './season/wrong-moves.ts';
import { settle } from './settle.ts';
import { World } from './world.ts';

export interface Simulation {
  /** The days of the platform, or a season of its evaluation. */
  readonly kind: Kind;
  readonly seed: number;
  readonly steps: number;
  /** How long it is calm at the end, an ISO 8601 duration; 45 days unless told otherwise. */
  readonly calm?: string;
  /** A cloud assembly of the local stage that nobody changes meanwhile: see {@link freezeAssembly}. */
  readonly assembly: string;
  /** Shows the history as it happens. */
  readonly show?: (line: string) => void;
}

export const KINDS = ['days', 'season'] as const;
export type Kind = (typeof KINDS)[number];

export interface Outcome {
  readonly seed: number;
  readonly history: readonly string[];
  /** Empty when every invariant holds. */
  readonly violations: readonly string[];
  /** How often each kind of thing happened or was reached, for knowing that the histories are worth something. */
  readonly reached: Readonly<Record<string, number>>;
  readonly coverage: Coverage;
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
export async function simulate({ kind, seed, steps, calm, assembly, show }: Simulation): Promise<Outcome> {
  const dir = mkdtempSync(join(tmpdir(), 'voucher-simulation-'));
  const season = kind === 'season';
  const players = season ? 1 : Math.max(3, Math.min(37, Math.round(steps / 20)));
  const sellers = season ? SEASON_SELLERS.length : DAILY_SELLERS.length;
  const at = season ? { at: SEASON_AT } : {};
  const world = await World.create({ seed, dir, players, sellers, assembly, ...at, ...(show && { show }) });
  try {
    knowsWorkers(world);
    await (season ? openSeason(world) : open(world, DAILY_SELLERS));
    for (world.step = 1; world.step <= steps && !isOver(world); world.step += 1) {
      const chance = new Chance(seed, world.step);
      await (season ? seasonStep(world, chance) : move(world, chance));
    }
    await settle(world, calm);
    const { violations, ...seen } = await check(world);
    return { seed, history: world.history, violations: [...world.violations, ...violations], ...seen };
  } catch (error) {
    const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return {
      seed,
      history: world.history,
      violations: [...world.violations, `stopped at step ${world.step}: ${reason}`],
      reached: {},
      coverage: NOTHING,
    };
  } finally {
    await world.stack.kill();
    rmSync(dir, { recursive: true, force: true });
  }
}

/** A season that has ended is tampered with for a while; then there is nothing left of it. */
const isOver = ({ step, season }: World): boolean => step > (season.endedAt ?? step) + 8;

async function move(world: World, chance: Chance): Promise<void> {
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

/** A step of a season; whenever the platform has come to rest, what must hold of it at any moment is looked at. */
async function seasonStep(world: World, chance: Chance): Promise<void> {
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
