import { commitmentOf, isSeed } from '../../sampling/draw.ts';
import type { Difference } from '../../sampling/verify.ts';
import { choosePrimaries, type Primary } from '../ranking/primaries.ts';
import { rankCategory, type RankedCategory } from '../ranking/rank.ts';
import { formResult } from '../result/form-result.ts';
import { rankKeyOf } from '../ranking/rank-key.ts';
import { checkScheme } from '../scheme/check-scheme.ts';
import { schemeHash } from '../scheme/scheme.ts';
import { type CategoryContext, categoryContext } from '../scoring/context.ts';
import { scoreEntry } from '../scoring/score.ts';
import { type AuditBundle, sealOf } from './audit.ts';
import { firstDifference, firstOf, onceEach } from './compare.ts';
import type { EntryRecord, EntryResult } from './records.ts';
import { leavesOf } from './source.ts';
import { rootOf } from './tree.ts';
import { answersOf, verifySample, wholePopulationHash } from './verify-sample.ts';

/**
 * Recomputes a season: scheme, draw, what each category is measured by, points, primaries, ranks and grades, and the root
 * of the published tree. Undefined when every byte is as recomputed, or the first thing that is not.
 */
export function verifyAuditBundle(bundle: AuditBundle): Difference | undefined {
  return firstOf(checks(bundle));
}

function* checks(bundle: AuditBundle): Generator<Difference | undefined> {
  const { cycleId, scheme, seed, samples, entries } = bundle;
  yield firstDifference('schemeHash', schemeHash(scheme), bundle.schemeHash);
  yield firstDifference('scheme', undefined, checkScheme(scheme));
  yield isSeed(seed) ? undefined : { at: 'seed', expected: '64 hex digits', found: seed };
  yield firstDifference('seedHash', commitmentOf(seed), bundle.seedHash);
  const drawn = { cycleId, seed, rule: scheme.sample };
  for (const [at, sample] of samples.entries()) yield verifySample(`samples.${at}`, drawn, sample);
  yield firstDifference('populationHash', wholePopulationHash(drawn, samples), bundle.populationHash);
  yield onceEach(
    'samples',
    samples.map(({ agencyId }) => agencyId),
  );
  yield onceEach(
    'entries',
    entries.map(({ entryId }) => entryId),
  );
  const contexts = contextsOf(entries);
  yield firstDifference('contexts', contexts, bundle.contexts);
  const byAgency = new Map(samples.map((sample) => [sample.agencyId, sample]));
  for (const [at, entry] of entries.entries())
    yield verifyPoints(`entries.${at}`, bundle, entry, answersOf(byAgency.get(entry.key.agencyId)));
  yield* verifyResults(bundle);
  yield firstDifference('rankingHashes', rankingHashesOf(scheme, entries), bundle.rankingHashes);
  const counts = { samples: samples.length, entries: entries.length };
  yield firstDifference('counts', counts, bundle.counts);
  yield firstDifference('root', rootOf(leavesOf(bundle).map(({ leaf }) => leaf)), bundle.root);
  yield firstDifference('seal', sealOf(bundle), bundle.seal);
}

/** Category → hash over its ranking, as it was formed for the decision and stood in the notice (9-4, 9-5). */
export function rankingHashesOf(
  scheme: AuditBundle['scheme'],
  entries: readonly Pick<EntryRecord, 'key'>[],
): Record<string, string> {
  const keys = Map.groupBy(
    entries.map(({ key }) => key),
    ({ category }) => category,
  );
  return Object.fromEntries(
    formResult(scheme, keys).map(({ category, rankingHash }) => [category, rankingHash]),
  );
}

/** From the inputs as they were frozen, those of later excluded entries among them. */
function contextsOf(entries: readonly EntryRecord[]): Record<string, CategoryContext> {
  const contexts = new Map<string, ReturnType<typeof categoryContext>>();
  for (const { key, snapshot } of entries) {
    const context = contexts.get(key.category) ?? categoryContext();
    contexts.set(key.category, context);
    context.add(snapshot);
  }
  return Object.fromEntries([...contexts].map(([category, context]) => [category, context.result()]));
}

function verifyPoints(
  at: string,
  { scheme, contexts }: AuditBundle,
  entry: EntryRecord,
  answers: number[] | undefined,
): Difference | undefined {
  const { snapshot, inputs, key } = entry;
  const context = contexts[key.category];
  if (context === undefined) return { at: 'contexts', expected: key.category, found: undefined };
  const excluded = key.standing === 'EXCLUDED';
  return firstOf([
    excluded ? undefined : firstDifference(`${at}.inputs.satisfaction`, answers, inputs.satisfaction),
    firstDifference(
      `${at}.system`,
      scoreEntry(scheme, snapshot, context, { satisfaction: 'PENDING' }),
      entry.system,
    ),
    firstDifference(
      `${at}.final`,
      scoreEntry(scheme, inputs, context, { satisfaction: 'FINAL' }),
      entry.final,
    ),
    firstDifference(`${at}.key`, keyOf(entry), key),
  ]);
}

/** The key that follows from what an entry was decided from; who it is and its standing are facts that it states. */
export function keyOf({ entryId, key, inputs, final }: EntryRecord) {
  const { agencyId, category, onboardedOn, standing, capped = false, unqualified = false } = key;
  const [withheld, excluded] = [standing === 'WITHHELD', standing === 'EXCLUDED'];
  const subject = { entryId, agencyId, category, onboardedOn, withheld, excluded, capped, unqualified };
  return rankKeyOf(subject, inputs, final);
}

function* verifyResults({ scheme, tables, entries }: AuditBundle): Generator<Difference | undefined> {
  const primaries = choosePrimaries(
    scheme,
    entries.map(({ key }) => key),
  );
  const own = Map.groupBy([...primaries.values()], ({ primary }) => primary.category);
  const categories = [...new Set(entries.map(({ key }) => key.category))];
  const ranked = new Map(
    categories.map((category) => [category, rankCategory(scheme, primaryKeys(own.get(category) ?? []))]),
  );
  for (const [category, { table }] of ranked)
    yield firstDifference(`tables.${category}`, table, tables[category]);
  yield firstDifference('tables', categories.toSorted(), Object.keys(tables).sort());
  const results = resultsOf([...ranked.values()]);
  for (const [at, { entryId, result }] of entries.entries())
    yield firstDifference(`entries.${at}.result`, results.get(entryId) ?? NOT_PRIMARY, result);
}

const primaryKeys = (primaries: readonly Primary[]) => primaries.map(({ primary }) => primary);
const NOT_PRIMARY: EntryResult = { primary: false, because: [] };

function resultsOf(categories: readonly RankedCategory[]): ReadonlyMap<string, EntryResult> {
  return new Map(
    categories.flatMap(({ entries }) =>
      entries.map(({ entryId, rank, of, grade, because }): [string, EntryResult] => [
        entryId,
        { primary: true, ...(rank !== undefined && { rank }), of, grade, because: [...because] },
      ]),
    ),
  );
}
