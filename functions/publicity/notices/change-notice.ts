import { orThrow, ProblemError } from '../../../shared/domain/problem.ts';
import { refuseContentChange } from '../../../shared/domain/publicity/close.ts';
import { decideCancelForError, decideProposeCancellation } from '../../../shared/domain/publicity/cancel.ts';
import { decideExtendPublicity } from '../../../shared/domain/publicity/extend.ts';
import type { PublicityBody } from '../../../shared/domain/publicity/publicity.ts';
import { bySystem } from '../../../shared/domain/acting.ts';
import { decideReturnToVerification } from '../../../shared/domain/onboarding/publicise.ts';
import { refuse } from '../../../shared/domain/problem.ts';
import type { Principal } from '../../../shared/domain/identity/principal.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import { etag, requireVersion } from '../../../shared/runtime/version.ts';
import type { Loaded } from '../../../shared/store/aggregate.ts';
import { PUBLICITY_CONTENT } from '../../../shared/domain/verification/assess.ts';
import { onboardingCase } from '../../../shared/store/aggregates/onboarding-case.ts';
import { publicity } from '../../../shared/store/aggregates/publicity.ts';
import { type Change, change, type Plan } from '../../../shared/store/plan.ts';
import { get } from '../../../shared/store/read.ts';
import { impartial } from '../../../shared/runtime/acting.ts';
import type { PublicityDeps } from '../deps.ts';
import type { routes } from '../routes.ts';
import { after, noticeView } from '../views.ts';
import { closeNotice, personDone, requireAnswer } from './close-notice.ts';
import { viewerOf } from '../../../shared/runtime/viewer.ts';
import { subjectCase } from './subject-case.ts';

interface Caller {
  readonly principal: Principal;
  readonly now: string;
  readonly ifMatch?: number;
  readonly params: { readonly publicityId: string };
}

async function noticeFor(request: Caller, { tables }: PublicityDeps): Promise<Loaded<PublicityBody>> {
  const notice = await get(tables, publicity, request.params.publicityId);
  requireVersion(notice, request.ifMatch);
  return notice;
}

/** The answer to a change of a notice: the notice after it. */
function answer(moved: Change, body: PublicityBody, { principal, now }: Caller): Plan['response'] {
  const shown = after(moved, body);
  return { status: 200, body: noticeView(shown, viewerOf(principal), now), headers: etag(shown.version) };
}

/** Content is never edited (5-3). */
export async function editPublicity(
  request: Request<(typeof routes)['editPublicity']>,
  deps: PublicityDeps,
): Promise<Plan> {
  throw new ProblemError(refuseContentChange(await get(deps.tables, publicity, request.params.publicityId)));
}

export async function extendPublicity(
  request: Request<(typeof routes)['extendPublicity']>,
  deps: PublicityDeps,
): Promise<Plan> {
  const notice = await noticeFor(request, deps);
  const { calendar } = await deps.settings.current(request.now);
  const policy = await deps.settings.policyOf(notice.body.policyVersion);
  const officer = impartial(request, notice.body.uscc, '5-3x');
  const decided = orThrow(decideExtendPublicity(notice, request.body, { ...officer, policy, calendar }));
  const moved = change(publicity, notice, decided);
  return { changes: [moved], response: answer(moved, decided.body, request), policyVersion: policy.version };
}

export async function proposeCancellation(
  request: Request<(typeof routes)['proposeCancellation']>,
  deps: PublicityDeps,
): Promise<Plan> {
  const notice = await noticeFor(request, deps);
  const officer = impartial(request, notice.body.uscc, '5-3x');
  const decided = orThrow(decideProposeCancellation(notice, request.body, officer));
  const moved = change(publicity, notice, decided);
  return { changes: [moved], response: answer(moved, decided.body, request) };
}

/**
 * Cancels for an error in the content; the case goes back to verification, and a new full notice follows (SM-2 ④).
 * Nobody need look after a re-check at its close any more.
 */
export async function cancelPublicity(
  request: Request<(typeof routes)['cancelPublicity']>,
  deps: PublicityDeps,
): Promise<Plan> {
  const notice = await noticeFor(request, deps);
  const officer = impartial(request, notice.body.uscc, '5-3x');
  const decided = orThrow(decideCancelForError(notice, officer));
  const moved = change(publicity, notice, decided, {
    path: ['cancellation', 'proposedBy'],
    actorId: officer.actor.id,
    refusal: refuse('FOUR_EYES', { article: '5-3' }),
  });
  const waiting = await subjectCase(deps.tables, notice);
  const error = { keys: [PUBLICITY_CONTENT], publicityId: notice.id };
  const back = waiting && orThrow(decideReturnToVerification(waiting, error, bySystem(request.now)));
  return {
    changes: [
      moved,
      ...(waiting && back ? [change(onboardingCase, waiting, back)] : []),
      ...(await personDone(notice, request.now, deps)),
    ],
    response: answer(moved, decided.body, request),
  };
}

/** By hand what the deadline does by itself: never before `closesAt`. */
export async function closePublicity(
  request: Request<(typeof routes)['closePublicity']>,
  deps: PublicityDeps,
): Promise<Plan> {
  const notice = await noticeFor(request, deps);
  impartial(request, notice.body.uscc, '5-3x');
  const parts = await closeNotice(notice, request.now, deps);
  requireAnswer(parts);
  const moved = parts.changes.find(({ kind }) => kind === publicity.kind);
  if (moved === undefined) throw new Error(`the close of PUBLICITY#${notice.id} left it unchanged`);
  return { ...parts, response: answer(moved, publicity.body().parse(moved.body), request) };
}
