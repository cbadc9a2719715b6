import { all } from '../../support/journeys/letters.ts';
import type { HearingAnswer } from '../../support/journeys/verification.ts';
import type { Answer } from '../../support/platform-client.ts';
import type { Chance } from '../chance.ts';
import { type Give, ofAgency, ofPerson } from '../moves/actor.ts';
import { passFor, passTo } from '../season/now.ts';
import { FINANCE, loginOf } from '../trade.ts';
import type { World } from '../world.ts';

export const REASON = { reason: '依规定办理' };

export const OFFICERS = ['officer-li', 'officer-wang'] as const;
export const REVIEWERS = ['reviewer-chen', 'reviewer-zhao'] as const;
/** A proposal, its notice and the decision are of one person each. */
export const COMMISSION = ['commission-wu', 'commission-zheng', 'commission-third'] as const;
/** Whoever may decide on money under article 14 (2). */
const FUNDS = [...COMMISSION, ...FINANCE] as const;

/** One agency, and whoever acts towards it; every command is given by one of those who hold the role, whoever it is. */
export interface Scene {
  readonly world: World;
  readonly chance: Chance;
  readonly seller: World['sellers'][number];
  readonly agencyId: string;
  readonly uscc: string;
  readonly agency: Give;
  readonly officer: Give;
  readonly reviewer: Give;
  readonly commission: Give;
  readonly finance: Give;
  readonly funds: Give;
}

export function sceneOf(world: World, chance: Chance, seller = chance.of(world.sellers)): Scene {
  const one =
    (of: readonly string[]): Give =>
    (operation, input) =>
      ofPerson(world, chance, chance.of(of))(operation, input);
  return {
    world,
    chance,
    seller,
    agencyId: seller.shop.agencyId,
    uscc: seller.applicant.uscc,
    agency: ofAgency(world, chance, seller),
    officer: one(OFFICERS),
    reviewer: one(REVIEWERS),
    commission: one(COMMISSION),
    finance: one(FINANCE),
    funds: one(FUNDS),
  };
}

/** Whatever a reader finds of a kind about the agency, oldest first. */
export async function mattersOf<T>(
  { world, agencyId }: Scene,
  operation: string,
  query: Record<string, string> = { agencyId },
  reader = 'commission-wu',
): Promise<T[]> {
  const found = await all<T>(world.place.as(reader), operation, { query });
  return found.toReversed();
}

/** A clean document of the agency; after the first time the same one. */
export const paperOf = ({ world, seller }: Pick<Scene, 'world' | 'seller'>): string =>
  world.trade.papers.get(seller.index) ?? 'none';

/** Today in Shanghai, or so many days on. */
export const dayOf = ({ world }: Pick<Scene, 'world'>, days = 0): string =>
  new Date(Date.parse(world.stack.clock.now()) + 8 * 3_600_000 + days * 86_400_000)
    .toISOString()
    .slice(0, 10);

/** Lets the whole of a local day pass, if it has not passed. */
export const passDay = (scene: Scene, day: string): Promise<void> => passTo(scene, `${day}T16:00:00.000Z`);

/** A procedure that waits for what the agency says, or for its decision. */
export interface Heard {
  readonly hearingId?: string;
}

/**
 * The next step of a hearing: the agency replies, its time passes, or whoever decides considers it, now and then too early.
 * `considered` once nothing but the decision is left.
 */
export async function hearingStep(
  scene: Scene,
  { hearingId = 'none' }: Heard,
  considerer: Give,
): Promise<'considered' | undefined> {
  const { world, chance, agency } = scene;
  const params = { hearingId };
  const { status, deadlines } = await world.place
    .as('commission-wu')
    .done<HearingAnswer>('readHearing', { params });
  if (status === 'CONSIDERED') return 'considered';
  const consider = (): Promise<Answer> =>
    considerer('considerHearing', { params, body: { accepted: chance.is(0.2), text: '已研究陈述申辩' } });
  if (status !== 'ISSUED') {
    await consider();
    return undefined;
  }
  const way = chance.weighed({ reply: 45, pass: 45, early: 6, wait: 4 });
  if (way === 'reply') await agency('replyToHearing', { params, body: { text: '情况有所不同' } });
  if (way === 'early') await consider();
  if (way === 'wait') await passFor(scene, 'P1D');
  const last = deadlines
    .map(({ dueAt }) => dueAt)
    .toSorted()
    .at(-1);
  if (way === 'pass' && last !== undefined) await passTo(scene, last);
  return undefined;
}

/** Says who somebody is to the platform: the pseudonym of an officer. */
export async function idOf({ world }: Pick<Scene, 'world'>, person: string): Promise<string> {
  const { id } = await world.place.as(loginOf(person)).done<{ id?: string }>('whoAmI');
  return id ?? 'nobody';
}
