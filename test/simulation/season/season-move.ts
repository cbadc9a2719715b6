import type { Chance } from '../chance.ts';
import { onPublished } from './after.ts';
import { beforeSeason, onDraft, onLocked, onNotice, onScoring } from './notice.ts';
import { type Now, readNow } from './now.ts';
import { onDraftedResult, onFiling, onObjections, onPublicity } from './result.ts';
import { onReview } from './review.ts';
import type { World } from '../world.ts';

const WAYS: Readonly<Record<string, (now: Now) => Promise<unknown>>> = {
  DRAFT: onDraft,
  SCHEME_LOCKED: onLocked,
  NOTICE_PUBLISHED: onNotice,
  SCORING: onScoring,
  SCORED: onScoring,
  REVIEWING: onReview,
  RESULT_DRAFTED: onDraftedResult,
  RESULT_PUBLICITY: onPublicity,
  OBJECTION_HANDLING: onObjections,
  READY_TO_FILE: onFiling,
  FILED: onFiling,
  PUBLISHED: onPublished,
};
/** One in so many histories is of a year in which the Commission means it when it calls the evaluation off. */
const CALLED_OFF_IN = 8;

/** Whoever's turn it is does what leads the season on, mostly, and so once to four times. */
export async function seasonMove(world: World, chance: Chance): Promise<void> {
  for (let acts = 1 + chance.below(4); acts > 0; acts -= 1) {
    const now = await readNow(world, chance);
    if (now === undefined) await beforeSeason(world, chance);
    else await onCycle(now);
    await world.stack.quiesce();
  }
}

async function onCycle(now: Now): Promise<unknown> {
  const { world, chance, cycle, params, commission } = now;
  const off = world.seed % CALLED_OFF_IN === 5;
  // As a member of the Commission reads it.
  if (cycle.allowedActions.includes('cancel') && chance.is(0.25)) {
    const decision = off ? 'CONFIRM' : 'RETURN';
    return commission('decideOnCancel', { params, body: { decision, reason: '经研究' } });
  }
  if (chance.is(off ? 0.03 : 0.006)) {
    const body = { number: '决1号', reason: '本年度暂不组织' };
    return commission('proposeCancel', { params, body });
  }
  const way = WAYS[cycle.status];
  return way === undefined ? world.note(`the cycle is ${cycle.status}`) : way(now);
}
