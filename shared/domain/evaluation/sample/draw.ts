import { createHmac } from 'node:crypto';
import { AgencySampleDrawn } from '../../../../events/agency-sample-drawn/v1.ts';
import { SatisfactionClosed } from '../../../../events/satisfaction-closed/v1.ts';
import { type Decided, happened } from '../../event.ts';
import { drawOrder, populationHash } from '../../sampling/draw.ts';
import type { SealedPart } from '../../sealed-part.ts';
import type { Instant } from '../../time/instant.ts';
import type { IndicatorScheme } from '../scheme/scheme.ts';
import { type SampleBody, sampleRefOf, type SealedList } from './sample.ts';

/** How many users of an agency are asked, as the locked scheme says. */
export type SampleRule = IndicatorScheme['sample'];

/** clamp(ceil(fraction · U), min, max), at most as many as there are to ask (domain §6.5). */
export function sampleSize(users: number, eligible: number, { fraction, min, max }: SampleRule): number {
  // A fraction has no exact binary form: what is a hair above a whole number is that number.
  const part = Math.ceil(Number((fraction * users).toFixed(9)));
  return Math.min(Math.max(min, part), max, users, eligible);
}

/** What the draw of an agency's users is made for: the HMAC is over `<cycle>|<credit code>|<user>` (domain §6.5). */
export const drawContextOf = (cycleId: string, uscc: string): string => `${cycleId}|${uscc}`;

/**
 * The users in the order of the draw. An agency knows its own users and, once it is revealed, the seed: so the draw is
 * made over pseudonyms of this cycle, under a key that never leaves the platform, and nobody outside can repeat it for a
 * name (domain §6.5).
 * @param key of the pseudonyms of this agency in this cycle (hex)
 */
export function orderOf(
  { seed, cycleId, uscc, key }: Record<'seed' | 'cycleId' | 'uscc' | 'key', string>,
  buyers: readonly string[],
): { readonly order: SealedList['order']; readonly populationHash: string } {
  const behind = new Map(
    buyers.map((buyerId) => [
      createHmac('sha256', Buffer.from(key, 'hex')).update(buyerId).digest('hex').slice(0, 32),
      buyerId,
    ]),
  );
  const members = [...behind.keys()].map((id) => ({ id }));
  const order = drawOrder(seed, drawContextOf(cycleId, uscc), members);
  return {
    order: order.map(({ id }) => ({ pseudonym: id, buyerId: behind.get(id) ?? '' })),
    populationHash: populationHash(members),
  };
}

interface Drawing {
  readonly sample: Pick<SampleBody, 'cycleId' | 'agencyId' | 'uscc' | 'agencyName'>;
  readonly users: number;
  readonly excluded: number;
  readonly populationHash: string;
  /** One survey for each place of the sample, in the order of the draw. */
  readonly surveyIds: readonly string[];
  readonly list: SealedPart | undefined;
  readonly policyVersion: string;
}

/** – → DRAWN; with nobody to ask also → CLOSED at once, and recorded so (9-3b). */
export function decideDraw(drawing: Drawing, now: Instant): Decided<SampleBody> {
  const { sample, users, excluded, surveyIds, list, policyVersion } = drawing;
  const size = surveyIds.length;
  const body: SampleBody = {
    ...sample,
    users,
    excluded,
    size,
    populationHash: drawing.populationHash,
    ...(list && { list }),
    next: size,
    slots: surveyIds.map((surveyId, i) => ({ slot: i + 1, surveyId })),
    drawnAt: now,
    policyVersion,
    ...(size === 0 && {
      none: 'NO_ELIGIBLE_USER' as const,
      closed: { at: now, answers: 0, missing: 0 },
    }),
  };
  const drawn = happened(
    AgencySampleDrawn,
    { ...sampleRefOf(body), users, size, populationHash: drawing.populationHash },
    { article: '9-3b', to: 'DRAWN', ...(list && { inputHash: list.hash }), record: { excluded } },
  );
  const closed = happened(
    SatisfactionClosed,
    { ...sampleRefOf(body), answers: 0 },
    { article: '9-3c', to: 'CLOSED', record: { none: 'NO_ELIGIBLE_USER' } },
  );
  return { events: size === 0 ? [drawn, closed] : [drawn], body };
}
