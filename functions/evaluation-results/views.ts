import type { CycleBody } from '../../shared/domain/evaluation/cycle/cycle.ts';
import {
  type CycleAction,
  cycleMachine,
  type CycleStatus,
} from '../../shared/domain/evaluation/cycle/machine.ts';
import type {
  CategoryRanking,
  CategoryResultBody,
} from '../../shared/domain/evaluation/result/category-result.ts';
import type { Principal } from '../../shared/domain/identity/principal.ts';
import { allowedActions } from '../../shared/domain/machine.ts';
import { deadlineViews } from '../../shared/runtime/deadline-view.ts';
import type { Standing } from '../../shared/store/standing-after.ts';

/** The steps of a cycle that this capability offers. */
const OFFERED: readonly CycleAction[] = [
  'proposeResult',
  'draftResult',
  'reopen',
  'publicise',
  'upheld',
  'file',
  'returnForCorrection',
  'publishResult',
];

/** How far the result of a cycle is, without who did what. */
export function resultView(
  { id, status, version, deadlines, body }: Standing<CycleBody>,
  { roles }: Pick<Principal, 'roles'>,
) {
  const { result, filing, publishedAt, resultListHash } = body;
  return {
    cycleId: id,
    status: status as CycleStatus,
    version,
    periodFrom: body.periodFrom,
    periodTo: body.periodTo,
    ...(result && {
      result: {
        draft: result.draft,
        proposedAt: result.proposedAt,
        ...(result.decidedAt !== undefined && { decidedAt: result.decidedAt }),
        ...(result.rankingHash !== undefined && { rankingHash: result.rankingHash }),
        ...(result.reopened !== undefined && { reopened: result.reopened }),
      },
    }),
    ...(filing && {
      filing: {
        ...(filing.number !== undefined && { number: filing.number }),
        ...(filing.on !== undefined && { filedOn: filing.on }),
        ...(filing.returnedReason !== undefined && { returnedReason: filing.returnedReason }),
      },
    }),
    ...(publishedAt !== undefined && { publishedAt }),
    ...(resultListHash !== undefined && { listHash: resultListHash }),
    deadlines: deadlineViews(deadlines),
    allowedActions: allowedActions(cycleMachine, status as CycleStatus, roles).filter((action) =>
      OFFERED.includes(action),
    ),
  };
}

const rankingView = ({ run: _run, ...ranking }: CategoryRanking) => ranking;

/** The result of one category for the centre, the Commission and the Finance Bureau. */
export function categoryView({
  status,
  version,
  body,
}: Pick<Standing<CategoryResultBody>, 'status' | 'version' | 'body'>) {
  const { cycleId, category, proposal, ranking, publicity, publishedAt, listHash, root, amendments } = body;
  return {
    cycleId,
    category,
    status,
    version,
    ...(proposal && { proposal: rankingView(proposal) }),
    ...(ranking && { ranking: rankingView(ranking) }),
    ...(publicity && { publicity: { publicityId: publicity.id, draft: publicity.draft, at: publicity.at } }),
    ...(publishedAt !== undefined && { publishedAt }),
    ...(listHash !== undefined && { listHash }),
    ...(root !== undefined && { root }),
    amendments,
  };
}
