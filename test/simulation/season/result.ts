import { publicities, publicMove } from '../moves/public.ts';
import { officerMove } from '../moves/officer.ts';
import { dayOf, type Now, passFor, passTo } from './now.ts';

const REASON = '依程序办理';

/** RESULT_DRAFTED: it goes public, or back to where its entries are reviewed (9-5). */
export async function onDraftedResult(now: Now): Promise<unknown> {
  const { world, chance, params, officer, reviewer } = now;
  const { categories = [] } = await world.place
    .as('commission-wu')
    .done<{ categories?: readonly { status: string }[] }>('readResult', { params });
  // After an upheld objection nothing new is public before the result is formed anew.
  const upheld = categories.some(({ status }) => status === 'UPHELD');
  if (chance.is(upheld ? 0.85 : 0.07)) return reviewer('reopenResult', { params, body: { reason: REASON } });
  return officer('publiciseResult', { params, body: {} });
}

/** RESULT_PUBLICITY: somebody objects or nobody does, and the term passes (9-5). */
export async function onPublicity(now: Now): Promise<unknown> {
  const { world, chance } = now;
  const way = chance.weighed({ object: 16, tasks: 24, day: 15, end: 45 });
  if (way === 'object') return publicMove(world, chance);
  if (way === 'tasks') return officerMove(world, chance);
  if (way === 'day') return passFor(now, 'P1D');
  const [open] = await publicities(world, 'OPEN');
  return open === undefined ? passFor(now, 'PT10M') : passTo(now, open.period.closesAt);
}

/** OBJECTION_HANDLING: objections are decided; one that is upheld leads back to a draft, by another reviewer (9-5x). */
export async function onObjections(now: Now): Promise<unknown> {
  const { world, chance, params, reviewer } = now;
  const way = chance.weighed({ tasks: 60, redraft: 30, time: 10 });
  if (way === 'tasks') return officerMove(world, chance);
  if (way === 'time') return passFor(now, 'P1D');
  return reviewer('redraftResult', { params, body: {} });
}

/** READY_TO_FILE, FILED: the Commission takes the result on file or returns it, the centre publishes it (9-6). */
export async function onFiling(now: Now): Promise<unknown> {
  const { world, chance, cycle, params, officer, commission } = now;
  if (cycle.status === 'FILED') return officer('publishResult', { params, body: {} });
  if (chance.is(0.05)) return officer('publishResult', { params, body: {} });
  if (chance.is(0.1)) return commission('returnResult', { params, body: { reason: REASON } });
  const body = { number: `备〔2027〕${world.seed}号`, filedOn: dayOf(now) };
  return commission('fileResult', { params, body });
}
