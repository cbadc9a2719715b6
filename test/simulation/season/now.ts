import { all } from '../../support/journeys/letters.ts';
import type { CycleAnswer } from '../../support/journeys/evaluation/cycle.ts';
import type { EntryAnswer } from '../../support/journeys/evaluation/review.ts';
import type { Chance } from '../chance.ts';
import { type Give, ofPerson } from '../moves/actor.ts';
import type { World } from '../world.ts';

/** The year whose season a history of this kind goes through, and the cycle that the platform opens for it. */
export const YEAR = 2027;
export const CYCLE = String(YEAR);
/** In which anybody is evaluated. */
export const CATEGORIES = ['RESEARCH_DEVELOPMENT', 'INSPECTION_TESTING'] as const;

export interface CycleSeen extends CycleAnswer {
  readonly lockProposedAt?: string;
  readonly scopeRun?: object;
  readonly notice?: { readonly publishedAt?: string };
  readonly scoring?: { readonly runId: string };
  readonly filing?: { readonly number?: string };
}

export interface EntrySeen extends EntryAnswer {
  readonly uscc: string;
  readonly inputs?: { readonly onTime: { readonly n: number; readonly of: number } };
  readonly review?: { readonly approved: boolean };
}

/** Where the season stands, for whoever acts in it. */
export interface Now {
  readonly world: World;
  readonly chance: Chance;
  readonly cycle: CycleSeen;
  readonly params: { readonly cycleId: string };
  readonly officer: Give;
  readonly reviewer: Give;
  readonly commission: Give;
}

/** Undefined while there is no cycle of the year. */
export async function readNow(world: World, chance: Chance): Promise<Now | undefined> {
  const answer = await world.place
    .as('commission-wu')
    .call<CycleSeen>('readCycle', { params: { cycleId: CYCLE } });
  if (answer.status !== 200) return undefined;
  return {
    world,
    chance,
    cycle: answer.body,
    params: { cycleId: CYCLE },
    officer: ofPerson(world, chance, chance.of(['officer-li', 'officer-wang'])),
    reviewer: ofPerson(world, chance, chance.of(['reviewer-chen', 'reviewer-zhao'])),
    commission: ofPerson(world, chance, chance.of(['commission-wu', 'commission-zheng'])),
  };
}

/** Every entry of the cycle, in an order that is the same in every run. */
export async function entriesNow({ world, params }: Pick<Now, 'world' | 'params'>): Promise<EntrySeen[]> {
  const pages = await Promise.all(
    CATEGORIES.map((category) =>
      all<EntrySeen>(world.place.as('officer-li'), 'listEvaluationEntries', { params, query: { category } }),
    ),
  );
  const key = ({ uscc, category }: EntrySeen) => `${world.playerOf(uscc)} ${category}`;
  return pages.flat().toSorted((left, right) => (key(left) < key(right) ? -1 : 1));
}

/** Lets time pass until so many minutes after an instant, if it is not past. */
export async function passTo({ world }: Pick<Now, 'world'>, instant: string, minutes = 2): Promise<void> {
  const at = Date.parse(instant) + minutes * 60_000;
  if (at <= Date.parse(world.stack.clock.now())) return;
  world.note(`the clock goes to ${new Date(at).toISOString()}`);
  await world.stack.clock.to(new Date(at).toISOString());
}

export async function passFor({ world }: Pick<Now, 'world'>, duration: string): Promise<void> {
  world.note(`${duration} pass`);
  await world.stack.clock.advance(duration);
}

/** Today in Shanghai, or so many days on. */
export const dayOf = ({ world }: Pick<Now, 'world'>, days = 0): string =>
  new Date(Date.parse(world.stack.clock.now()) + 8 * 3_600_000 + days * 86_400_000)
    .toISOString()
    .slice(0, 10);
