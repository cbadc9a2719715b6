import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { synthesise } from '../../local/assembly/synthesise.ts';
import { Chance } from './chance.ts';
import { dayStep } from './day-step.ts';
import { check } from './invariants/check.ts';
import { type Coverage, NOTHING } from './invariants/coverage.ts';
import { knowsWorkers } from './moves/weather.ts';
import { DAILY_SELLERS, open, type SellerPlan } from './opening.ts';
import { openSeason, SEASON_AT, SEASON_SELLERS } from './season/opening.ts';
import { seasonStep } from './season/season-step.ts';
import { settle } from './settle.ts';
import { openSupervision, SUPERVISED } from './supervision/opening.ts';
import { supervisionStep } from './supervision/step.ts';
import { World } from './world.ts';

export interface Simulation {
  /** The days of the platform, a season of its evaluation, or the supervision of its agencies. */
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

export const KINDS = ['days', 'season', 'supervision'] as const;
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
  const { sellers, step, ...begun } = BEGINNINGS[kind];
  const players = kind === 'days' ? Math.max(3, Math.min(37, Math.round(steps / 20))) : 1;
  const at = begun.at === undefined ? {} : { at: begun.at };
  const world = await World.create({
    seed,
    dir,
    players,
    sellers: sellers.length,
    assembly,
    ...at,
    ...(show && { show }),
  });
  try {
    knowsWorkers(world);
    await begun.open(world);
    for (world.step = 1; world.step <= steps && !isOver(world); world.step += 1) {
      const chance = new Chance(seed, world.step);
      await step(world, chance);
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

interface Beginning {
  readonly sellers: readonly SellerPlan[];
  /** When it begins, if not on one of the days that go by the seed. */
  readonly at?: string;
  open(world: World): Promise<void>;
  step(world: World, chance: Chance): Promise<void>;
}

const BEGINNINGS: Readonly<Record<Kind, Beginning>> = {
  days: { sellers: DAILY_SELLERS, open: (world) => open(world, DAILY_SELLERS), step: dayStep },
  season: { sellers: SEASON_SELLERS, at: SEASON_AT, open: openSeason, step: seasonStep },
  supervision: { sellers: SUPERVISED, open: openSupervision, step: supervisionStep },
};

/** A season that has ended is tampered with for a while; then there is nothing left of it. */
const isOver = ({ step, season }: World): boolean => step > (season.endedAt ?? step) + 8;
