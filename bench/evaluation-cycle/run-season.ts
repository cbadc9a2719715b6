import { EvaluationScoringStarted } from '../../events/evaluation-scoring-started/v1.ts';
import type { Envelope } from '../../events/envelope.ts';
import type { RunDeps } from '../../functions/evaluation-run/deps.ts';
import { ENTRIES_A_PAGE, type RunPage } from '../../functions/evaluation-run/page.ts';
import { react } from '../../functions/evaluation-run/react.ts';
import { choosePrimaries } from '../../shared/domain/evaluation/ranking/primaries.ts';
import { rankCategory } from '../../shared/domain/evaluation/ranking/rank.ts';
import type { RankKey } from '../../shared/domain/evaluation/ranking/rank-key.ts';
import { rankKeysOf } from '../../shared/store/evaluation.ts';
import type { Tables } from '../../shared/store/table.ts';
import { CYCLE, RUN, scheme, SCORING_DAY } from '../../test/support/evaluation-run-fixtures.ts';
import { calendar, policy } from '../../test/support/onboarding-fixtures.ts';

const started: Envelope = {
  id: 'started',
  type: EvaluationScoringStarted.type,
  version: 1,
  at: SCORING_DAY,
  aggregate: { kind: 'CYCLE', id: CYCLE, version: 1 },
  role: 'CENTRE_OFFICER',
  article: '9-2a',
  policyVersion: 'default',
  cause: 'bench',
  data: { cycleId: CYCLE, runId: RUN },
};

const QUIET = { info: () => {}, warn: () => {}, error: () => {} };

/** Called after every message, and once the rank keys are held and ranked. */
export type Look = (what: 'PAGE' | 'RANKED') => void;

/**
 * The cycle from the snapshot to the ranking: the worker's own messages one after the other, then ranks and grades from
 * the rank keys.
 */
export async function runSeason(tables: Tables, look: Look): Promise<number> {
  const waiting: (RunPage | Envelope)[] = [started];
  const deps: RunDeps = {
    tables,
    settings: { current: async () => ({ policy, calendar }), policyOf: async () => policy },
    log: QUIET,
    pages: { send: async (messages) => void waiting.push(...(messages as RunPage[])) },
    entriesAPage: ENTRIES_A_PAGE,
  };
  for (let message = waiting.shift(); message !== undefined; message = waiting.shift()) {
    await react(message, SCORING_DAY, deps);
    look('PAGE');
  }
  return rankSeason(tables, look);
}

/** How many primaries were ranked or graded. */
async function rankSeason(tables: Tables, look: Look): Promise<number> {
  const keys: RankKey[] = [];
  for (const category of scheme.categories)
    for await (const key of rankKeysOf(tables, CYCLE, category)) keys.push(key);
  const byCategory = new Map<string, RankKey[]>();
  for (const { primary } of choosePrimaries(scheme, keys).values()) {
    const before = byCategory.get(primary.category);
    if (before === undefined) byCategory.set(primary.category, [primary]);
    else before.push(primary);
  }
  const ranked = [...byCategory.values()].map((primaries) => rankCategory(scheme, primaries));
  look('RANKED');
  return ranked.reduce((graded, { entries }) => graded + entries.length, 0);
}
