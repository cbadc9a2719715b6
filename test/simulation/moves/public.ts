import { all } from '../../support/journeys/letters.ts';
import type { PublicityAnswer } from '../../support/journeys/publicities.ts';
import type { Chance } from '../chance.ts';
import { give } from '../commands.ts';
import type { World } from '../world.ts';
import { apiFault, optional } from './actor.ts';

const PHONES = [
  '+8613800000777',
  '+8613800000778',
  '+8613800000901',
  '+8613800000903',
  '+8613800000904',
] as const;

/** Somebody objects, in the last moment or too late too, follows up or takes it back. */
export async function publicMove(world: World, chance: Chance): Promise<void> {
  const held = world.receipts.length > 0 && chance.is(0.2);
  if (held) return followUp(world, chance);
  const status = chance.weighed({ OPEN: 85, CLOSED_CLEAR: 10, CANCELLED: 5 });
  const found = await publicities(world, status);
  if (found.length === 0) return world.note(`nothing is publicised (${status})`);
  const { publicityId, period, uscc } = chance.of(found);
  if (status === 'OPEN' && chance.is(0.35)) await toTheLastMoment(world, period.closesAt, chance);
  const answer = await give(world, {
    who: `somebody about agency ${world.playerOf(uscc)}`,
    // Posts without a login are limited by source address: most have one here.
    client: chance.is(0.8) ? world.place.as('person-zhang') : world.anyone,
    operation: 'submitObjection',
    input: { params: { publicityId }, body: objection(chance) },
    ...optional('fault', apiFault(chance)),
    repeat: chance.is(0.2),
  });
  if (answer.status !== 201) return;
  const { receiptNo, code } = answer.body as unknown as { receiptNo: string; code: string };
  world.receipts.push({ receiptNo, code });
}

export async function publicities(world: World, status: string): Promise<PublicityAnswer[]> {
  const found = await all<PublicityAnswer>(world.place.as('officer-li'), 'listPublicities', {
    query: { status },
  });
  return found.toSorted((left, right) => world.playerOf(left.uscc) - world.playerOf(right.uscc));
}

/** Just before the period ends, at its very end, or just after. */
async function toTheLastMoment(world: World, closesAt: string, chance: Chance): Promise<void> {
  const offset = chance.of([-2_000, -300, 0, 1_000]);
  const at = Date.parse(closesAt) + offset;
  if (at <= Date.parse(world.stack.clock.now())) return;
  world.note(`the clock goes to ${offset} ms from the end of a publicity`);
  // Its close dies, so that the notice is still open when its period is over.
  if (offset >= 0 && chance.is(0.7))
    world.stack.faults.add({
      kind: 'call',
      function: 'timers-fire',
      nth: 1,
      action: 'kill-before',
      times: 4,
    });
  await world.stack.clock.to(new Date(at).toISOString());
}

function objection(chance: Chance): object {
  const facts = '该机构所称场地并不存在。';
  const phone = chance.of(PHONES);
  const kind = chance.weighed({ named: 60, anonymous: 30, incomplete: 10 });
  if (kind === 'named')
    return { objector: { kind: 'INDIVIDUAL', signedName: '郑异议', phone }, facts, evidence: '现场照片' };
  if (kind === 'incomplete') return { objector: { kind: 'ANONYMOUS' }, facts };
  const reachable = chance.is(0.5) ? { phone } : {};
  return {
    objector: { kind: 'ANONYMOUS', ...reachable },
    facts,
    evidence: '证书编号',
    leads: ['可向发证机关核对'],
  };
}

async function followUp(world: World, chance: Chance): Promise<void> {
  const { receiptNo, code } = chance.of(world.receipts);
  const wrong = chance.is(0.15);
  const input = { params: { receiptNo }, headers: { 'x-objection-code': wrong ? 'AAAA-BBBB-CCCC' : code } };
  await give(world, { who: 'an objector', client: world.anyone, operation: 'withdrawObjection', input });
}
