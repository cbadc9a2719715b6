import type { OnboardingCaseBody } from '../../../shared/domain/onboarding/onboarding-case.ts';
import { followCase } from '../../../shared/domain/onboarding/case-state.ts';
import { decideReject } from '../../../shared/domain/onboarding/reject.ts';
import { isRefusal, orThrow, ProblemError, refuse } from '../../../shared/domain/problem.ts';
import { stillRunning } from '../../../shared/domain/publicity/close.ts';
import type { PublicityBody } from '../../../shared/domain/publicity/publicity.ts';
import type { Principal } from '../../../shared/domain/identity/principal.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import { etag, requireVersion } from '../../../shared/runtime/version.ts';
import type { Loaded } from '../../../shared/store/aggregate.ts';
import { hearing } from '../../../shared/store/aggregates/hearing.ts';
import { onboardingCase, releaseLiveCase } from '../../../shared/store/aggregates/onboarding-case.ts';
import { publicity } from '../../../shared/store/aggregates/publicity.ts';
import { type Change, change, type Plan, type Reply } from '../../../shared/store/plan.ts';
import { get } from '../../../shared/store/read.ts';
import { closeTask, taskId } from '../../../shared/store/tasks.ts';
import { impartial } from '../acting.ts';
import type { PublicityDeps } from '../deps.ts';
import { admitAfterObjections } from '../notices/admit-after-objections.ts';
import { closeNotice } from '../notices/close-notice.ts';
import type { routes } from '../routes.ts';
import { after } from '../views.ts';

interface Deciding {
  readonly principal: Principal;
  readonly now: string;
  readonly ifMatch?: number;
  readonly params: { readonly caseId: string };
}

async function caseFor(request: Deciding, { tables }: PublicityDeps): Promise<Loaded<OnboardingCaseBody>> {
  const found = await get(tables, onboardingCase, request.params.caseId);
  requireVersion(found, request.ifMatch);
  return found;
}

function answer(found: Loaded<OnboardingCaseBody>, changes: readonly Change[]): Reply {
  const moved = changes.find(({ kind }) => kind === onboardingCase.kind);
  const { id, status, version } = moved === undefined ? found : after(moved, found.body);
  return { status: 200, body: { caseId: id, status, version }, headers: etag(version) };
}

/**
 * By hand what the close does by itself (5-4a), or another try at a re-check that a source kept waiting. Nobody is let
 * in before the period is over or with an objection that is undecided or upheld.
 */
export async function approveOnboarding(
  request: Request<(typeof routes)['approveOnboarding']>,
  deps: PublicityDeps,
): Promise<Plan> {
  const found = await caseFor(request, deps);
  impartial(request, found.body.uscc);
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
  return { ...parts, response: answer(found, parts.changes) };
}

const SYSTEM = { id: 'SYSTEM', role: 'SYSTEM' } as const;

function refuseWhilePending({ body }: Loaded<PublicityBody>): void {
  const { undecided, upheld } = body.objections;
  if (undecided.length === 0 && upheld.length === 0) return;
  const objections = { undecided: undecided.length, upheld: upheld.length };
  throw new ProblemError(refuse('OBJECTION_PENDING', { article: '5-4a', extra: { objections } }));
}

/**
 * Refuses the agency after an upheld objection (5-4b ④): only once the hearing is over and its reply was not accepted,
 * and not by the one who gave the prior notice, which is a write condition too.
 */
export async function rejectOnboarding(
  request: Request<(typeof routes)['rejectOnboarding']>,
  deps: PublicityDeps,
): Promise<Plan> {
  const { tables } = deps;
  const found = await caseFor(request, deps);
  const officer = impartial(request, found.body.uscc);
  const { publicityId } = found.body;
  const notice = publicityId === undefined ? undefined : await get(tables, publicity, publicityId);
  const hearingId = notice?.refs.hearing;
  const heard = hearingId === undefined ? undefined : await get(tables, hearing, hearingId);
  const rejection = {
    publicityId: publicityId ?? '',
    reason: request.body.reason,
    hearing: {
      id: hearingId ?? '',
      status: heard?.status ?? 'NONE',
      accepted: heard?.body.consideration?.accepted ?? false,
    },
    proposedBy: heard?.body.issuedBy ?? '',
  };
  const decided = orThrow(decideReject(found, rejection, officer));
  const moved = change(onboardingCase, found, decided);
  const { now, actor } = officer;
  const taskOf = taskId(`CASE#${found.id}`, 'DECIDE_REJECTION', rejection.hearing.id);
  const task = await closeTask(tables, taskOf, { now, actor, article: '5-4b' });
  const refusal = refuse('FOUR_EYES', { article: '5-4b' });
  return {
    changes: [moved, ...(task ? [task] : [])],
    guards: [releaseLiveCase(found.body.uscc, found.id)],
    checks: heard
      ? [
          {
            kind: hearing.kind,
            id: heard.id,
            version: heard.version,
            notBy: { path: ['issuedBy'], actorId: actor.id, refusal },
          },
        ]
      : [],
    response: answer(found, [moved]),
  };
}
