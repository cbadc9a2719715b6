import { createHash, createHmac } from 'node:crypto';
import type { Member, Replacement } from './bundle.ts';

const SEED = /^[0-9a-f]{64}$/;

/** A seed has 256 bits, written in hex. @throws RangeError for anything else */
function seedBytes(seed: string): Buffer {
  if (!SEED.test(seed)) throw new RangeError('a seed is 64 hex digits');
  return Buffer.from(seed, 'hex');
}

export const isSeed = (seed: string): boolean => SEED.test(seed);

/** What is published before the draw: SHA-256 of the seed's bytes (hex). Whoever knows it cannot tell the seed. */
export const commitmentOf = (seed: string): string =>
  createHash('sha256').update(seedBytes(seed)).digest('hex');

/**
 * SHA-256 (hex) over what a draw is made from: the members, one `id|group` a line in the order of their ids, then what
 * groups must come up, one `|group|number` a line in the order of the groups. The same in whatever order they come.
 */
export function populationHash(
  population: readonly Member[],
  atLeast: Readonly<Record<string, number>> = {},
): string {
  const hash = createHash('sha256');
  for (const { id, group = '' } of population.toSorted(byId)) hash.update(`${id}|${group}\n`);
  const groups = Object.entries(atLeast).map(([id, least]) => ({ id, least }));
  for (const { id, least } of groups.toSorted(byId)) hash.update(`|${id}|${least}\n`);
  return hash.digest('hex');
}

interface Identified {
  readonly id: string;
}
const byId = (a: Identified, b: Identified): number => (a.id < b.id ? -1 : Number(a.id > b.id));

/**
 * Every member once, in the order of HMAC-SHA256(seed, `<context>|<id>`) (domain §6.5). It depends on the seed, the
 * context and the ids alone. @throws RangeError for an id that stands twice
 */
export function drawOrder(seed: string, context: string, population: readonly Member[]): Member[] {
  const key = seedBytes(seed);
  const ranked = population.map((member) => ({
    member,
    rank: createHmac('sha256', key).update(`${context}|${member.id}`).digest('hex'),
  }));
  ranked.sort((a, b) => (a.rank < b.rank ? -1 : Number(a.rank > b.rank)) || byId(a.member, b.member));
  ranked.forEach(({ member }, at) => {
    if (ranked[at + 1]?.member.id === member.id) throw new RangeError(`${member.id} stands twice`);
  });
  return ranked.map(({ member }) => member);
}

export interface Draw {
  readonly seed: string;
  readonly context: string;
  readonly population: readonly Member[];
  /** How many of the whole are drawn. */
  readonly size: number;
  /** At least how many come up from these groups, as far as they have members. */
  readonly atLeast?: Readonly<Record<string, number>>;
}

export interface Drawn {
  /** The first `size` of the order. */
  readonly drawn: readonly string[];
  /** Those further down that a group still needed, in the same order. */
  readonly covered: readonly string[];
}

/** The sample: the first of the order, and further down what each group of `atLeast` still lacks. */
export function drawSample({ seed, context, population, size, atLeast = {} }: Draw): Drawn {
  const lacking = new Map(Object.entries(atLeast));
  const drawn: string[] = [];
  const covered: string[] = [];
  for (const { id, group = '' } of drawOrder(seed, context, population)) {
    const lacks = lacking.get(group) ?? 0;
    const inFirst = drawn.length < size;
    if (!inFirst && lacks <= 0) continue;
    (inFirst ? drawn : covered).push(id);
    lacking.set(group, lacks - 1);
  }
  return { drawn, covered };
}

/**
 * The place after everything drawn and replaced so far: the next of the order that is not `used` already. Without
 * `by`, the list is at its end.
 */
export function nextInOrder(
  draw: Draw,
  earlier: readonly Replacement[],
  used: (id: string) => boolean,
): Pick<Replacement, 'by' | 'skipped'> {
  const { drawn, covered } = drawSample(draw);
  const taken = new Set([
    ...drawn,
    ...covered,
    ...earlier.flatMap(({ by, skipped }) => (by === undefined ? skipped : [by, ...skipped])),
  ]);
  const skipped: string[] = [];
  for (const { id } of drawOrder(draw.seed, draw.context, draw.population)) {
    if (taken.has(id)) continue;
    if (!used(id)) return { by: id, skipped };
    skipped.push(id);
  }
  return { skipped };
}
