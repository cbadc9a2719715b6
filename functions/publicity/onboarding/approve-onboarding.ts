import { followCase } from '../../../shared/domain/onboarding/case-state.ts';
import { isRefusal, ProblemError, refuse } from '../../../shared/domain/problem.ts';
import { stillRunning } from '../../../shared/domain/publicity/close.ts';
import type { PublicityBody } from '../../../shared/domain/publicity/publicity.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import type { Loaded } from '../../../shared/store/aggregate.ts';
import { publicity } from '../../../shared/store/aggregates/publicity.ts';
import type { Plan } from '../../../shared/store/plan.ts';
import { get } from '../../../shared/store/read.ts';
import { impartial } from '../../../shared/runtime/acting.ts';
import type { PublicityDeps } from '../deps.ts';
import { admitAfterObjections } from '../notices/admit-after-objections.ts';
import { closeNotice, requireAnswer } from '../notices/close-notice.ts';
import type { routes } from '../routes.ts';
import { answer, caseFor } from './deciding.ts';

/**
 * By hand what the close does by itself (5-4a), or another try at a re-check that a source kept waiting. Nobody is let
 * in before the period is over or with an objection that is undecided or upheld.
 */
export async function approveOnboarding(
  request: Request<(typeof routes)['approveOnboarding']>,
  deps: PublicityDeps,
): Promise<Plan> {
  const found = await caseFor(request, deps);
  impartial(request, found.body.uscc, '5-3x');
  const { publicityId } = found.body;
  const notice = publicityId === undefined ? undefined : await get(deps.tables, publicity, publicityId);
  const action = found.status === 'OBJECTION_REVIEW' ? 'approveAfterObjection' : 'approve';
  const possible = followCase(found.status, action, { ...request, actor: SYSTEM, roles: ['SYSTEM'] });
  if (isRefusal(possible)) throw new ProblemError(possible);
  if (notice === undefined) throw new ProblemError(refuse('NOT_FOUND'));
  refuseWhilePending(notice);
  const running = stillRunning(notice, request.now);
  if (running !== undefined) throw new ProblemError(running);
  const parts =
    notice.status === 'OPEN'
      ? await closeNotice(notice, request.now, deps)
      : await admitAfterObjections(notice, request.now, deps);
  if (parts === undefined) throw new ProblemError(refuse('OBJECTION_PENDING', { article: '5-4b' }));
  requireAnswer(parts);
  return { ...parts, response: answer(found, parts.changes) };
}

const SYSTEM = { id: 'SYSTEM', role: 'SYSTEM' } as const;

function refuseWhilePending({ body }: Loaded<PublicityBody>): void {
  const { undecided, upheld } = body.objections;
  if (undecided.length === 0 && upheld.length === 0) return;
  const objections = { undecided: undecided.length, upheld: upheld.length };
  throw new ProblemError(refuse('OBJECTION_PENDING', { article: '5-4a', extra: { objections } }));
}
