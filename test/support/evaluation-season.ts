import * as fc from 'fast-check';
import { type BundleSource } from '../../shared/domain/evaluation/bundle/source.ts';
import type { EntryRecord, SampleRecord } from '../../shared/domain/evaluation/bundle/records.ts';
import { rankingHashesOf } from '../../shared/domain/evaluation/bundle/verify-audit.ts';
import { wholePopulationHash } from '../../shared/domain/evaluation/bundle/verify-sample.ts';
import { choosePrimaries } from '../../shared/domain/evaluation/ranking/primaries.ts';
import { rankKeyOf } from '../../shared/domain/evaluation/ranking/rank-key.ts';
import { rankCategory } from '../../shared/domain/evaluation/ranking/rank.ts';
import { orderOf, sampleSize } from '../../shared/domain/evaluation/sample/draw.ts';
import { categoryContext } from '../../shared/domain/evaluation/scoring/context.ts';
import type { EntryInputs } from '../../shared/domain/evaluation/scoring/inputs.ts';
import { scoreEntry } from '../../shared/domain/evaluation/scoring/score.ts';
import { commitmentOf } from '../../shared/domain/sampling/draw.ts';
import { anyInputs, scheme } from './evaluation-fixtures.ts';

const CYCLE = '2027';
const SEED = 'ab'.repeat(32);
const SECRET = 'cd'.repeat(32);
const [FIRST = '', SECOND = ''] = scheme.categories;

const usccOf = (agency: number) => `91310000MA1K${String(agency).padStart(6, '0')}`;
const agencyOf = (agency: number) => `AGENCY-${String(agency).padStart(3, '0')}`;

/** The users an agency might have: everybody knows these codes. */
export const candidatesOf = (agency: number) =>
  Array.from(
    { length: 1 + ((agency * 7) % 24) },
    (_, n) => `91310115MA2${String(agency * 100 + n).padStart(7, '0')}`,
  );

function sampleOf(agency: number): SampleRecord {
  const [uscc, key] = [usccOf(agency), String(agency).padStart(64, '0')];
  const users = candidatesOf(agency);
  const { order } = orderOf({ seed: SEED, cycleId: CYCLE, uscc, key }, users);
  const size = sampleSize(users.length, users.length, scheme.sample);
  const silent = agency % 3 === 0 && order.length > size;
  const asked = order.slice(0, silent ? size + 1 : size).map(({ pseudonym }, place) => {
    const unanswered = silent && place === 0;
    return {
      pseudonym,
      ...(place >= size && { replaces: order[0]?.pseudonym ?? '' }),
      ...(!unanswered && { score: 60 + ((agency * 13 + place * 7) % 41) }),
    };
  });
  return { agencyId: agencyOf(agency), uscc, key, users, excluded: [], asked };
}

interface Frozen {
  readonly agency: number;
  readonly category: string;
  readonly snapshot: EntryInputs;
}

/** A whole season as the platform would decide it: some agencies in two categories, ties, and every standing. */
export function season(agencies: number, seed = 1): BundleSource {
  const drawn = fc.sample(anyInputs, { numRuns: agencies * 2, seed });
  const frozen: Frozen[] = drawn.flatMap((inputs, i) => {
    const agency = Math.floor(i / 2);
    if (i % 2 === 1 && agency % 4 !== 0) return [];
    // Some alike, for ties; and some without an order.
    const { satisfaction: _satisfaction, ...snapshot } = agency % 5 === 1 ? (drawn[0] ?? inputs) : inputs;
    const idle = agency % 13 === 12 && { completedOrders: 0, distinctUsers: 0 };
    return [{ agency, category: i % 2 === 0 ? FIRST : SECOND, snapshot: { ...snapshot, ...idle } }];
  });
  const samples = Array.from({ length: agencies }, (_, agency) => sampleOf(agency));
  const contexts = Object.fromEntries(
    [...Map.groupBy(frozen, ({ category }) => category)].map(([category, own]) => {
      const context = categoryContext();
      for (const { snapshot } of own) context.add(snapshot);
      return [category, context.result()];
    }),
  );
  const scored = frozen.map(({ agency, category, snapshot }) => {
    const answers = samples[agency]!.asked.flatMap(({ score }) => (score === undefined ? [] : [score]));
    const corrected = agency % 6 === 2 ? { ...snapshot, products: snapshot.products + 1 } : snapshot;
    const inputs = { ...corrected, satisfaction: answers.sort((a, b) => a - b) };
    const context = contexts[category]!;
    const entryId = `${CYCLE}.${category}.${agencyOf(agency)}`;
    const final = scoreEntry(scheme, inputs, context, { satisfaction: 'FINAL' });
    const subject = {
      entryId,
      agencyId: agencyOf(agency),
      category,
      onboardedOn: '2024-01-05',
      withheld: agency % 11 === 10,
      excluded: agency % 17 === 16,
      capped: agency % 7 === 6,
    };
    const system = scoreEntry(scheme, snapshot, context, { satisfaction: 'PENDING' });
    const key = rankKeyOf(subject, inputs, final);
    return { entryId, uscc: usccOf(agency), snapshot, inputs, system, final, key };
  });
  return { ...judged(scored, contexts), contexts, samples, populationHash: populationHashOf(samples) };
}

const populationHashOf = (samples: readonly SampleRecord[]) =>
  wholePopulationHash({ cycleId: CYCLE, seed: SEED, rule: scheme.sample }, samples);

function judged(
  scored: readonly Omit<EntryRecord, 'result'>[],
  contexts: BundleSource['contexts'],
): Omit<BundleSource, 'contexts' | 'samples' | 'populationHash'> {
  const primaries = choosePrimaries(
    scheme,
    scored.map(({ key }) => key),
  );
  const ranked = Object.keys(contexts).map((category) => {
    const own = [...primaries.values()].filter(({ primary }) => primary.category === category);
    return {
      category,
      ...rankCategory(
        scheme,
        own.map(({ primary }) => primary),
      ),
    };
  });
  const places = new Map(ranked.flatMap(({ entries }) => entries.map((entry) => [entry.entryId, entry])));
  const entries = scored.map((entry): EntryRecord => {
    const place = places.get(entry.entryId);
    if (place === undefined) return { ...entry, result: { primary: false, because: [] } };
    const { rank, of, grade, because } = place;
    const result = { primary: true, ...(rank !== undefined && { rank }), of, grade, because: [...because] };
    return { ...entry, result };
  });
  const tables = Object.fromEntries(ranked.map(({ category, table }) => [category, table]));
  return {
    cycleId: CYCLE,
    scheme,
    seed: SEED,
    seedHash: commitmentOf(SEED),
    secret: SECRET,
    tables,
    rankingHashes: rankingHashesOf(scheme, entries),
    entries,
  };
}
