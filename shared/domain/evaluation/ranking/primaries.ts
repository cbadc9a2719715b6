import type { IndicatorScheme } from '../scheme/scheme.ts';
import type { RankKey } from './rank-key.ts';

/** What put an agency's primary entry before its others. */
export type PrimaryBy = 'ONLY' | 'ACTIVITY' | 'TOTAL' | 'ORDERS' | 'USERS' | 'CATEGORY_ORDER';

export interface Primary {
  readonly primary: RankKey;
  /** All of the agency's entries that take part, the primary first. */
  readonly comparison: readonly RankKey[];
  readonly by: PrimaryBy;
}

/**
 * Per agency the one entry that is ranked, graded and rewarded (row 10-3a): the highest total, then more completed
 * orders, then more distinct users, then the order of the categories. An entry without activity is not ranked, so it
 * yields to any that has some. Whatever the order of the keys, and however often each comes.
 * @throws RangeError when one entry comes with two contents
 */
export function choosePrimaries(
  scheme: Pick<IndicatorScheme, 'categories'>,
  keys: Iterable<RankKey>,
): Map<string, Primary> {
  const criteria = criteriaOf(scheme);
  const primaries = new Map<string, Primary>();
  const compared = new Map<string, RankKey[]>();
  for (const key of keys) {
    if (key.standing === 'EXCLUDED') continue;
    const { agencyId } = key;
    const only = primaries.get(agencyId);
    if (only === undefined) primaries.set(agencyId, new OnlyEntry(key));
    else compared.set(agencyId, addTo(compared.get(agencyId) ?? [only.primary], key));
  }
  for (const [agencyId, keys] of compared) if (keys.length > 1) primaries.set(agencyId, best(keys, criteria));
  return primaries;
}

/** Most agencies have one entry: nothing is kept of these but it. */
class OnlyEntry implements Primary {
  readonly primary: RankKey;
  readonly by = 'ONLY';
  constructor(only: RankKey) {
    this.primary = only;
  }
  get comparison(): readonly RankKey[] {
    return [this.primary];
  }
}

function addTo(keys: RankKey[], key: RankKey): RankKey[] {
  const twin = keys.find(({ entryId }) => entryId === key.entryId);
  if (twin === undefined) keys.push(key);
  else if (!same(twin, key)) throw new RangeError(`${key.entryId} comes with two contents`);
  return keys;
}

/** Whether two keys of one entry say the same. */
export function same(a: RankKey, b: RankKey): boolean {
  return (Object.keys({ ...a, ...b }) as (keyof RankKey)[]).every((name) => a[name] === b[name]);
}

type Criterion = readonly [PrimaryBy, (a: RankKey, b: RankKey) => number];

function criteriaOf(scheme: Pick<IndicatorScheme, 'categories'>): readonly Criterion[] {
  const order = new Map(scheme.categories.map((code, at) => [code, at]));
  const place = (category: string) => order.get(category) ?? order.size;
  return [
    ['ACTIVITY', (a, b) => Number(b.standing !== 'NO_ACTIVITY') - Number(a.standing !== 'NO_ACTIVITY')],
    ['TOTAL', (a, b) => b.total - a.total],
    ['ORDERS', (a, b) => b.orders - a.orders],
    ['USERS', (a, b) => b.users - a.users],
    ['CATEGORY_ORDER', (a, b) => place(a.category) - place(b.category)],
    ['CATEGORY_ORDER', (a, b) => (a.category < b.category ? -1 : 1)],
  ];
}

function best(keys: RankKey[], criteria: readonly Criterion[]): Primary {
  const deciding = (a: RankKey, b: RankKey) => criteria.find(([, compare]) => compare(a, b) !== 0);
  const comparison = keys.sort((a, b) => deciding(a, b)?.[1](a, b) ?? 0);
  const [primary, second] = comparison;
  if (primary === undefined) throw new RangeError('an agency without entries');
  const by = second === undefined ? 'ONLY' : (deciding(primary, second)?.[0] ?? 'ONLY');
  return { primary, comparison, by };
}
