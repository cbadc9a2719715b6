import * as z from 'zod';
import type { Envelope } from '../../events/envelope.ts';
import { onFirstUse } from '../../events/on-first-use.ts';
import { ProductVersionRecorded } from '../../events/product-version-recorded/v1.ts';
import type { UpkeepWorkerDeps } from './deps.ts';
import { followOffer, reviewVersionPrice } from './price/review-price.ts';
import { settleBlock } from './price/settle-block.ts';
import { followStanding, recordActivity } from './profile/follow-events.ts';
import { reCheckRegistry } from './registry/re-check.ts';

import { OFFERS, STANDING, UPDATED, VERDICTS } from './reacted-to.ts';
import { COUNTED } from '../../shared/domain/upkeep/what-counts.ts';

const About = onFirstUse(() =>
  z.object({
    agencyId: z.string().optional(),
    productId: z.string().optional(),
    subjectRef: z.string().optional(),
  }),
);

/** The reactions of upkeep to one event; each is committed by itself, and once. */
export async function react(event: Envelope, now: string, deps: UpkeepWorkerDeps): Promise<void> {
  const { type } = event;
  const { agencyId = '', productId = '', subjectRef = '' } = About().parse(event.data);
  if (STANDING.includes(type)) await followStanding(event, agencyId, now, deps);
  if (COUNTED.includes(type)) await recordActivity(event, agencyId, now, deps);
  if (OFFERS.includes(type)) {
    await followOffer(event, productId, now, deps);
    await settleBlock(event, productId, now, deps);
  }
  if (type === ProductVersionRecorded.type) await reviewVersionPrice(event, now, deps);
  if (UPDATED.includes(type)) await reCheckRegistry(event, agencyId, now, deps);
  const [kind, judged] = subjectRef.split('#');
  if (VERDICTS.includes(type) && kind === 'PRODUCT' && judged !== undefined)
    await settleBlock(event, judged, now, deps);
}
