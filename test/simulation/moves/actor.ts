import type { Answer, PlatformClient } from '../../support/platform-client.ts';
import type { Chance } from '../chance.ts';
import { type ApiFault, type Command, give } from '../commands.ts';
import { loginOf } from '../trade.ts';
import type { Player, World } from '../world.ts';

export type Give = (operation: string, input?: Command['input']) => Promise<Answer>;

/** What may befall the request itself. */
export function apiFault(chance: Chance): ApiFault | undefined {
  if (!chance.is(0.12)) return undefined;
  const action = chance.of([
    'kill-before',
    'kill-after',
    'lost-answer',
    'throttle',
    'error',
    'conflict',
  ] as const);
  if (action === 'conflict')
    return { action, service: 'dynamodb', operation: 'TransactWriteItems', times: chance.of([1, 2, 12]) };
  return { action, service: 'dynamodb', nth: 1 + chance.below(7), times: 1 };
}

/** Gives commands in somebody's name; now and then a fault strikes one, or it is repeated under its key. */
const giver =
  (world: World, chance: Chance, who: string, client: PlatformClient): Give =>
  (operation, input = {}) =>
    give(world, {
      who,
      client,
      operation,
      input,
      ...optional('fault', apiFault(chance)),
      repeat: chance.is(0.08),
    });

export const ofAgency = (world: World, chance: Chance, player: Player): Give =>
  giver(world, chance, `agency ${player.index}`, world.agency(player));

/** One of the seeded people. */
export const ofPerson = (world: World, chance: Chance, person: string): Give =>
  giver(world, chance, person, world.place.as(loginOf(person)));

export const optional = <K extends string, V>(key: K, value: V | undefined) =>
  (value === undefined ? {} : { [key]: value }) as Partial<Record<K, V>>;
