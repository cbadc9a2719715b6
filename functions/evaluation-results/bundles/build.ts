import { auditBundle } from '../../../shared/domain/evaluation/bundle/audit.ts';
import { publicBundle } from '../../../shared/domain/evaluation/bundle/public.ts';
import type { EntryRecord, SampleRecord } from '../../../shared/domain/evaluation/bundle/records.ts';
import { type BundleSource, leavesOf } from '../../../shared/domain/evaluation/bundle/source.ts';
import { pathsOf, rootOf } from '../../../shared/domain/evaluation/bundle/tree.ts';
import type { RatioTable } from '../../../shared/domain/evaluation/ranking/ratios.ts';
import { decideAnchorCategory } from '../../../shared/domain/evaluation/result/decide-publicity.ts';
import { categoryResult } from '../../../shared/store/aggregates/category-result.ts';
import { change, type Plan } from '../../../shared/store/plan.ts';
import { evaluationCycle } from '../../../shared/store/aggregates/evaluation.ts';
import { readMeasured } from '../../../shared/store/evaluation.ts';
import type { Projection } from '../../../shared/store/projections.ts';
import { get } from '../../../shared/store/read.ts';
import type { ResultsWorkerDeps } from '../deps.ts';
import { once } from '../once.ts';
import type { PageOf } from '../page.ts';
import { categoryResultsOf } from '../ranking/category-results.ts';
import { lockedScheme } from '../../../shared/store/evaluation-scale.ts';
import { auditHeadWrite, leafWrite, publicHeadWrite, publicPartWrite } from './bundle-items.ts';
import { entryRecords } from './entry-records.ts';
import { everyItem } from './every-item.ts';
import { sampleRecords } from './sample-records.ts';

/** The purpose under which the secret of a cycle is derived from the platform's key. */
export const bundleSecret = 'evaluation-bundle';

const READ = 100;
/** Fits into one item of the store (400 KB) many times over. */
const ROWS_A_PART = 200;
const WRITES = 90;

/**
 * Makes what anybody can check a published result by (domain §6.5): the root over all entries, the rows of the public
 * bundle, and each entry's way to the root. The records of all entries lie in memory for it: tens of thousands, not more.
 */
export async function buildBundles(
  { cycleId }: PageOf<'BUNDLES'>,
  now: string,
  deps: ResultsWorkerDeps,
): Promise<void> {
  const source = await readSource(cycleId, deps);
  if (source === undefined) return;
  const writes = writesOf(source);
  for (let at = 0; at < writes.length; at += WRITES) {
    const projections = writes.slice(at, at + WRITES);
    const decide = async () => ({ changes: [], projections, response: undefined });
    await once(`${cycleId} bundles ${at}`, decide, now, deps);
  }
  await once(`${cycleId} anchor`, () => planAnchor(source, deps), now, deps);
}

/** The root goes into the published result of every category, so into the chain of what happened to it. */
async function planAnchor(source: BundleSource, { tables }: ResultsWorkerDeps): Promise<Plan<undefined>> {
  const root = rootOf(leavesOf(source).map(({ leaf }) => leaf));
  const results = await categoryResultsOf(tables, source.cycleId, source.scheme.categories);
  const changes = results.flatMap((result) => {
    const decided = decideAnchorCategory(result, root);
    return decided === undefined ? [] : [change(categoryResult, result, decided)];
  });
  return { changes, response: undefined };
}

async function readSource(cycleId: string, deps: ResultsWorkerDeps): Promise<BundleSource | undefined> {
  const { tables, keyedHash } = deps;
  const cycle = await get(tables, evaluationCycle, cycleId);
  const { draw, seedHash } = cycle.body;
  if (draw === undefined || seedHash === undefined) return undefined;
  const scheme = await lockedScheme(tables, cycle.body);
  const categories = scheme.categories.toSorted();
  const results = await categoryResultsOf(tables, cycleId, categories);
  const entries: EntryRecord[] = [];
  for (const result of results) for await (const record of entryRecords(tables, result)) entries.push(record);
  const samples: SampleRecord[] = [];
  for await (const record of everyItem((cursor) => sampleRecords(cycleId, { limit: READ, cursor }, deps)))
    samples.push(record);
  const [measured, secret] = await Promise.all([
    readMeasured(tables, cycleId, categories),
    keyedHash.of(bundleSecret, cycleId),
  ]);
  // A category in which nobody was evaluated has nothing to prove.
  const evaluated = new Set(entries.map(({ key }) => key.category));
  return {
    cycleId,
    scheme,
    seed: draw.seed,
    seedHash,
    secret,
    contexts: Object.fromEntries(
      measured.flatMap(({ category, context }) => (evaluated.has(category) ? [[category, context]] : [])),
    ),
    // Written by rankCategory as a RatioTable.
    tables: Object.fromEntries(
      results.flatMap(({ body }) =>
        body.ranking && evaluated.has(body.category)
          ? [[body.category, body.ranking.ratio as unknown as RatioTable]]
          : [],
      ),
    ),
    rankingHashes: Object.fromEntries(
      results.flatMap(({ body: { category, ranking } }) =>
        ranking && evaluated.has(category) ? [[category, ranking.rankingHash]] : [],
      ),
    ),
    populationHash: draw.populationHash,
    samples,
    entries,
  };
}

function writesOf(source: BundleSource): Projection[] {
  const { cycleId } = source;
  const { samples: _samples, entries: _entries, secret: _secret, ...auditHead } = auditBundle(source);
  const { asked, rows, others, ...publicHead } = publicBundle(source);
  const leaves = leavesOf(source);
  const hashes = leaves.map(({ leaf }) => leaf);
  const paths = pathsOf(hashes, hashes);
  const root = rootOf(hashes);
  const kept = leaves.map(({ record, row, leaf }, at) =>
    leafWrite(cycleId, record.entryId, { record, row, leaf, path: paths[at] ?? [], root }),
  );
  const most = Math.max(asked.length, rows.length, others.length, 1);
  const parts: Projection[] = [];
  for (let at = 0; at < most; at += ROWS_A_PART) {
    const cut = <T>(list: readonly T[]): T[] => list.slice(at, at + ROWS_A_PART);
    parts.push(
      publicPartWrite(cycleId, parts.length, { asked: cut(asked), rows: cut(rows), others: cut(others) }),
    );
  }
  // The heads last: what has one is whole.
  return [...kept, ...parts, publicHeadWrite(cycleId, publicHead), auditHeadWrite(cycleId, auditHead)];
}
