import type { EntryBody } from '../../../shared/domain/evaluation/entry/entry.ts';
import type { Decided } from '../../../shared/domain/event.ts';
import type { Principal } from '../../../shared/domain/identity/principal.ts';
import { refuse, ProblemError } from '../../../shared/domain/problem.ts';
import { type ActingCaller, impartial } from '../../../shared/runtime/acting.ts';
import { etag, requireVersion } from '../../../shared/runtime/version.ts';
import type { Loaded } from '../../../shared/store/aggregate.ts';
import { entry } from '../../../shared/store/aggregates/entry.ts';
import { evaluationCycle } from '../../../shared/store/aggregates/evaluation.ts';
import { rankKeyWrites } from '../../../shared/store/evaluation.ts';
import { change, type Check, type NotBy, type Plan, type Reply } from '../../../shared/store/plan.ts';
import { get } from '../../../shared/store/read.ts';
import { standingAfter } from '../../../shared/store/standing-after.ts';
import type { EvaluationReviewDeps } from '../deps.ts';
import { entryReviewView } from '../views.ts';

export interface Handling {
  readonly params: { readonly entryId: string };
  readonly principal: Principal;
  readonly now: string;
  readonly ifMatch?: number;
}

interface Handled {
  readonly found: Loaded<EntryBody>;
  readonly officer: ActingCaller;
  /** Holds the commit to a cycle that is under review still: once a result is decided on, no entry moves (9-4). */
  readonly underReview: Check;
}

/**
 * The entry that an officer without a part in the agency handles, in the version that they saw. Its cycle is under
 * review. @throws CYCLE_LOCKED in any other state of it, CONFLICT_OF_INTEREST
 */
export async function handled(request: Handling, { tables }: EvaluationReviewDeps): Promise<Handled> {
  const found = await get(tables, entry, request.params.entryId);
  requireVersion(found, request.ifMatch);
  const officer = impartial(request, found.body.uscc, '9-3a');
  const { id, status, version } = await get(tables, evaluationCycle, found.body.cycleId);
  if (status !== 'REVIEWING')
    throw new ProblemError(refuse('CYCLE_LOCKED', { article: '9-3a', extra: { state: status } }));
  return { found, officer, underReview: { kind: evaluationCycle.kind, id, version } };
}

/** Two decisions about an entry, one after the other, as one. */
export function followedBy(
  found: Loaded<EntryBody>,
  first: Decided<EntryBody>,
  next: (state: Loaded<EntryBody>) => Decided<EntryBody> | undefined,
): Decided<EntryBody> {
  const second = next({ ...found, ...standingAfter(found, first) });
  return second === undefined ? first : { events: [...first.events, ...second.events], body: second.body };
}

/** The commit of a step: the entry, its place in the ranking, and what goes with it. */
export function entryPlan(
  { found, underReview }: Handled,
  decided: Decided<EntryBody>,
  { principal }: Pick<Handling, 'principal'>,
  more: Partial<Pick<Plan, 'changes' | 'checks'>> & { readonly notBy?: NotBy } = {},
): Plan {
  const { changes = [], checks = [], notBy } = more;
  const after = standingAfter(found, decided);
  return {
    changes: [change(entry, found, decided, notBy), ...changes],
    checks: [underReview, ...checks],
    projections: rankKeyWrites(after),
    response: answer(after, principal),
  };
}

function answer(after: ReturnType<typeof standingAfter<EntryBody>>, principal: Principal): Reply {
  return { status: 200, body: entryReviewView(after, principal), headers: etag(after.version) };
}
