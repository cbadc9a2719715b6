import type { EntryBody, EntryResult } from '../../../shared/domain/evaluation/entry/entry.ts';
import { entryRankKey } from '../../../shared/domain/evaluation/entry/rank-key.ts';
import { tooFewAnswers } from '../../../shared/domain/evaluation/explain/evidence.ts';
import {
  nearestChanges,
  type NearestChange,
  withoutNearest,
} from '../../../shared/domain/evaluation/explain/nearest.ts';
import { receiptOf, type ScoreReceipt } from '../../../shared/domain/evaluation/explain/receipt.ts';
import type { RankKey } from '../../../shared/domain/evaluation/ranking/rank-key.ts';
import { categoryResultIdOf } from '../../../shared/domain/evaluation/result/category-result.ts';
import type { IndicatorScheme } from '../../../shared/domain/evaluation/scheme/scheme.ts';
import type { CategoryContext } from '../../../shared/domain/evaluation/scoring/context.ts';
import type { Principal } from '../../../shared/domain/identity/principal.ts';
import { ProblemError, refuse } from '../../../shared/domain/problem.ts';
import type { ReadingDeps } from '../../../shared/runtime/connect-api.ts';
import type { Loaded } from '../../../shared/store/aggregate.ts';
import { categoryResult } from '../../../shared/store/aggregates/category-result.ts';
import { evaluationCycle } from '../../../shared/store/aggregates/evaluation.ts';
import { readCategoryContext } from '../../../shared/store/evaluation.ts';
import { get, load } from '../../../shared/store/read.ts';
import { nameOfCategory } from '../notices/content.ts';
import { yearEvaluated } from '../notices/open-notice.ts';
import { lockedScheme } from '../../../shared/store/evaluation-scale.ts';
import { NO_ACTIVITY_RULE_ZH } from '../grade-names.ts';
import { primaryKeys, spreadOf } from './category-keys.ts';
import { type CorrectionLine, correctionLines } from './corrections.ts';
import { WITHOUT_NEAREST_ZH, withoutSpreadZh } from './notes.ts';
import { entryForReceipt } from './own-entry.ts';

export interface Receipt {
  readonly entryId: string;
  readonly cycleId: string;
  readonly year: number;
  readonly category: string;
  readonly categoryZh: string;
  readonly orgName: string;
  readonly uscc: string;
  readonly status: string;
  readonly primary?: boolean;
  readonly score: ScoreReceipt;
  readonly nearest: readonly NearestChange[];
  /** Why there is none, and why no spread of the category is shown. */
  readonly nearestNoteZh?: string;
  readonly spreadNoteZh?: string;
  /** The inputs that were corrected in the review (9-3a). */
  readonly corrections: readonly CorrectionLine[];
  /** Where the grade was amended: by what, and what was published first (9-6b). */
  readonly amended?: NonNullable<EntryResult['amended']>;
  /** The rule that gave a grade without a rank (domain §6.4). */
  readonly ruleZh?: string;
  readonly at: string;
  readonly docNo: string;
}

/**
 * Why an entry has its points and its grade: every point down to its evidence, its place in the category, and what alone
 * would have moved it to a better grade (9-2c, 10-1c).
 */
export async function receiptFor(
  request: {
    readonly params: { readonly entryId: string };
    readonly principal: Pick<Principal, 'roles' | 'uscc'>;
    readonly now: string;
  },
  { tables, settings }: ReadingDeps,
): Promise<Receipt> {
  const found = await entryForReceipt(request.params.entryId, request.principal, tables);
  const { cycleId, category, result, agencyName: orgName, uscc } = found.body;
  const cycle = await get(tables, evaluationCycle, cycleId);
  const [scheme, context, ranked, { policy }] = await Promise.all([
    lockedScheme(tables, cycle.body),
    readCategoryContext(tables, cycleId, category),
    load(tables, categoryResult, categoryResultIdOf(cycleId, category)),
    settings.current(request.now),
  ]);
  const ranking = ranked?.body.ranking;
  const keys = ranking && (await primaryKeys(tables, { cycleId, category }, ranking));
  const corrections =
    found.body.inputs === undefined
      ? []
      : await correctionLines(tables, found.body.corrections, found.body.inputs);
  return {
    entryId: found.id,
    cycleId,
    year: yearEvaluated(cycle.body),
    category,
    categoryZh: nameOfCategory(policy, category),
    orgName,
    uscc,
    status: found.status,
    ...(result && { primary: result.primary }),
    ...explained(found, {
      scheme,
      context,
      keys,
      minDisclosed: policy.get('evaluation.sample.minDisclosed'),
    }),
    corrections,
    ...(result?.amended && { amended: result.amended }),
    ...(result?.because.includes('NO_ACTIVITY') && { ruleZh: NO_ACTIVITY_RULE_ZH }),
    at: ranked?.body.publicity?.at ?? found.updatedAt,
    docNo: policy.get('regulation.docNo'),
  };
}

interface Explaining {
  readonly scheme: IndicatorScheme;
  readonly context: CategoryContext | undefined;
  readonly keys: readonly RankKey[] | undefined;
  readonly minDisclosed: number;
}

function explained(
  found: Loaded<EntryBody>,
  { scheme, context, keys, minDisclosed }: Explaining,
): Pick<Receipt, 'score' | 'nearest' | 'nearestNoteZh' | 'spreadNoteZh'> {
  const { inputs, system, final = system, result } = found.body;
  const key = entryRankKey(found);
  // Nothing to explain of what was taken out before it was scored.
  if (inputs === undefined || final === undefined || context === undefined || key === undefined)
    throw new ProblemError(refuse('NOT_FOUND'));
  const { rank, of, grade } = result ?? {};
  const because = (result?.because ?? []) as NonNullable<ScoreReceipt['place']['because']>;
  const spread = keys && spreadOf(keys);
  const place = {
    ...(rank !== undefined && { rank }),
    ...(of !== undefined && { of }),
    ...(grade !== undefined && { grade }),
    because,
    distribution: spread,
  };
  const isOpen = result?.primary === true && result.amended === undefined && keys !== undefined;
  const nearest = isOpen
    ? nearestChanges({ scheme, inputs, context, key, category: keys }).filter(
        ({ input }) => input !== 'satisfaction' || !tooFewAnswers(inputs, minDisclosed),
      )
    : [];
  const ranked = keys?.filter(({ standing }) => standing === 'RANKED').length;
  return {
    score: receiptOf(scheme, inputs, context, final, place, minDisclosed),
    nearest,
    ...(result !== undefined && nearest.length === 0 && { nearestNoteZh: noteOf(key, result, keys) }),
    ...(result !== undefined && spread === undefined && { spreadNoteZh: withoutSpreadZh(ranked) }),
  };
}

const noteOf = (key: RankKey, result: EntryResult, keys: readonly RankKey[] | undefined): string => {
  const why = withoutNearest(key, result);
  const large = keys === undefined && ['QUOTA', 'NO_SINGLE_CHANGE'].includes(why);
  return WITHOUT_NEAREST_ZH[large ? 'CATEGORY_TOO_LARGE' : why];
};
