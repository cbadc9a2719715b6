import { choosePrimaries } from '../../shared/domain/evaluation/ranking/primaries.ts';
import { rankCategory } from '../../shared/domain/evaluation/ranking/rank.ts';
import type { RankKey } from '../../shared/domain/evaluation/ranking/rank-key.ts';
import { keyScorer } from '../../shared/domain/evaluation/ranking/score-key.ts';
import { type IndicatorScheme, schemeFrom } from '../../shared/domain/evaluation/scheme/scheme.ts';
import { categoryContext } from '../../shared/domain/evaluation/scoring/context.ts';
import { resolvePolicy } from '../../shared/policy/policy.ts';
import type { Measured } from '../report.ts';
import { type BenchEntry, benchEntries } from './entries.ts';
import { windowQueryMs } from './window-query.ts';

const ENTRIES = 1_000_000;
/** As many as a worker would hold in a page of pages; the making of them is not measured. */
const AT_ONCE = 20_000;
/** A PostgreSQL 15 window query over a million such rows, where it was measured (design §8). */
const KNOWN_FLOOR_MS = 1650;

/** Scoring and ranking alone, a million entries: percentiles, points, primaries, ranks and grades, on one core. */
export async function measureScoreAndRank(): Promise<Measured[]> {
  const scheme = schemeFrom(resolvePolicy([], '2027-01-02'), {
    id: 'BENCH',
    version: 1,
    effectiveCycle: '2027',
  });
  // Once for the compiler, as a worker that is warm.
  await scoreAndRank(scheme, AT_ONCE * 2);
  const { keys, scoringMs, rankingMs, peakMb } = await scoreAndRank(scheme, ENTRIES);
  const measured = windowQueryMs(keys);
  const value = scoringMs + rankingMs;
  const query =
    typeof measured === 'number'
      ? 'PostgreSQL here, window query alone'
      : `PostgreSQL ${measured}; floor as of design §8`;
  return [
    {
      what: `${ENTRIES} entries scored, ranked and graded`,
      value,
      floor: typeof measured === 'number' ? measured : KNOWN_FLOOR_MS,
      budget: { timesFloor: 1 },
      unit: 'ms of processor time',
      note: `scoring ${Math.round(scoringMs)} ms, primaries to grades ${Math.round(rankingMs)} ms, heap at most ${Math.round(peakMb)} MB; ${query}`,
    },
  ];
}

/** Of this process, its garbage collector among it: what else runs on the machine does not count. */
function processorMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

interface Run {
  readonly keys: readonly RankKey[];
  readonly scoringMs: number;
  readonly rankingMs: number;
  readonly peakMb: number;
}

async function scoreAndRank(scheme: IndicatorScheme, count: number): Promise<Run> {
  let scoringMs = 0;
  let peak = 0;
  const timed = (entries: readonly BenchEntry[], work: (entries: readonly BenchEntry[]) => void) => {
    const start = processorMs();
    work(entries);
    scoringMs += processorMs() - start;
    peak = Math.max(peak, process.memoryUsage().heapUsed);
  };
  const pages = Array.from({ length: Math.ceil(count / AT_ONCE) }, (_, page) => page * AT_ONCE);
  const contexts = new Map(scheme.categories.map((category) => [category, categoryContext()]));
  for (const from of pages)
    timed(benchEntries(from, AT_ONCE, scheme.categories), (entries) => {
      for (const { subject, inputs } of entries) contexts.get(subject.category)?.add(inputs);
    });
  const scorers = new Map(
    [...contexts].map(([category, context]) => [category, keyScorer(scheme, context.result())]),
  );
  const keys: RankKey[] = [];
  for (const from of pages)
    timed(benchEntries(from, AT_ONCE, scheme.categories), (entries) => {
      for (const { subject, inputs } of entries) {
        const key = scorers.get(subject.category)?.(subject, inputs);
        if (key !== undefined) keys.push(key);
      }
    });
  const start = processorMs();
  const byCategory = new Map<string, RankKey[]>(scheme.categories.map((category) => [category, []]));
  for (const { primary } of choosePrimaries(scheme, keys).values())
    byCategory.get(primary.category)?.push(primary);
  for (const primaries of byCategory.values()) rankCategory(scheme, primaries);
  const rankingMs = processorMs() - start;
  return { keys, scoringMs, rankingMs, peakMb: Math.max(peak, process.memoryUsage().heapUsed) / 2 ** 20 };
}
