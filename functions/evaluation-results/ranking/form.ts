import type { CycleBody } from '../../../shared/domain/evaluation/cycle/cycle.ts';
import type { RankKey } from '../../../shared/domain/evaluation/ranking/rank-key.ts';
import {
  type FormedCategory,
  formResult,
  resultHash,
} from '../../../shared/domain/evaluation/result/form-result.ts';
import type { Loaded } from '../../../shared/store/aggregate.ts';
import { standingKeysOf } from '../../../shared/store/evaluation.ts';
import type { Tables } from '../../../shared/store/table.ts';
import { lockedScheme } from '../../../shared/store/evaluation-scale.ts';

export interface Formed {
  readonly categories: readonly FormedCategory[];
  readonly keys: ReadonlyMap<string, readonly RankKey[]>;
  readonly rankingHash: string;
  /** Whether an entry among them is not reviewed: what is formed over it is no result (9-4). */
  readonly unreviewed: boolean;
}

/** Reads the compact rank keys of every category, strongly consistent, and forms the result from them (9-4). */
export async function formFromKeys(tables: Tables, cycle: Loaded<CycleBody>): Promise<Formed> {
  const scheme = await lockedScheme(tables, cycle.body);
  const keys = new Map<string, RankKey[]>();
  let unreviewed = false;
  for (const category of scheme.categories) {
    const own: RankKey[] = [];
    for await (const standing of standingKeysOf(tables, cycle.id, category)) {
      own.push(standing.key);
      unreviewed ||= standing.unreviewed;
    }
    if (own.length > 0) keys.set(category, own);
  }
  const categories = formResult(scheme, keys);
  const rankingHash = resultHash(cycle.id, cycle.body.schemeHash ?? '', categories);
  return { categories, keys, rankingHash, unreviewed };
}
