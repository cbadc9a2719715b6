import { createHash } from 'node:crypto';
import type { Difference } from '../../sampling/verify.ts';
import { orderOf, sampleSize } from '../sample/draw.ts';
import type { IndicatorScheme } from '../scheme/scheme.ts';
import { firstDifference } from './compare.ts';
import { byAgencyId, type SampleRecord } from './records.ts';

export interface DrawnFor {
  readonly cycleId: string;
  readonly seed: string;
  readonly rule: IndicatorScheme['sample'];
}

const drawOf = ({ cycleId, seed }: DrawnFor, { uscc, key, users }: SampleRecord) =>
  orderOf({ seed, cycleId, uscc, key }, users);

/** How many users of an agency are drawn (domain §6.5). */
const sizeOf = ({ rule }: DrawnFor, { users, excluded }: SampleRecord): number =>
  sampleSize(users.length + excluded.length, users.length, rule);

/** Draws the sample of one agency again: the drawn and their replacements are the first of the order, nobody else. */
export function verifySample(at: string, drawn: DrawnFor, sample: SampleRecord): Difference | undefined {
  const { order } = drawOf(drawn, sample);
  const size = sizeOf(drawn, sample);
  const { asked } = sample;
  if (asked.length < size) return { at: `${at}.asked`, expected: `${size} at least`, found: asked.length };
  const open = new Set<string>();
  for (const [place, { pseudonym, replaces, score }] of asked.entries()) {
    const here = `${at}.asked.${place}`;
    const difference = firstDifference(`${here}.pseudonym`, order[place]?.pseudonym, pseudonym);
    if (difference !== undefined) return difference;
    const isReplacement = place >= size;
    if (isReplacement !== (replaces !== undefined) || (replaces !== undefined && !open.delete(replaces)))
      return {
        at: `${here}.replaces`,
        expected: isReplacement ? 'one without an answer' : undefined,
        found: replaces,
      };
    if (score === undefined) open.add(pseudonym);
  }
  return undefined;
}

/** The hash of the whole draw, as it is recorded when it is made: one line an agency, in the order of their ids. */
export function wholePopulationHash(drawn: DrawnFor, samples: readonly SampleRecord[]): string {
  const hash = createHash('sha256');
  for (const sample of samples.toSorted(byAgencyId)) {
    const users = sample.users.length + sample.excluded.length;
    const { populationHash } = drawOf(drawn, sample);
    hash.update(`${sample.agencyId}|${users}|${sizeOf(drawn, sample)}|${populationHash}\n`);
  }
  return hash.digest('hex');
}

/** The scores of the users who answered, in ascending order; undefined where nobody did. */
export function answersOf(sample: SampleRecord | undefined): number[] | undefined {
  const scores = (sample?.asked ?? []).flatMap(({ score }) => (score === undefined ? [] : [score]));
  return scores.length === 0 ? undefined : scores.sort((a, b) => a - b);
}
