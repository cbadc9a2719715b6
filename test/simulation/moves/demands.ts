import type { Chance } from '../chance.ts';
import { BUYERS, TEAM } from '../trade.ts';
import type { World } from '../world.ts';
import { ofAgency, ofPerson } from './actor.ts';

const CATEGORY = 'RESEARCH_DEVELOPMENT';

/** A buyer asks for offers, or somebody answers, or it is enough. */
export async function demandMove(world: World, chance: Chance): Promise<void> {
  const { demands } = world.trade;
  if (demands.length === 0 || chance.is(0.35)) return publish(world, chance);
  const { demandId, buyer } = chance.of(demands);
  const params = { demandId };
  if (chance.is(0.15)) {
    await ofPerson(world, chance, chance.is(0.85) ? buyer : chance.of(BUYERS))('closeDemand', { params });
    return;
  }
  if (world.sellers.length === 0) return world.note('nobody is there to answer a demand');
  const offered = { answer: 'OFFERED', text: '可承接，两周内完成', priceFen: 900_000 };
  const body = chance.is(0.7) ? offered : { answer: 'DECLINED', reason: '档期已满' };
  await ofAgency(world, chance, chance.of(world.sellers))('answerDemand', { params, body });
}

async function publish(world: World, chance: Chance): Promise<void> {
  const buyer = chance.of(BUYERS);
  const invited = world.sellers
    .filter(({ shop }) => shop.categories.includes(CATEGORY) && chance.is(0.6))
    .map(({ shop }) => shop.agencyId);
  const body = {
    category: CATEGORY,
    title: '配方研究',
    requirement: '求新材料配方',
    invited: chance.is(0.05) ? [...invited, 'nobody'] : invited,
    ...(buyer === TEAM && { teamName: '晨光材料团队' }),
  };
  const answer = await ofPerson(world, chance, buyer)('publishDemand', { body });
  if (answer.status !== 201) return;
  const { demandId } = answer.body as unknown as { demandId: string };
  world.trade.demands.push({ demandId, buyer });
}
