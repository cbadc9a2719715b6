import {
  decideProposeUnqualified,
  decideUnqualified,
  UNQUALIFIED_PROPOSER,
  unqualifiedFacts,
} from '../../../shared/domain/evaluation/review/unqualified.ts';
import { decideIssueHearing } from '../../../shared/domain/hearing/issue.ts';
import { orThrow, refuse } from '../../../shared/domain/problem.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import { hearing } from '../../../shared/store/aggregates/hearing.ts';
import { newId } from '../../../shared/store/new-id.ts';
import { change, type Plan } from '../../../shared/store/plan.ts';
import { load } from '../../../shared/store/read.ts';
import { closeStep } from '../../../shared/store/tasks.ts';
import type { EvaluationReviewDeps } from '../deps.ts';
import type { routes } from '../routes.ts';
import { schemeOf } from './facts.ts';
import { entryPlan, handled } from './handling.ts';

/** Proposes 不合格 on the grounds that stand in the entry; the prior notice goes out in the same commit (9-4, domain §5.5). */
export async function proposeUnqualified(
  request: Request<(typeof routes)['proposeUnqualified']>,
  deps: EvaluationReviewDeps,
): Promise<Plan> {
  const at = await handled(request, deps);
  const { found, officer } = at;
  const { scheme } = await schemeOf(found, deps.tables);
  const { reason } = request.body;
  const facts = unqualifiedFacts(found, scheme);
  const hearingId = newId();
  const decided = orThrow(decideProposeUnqualified(found, { hearingId, facts, reason }, officer));
  const settings = await deps.settings.current(request.now);
  const notice = {
    subjectRef: `ENTRY#${found.id}`,
    uscc: found.body.uscc,
    ground: 'EVALUATION_UNQUALIFIED',
    facts,
    reason,
    article: '9-4',
  } as const;
  const issued = decideIssueHearing(hearingId, notice, { ...officer, ...settings });
  return entryPlan(at, decided, request, {
    changes: [change(hearing, { newId: hearingId }, issued)],
  });
}

/** After the hearing a second person decides whether the entry is 不合格 (9-4 ④). */
export async function decideOnUnqualified(
  request: Request<(typeof routes)['decideOnUnqualified']>,
  deps: EvaluationReviewDeps,
): Promise<Plan> {
  const at = await handled(request, deps);
  const { found, officer } = at;
  const hearingId = found.body.unqualified?.hearingId;
  const heard = hearingId === undefined ? undefined : await load(deps.tables, hearing, hearingId);
  const decided = orThrow(decideUnqualified(found, heard, request.body, officer));
  const notBy = {
    path: UNQUALIFIED_PROPOSER,
    actorId: officer.actor.id,
    refusal: refuse('FOUR_EYES', { article: '9-4' }),
  };
  const step = {
    subjectRef: `ENTRY#${found.id}`,
    kind: 'DECIDE_UNQUALIFIED',
    round: hearingId ?? '',
    article: '9-3a',
  } as const;
  return entryPlan(at, decided, request, {
    changes: await closeStep(step, officer, deps.tables),
    checks: heard === undefined ? [] : [{ kind: hearing.kind, id: heard.id, version: heard.version }],
    notBy,
  });
}
