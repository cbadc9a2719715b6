import type { IndicatorScheme } from '../scheme/scheme.ts';
import { agencyTable } from './agency-table.ts';
import type { RankKey } from './rank-key.ts';

/** What put an agency's primary entry before its others. */
export type PrimaryBy = 'ONLY' | 'ACTIVITY' | 'TOTAL' | 'ORDERS' | 'USERS' | 'CATEGORY_ORDER';

export interface Primary {
  readonly primary: RankKey;
  /** All of the agency's entries that take part, the primary first. */
  readonly comparison: readonly RankKey[];
  readonly by: PrimaryBy;
}

/** Of every agency, in the order in which they came. */
export interface Primaries {
  get(agencyId: string): Primary | undefined;
  keys(): Iterable<string>;
  values(): Iterable<Primary>;
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
): Primaries {
  const criteria = criteriaOf(scheme);
  const list: RankKey[] = [];
  for (const key of keys) if (key.standing !== 'EXCLUDED') list.push(key);
  const table = agencyTable(list, (place, first, { after }) => {
    for (let at: number | undefined = first; at !== undefined; at = after(at))
      if (isTwin(list[at], list[place])) return false;
    return true;
  });
  const primaryOf = (first: number): Primary => {
    const own: RankKey[] = [];
    for (let at: number | undefined = first; at !== undefined; at = table.after(at)) {
      const key = list[at];
      if (key !== undefined) own.push(key);
    }
    return best(own, criteria);
  };
  return {
    get(agencyId) {
      const first = table.firstOf(agencyId);
      return first === undefined ? undefined : primaryOf(first);
    },
    *keys() {
      for (const first of table.firsts) yield list[first]?.agencyId ?? '';
    },
    *values() {
      for (const first of table.firsts) yield primaryOf(first);
    },
  };
}

/** @throws RangeError when one entry comes with two contents */
function isTwin(before: RankKey | undefined, key: RankKey | undefined): boolean {
  if (before === undefined || key === undefined || before.entryId !== key.entryId) return false;
  if (!same(before, key)) throw new RangeError(`${key.entryId} comes with two contents`);
  return true;
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
  const [only] = keys;
  if (only !== undefined && keys.length === 1) return { primary: only, comparison: keys, by: 'ONLY' };
  const deciding = (a: RankKey, b: RankKey) => criteria.find(([, compare]) => compare(a, b) !== 0);
  const comparison = keys.sort((a, b) => deciding(a, b)?.[1](a, b) ?? 0);
  const [primary, second] = comparison;
  if (primary === undefined) throw new RangeError('an agency without entries');
  const by = second === undefined ? 'ONLY' : (deciding(primary, second)?.[0] ?? 'ONLY');
  return { primary, comparison, by };
}
