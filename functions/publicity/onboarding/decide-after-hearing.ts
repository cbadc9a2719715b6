import type { OnboardingCaseBody } from '../../../shared/domain/onboarding/onboarding-case.ts';
import { decideReject } from '../../../shared/domain/onboarding/reject.ts';
import { decideReturnAfterHearing } from '../../../shared/domain/onboarding/return-after-hearing.ts';
import { orThrow, refuse } from '../../../shared/domain/problem.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import type { Acting } from '../../../shared/domain/acting.ts';
import type { Loaded } from '../../../shared/store/aggregate.ts';
import { hearing } from '../../../shared/store/aggregates/hearing.ts';
import { objection } from '../../../shared/store/aggregates/objection.ts';
import { onboardingCase, releaseLiveCase } from '../../../shared/store/aggregates/onboarding-case.ts';
import { publicity } from '../../../shared/store/aggregates/publicity.ts';
import { type Change, change, type Check, type Plan } from '../../../shared/store/plan.ts';
import { get } from '../../../shared/store/read.ts';
import type { Tables } from '../../../shared/store/table.ts';
import { closeTask, taskId } from '../../../shared/store/tasks.ts';
import { impartial } from '../../../shared/runtime/acting.ts';
import type { PublicityDeps } from '../deps.ts';
import type { routes } from '../routes.ts';
import { answer, caseFor } from './deciding.ts';

const FOUR_EYES = refuse('FOUR_EYES', { article: '5-4b' });

/** What the decision on a held case rests on: its notice, and the hearing on the objections that were upheld. */
async function heardCase({ body: { publicityId } }: Loaded<OnboardingCaseBody>, tables: Tables) {
  const notice = publicityId === undefined ? undefined : await get(tables, publicity, publicityId);
  const hearingId = notice?.refs.hearing;
  const heard = hearingId === undefined ? undefined : await get(tables, hearing, hearingId);
  const summary = {
    id: hearingId ?? '',
    status: heard?.status ?? 'NONE',
    accepted: heard?.body.consideration?.accepted ?? false,
  };
  return { publicityId: publicityId ?? '', objections: notice?.body.objections, heard, summary };
}

/** The work of deciding after the hearing, done either way. */
async function decided(caseId: string, hearingId: string, by: Acting, tables: Tables): Promise<Change[]> {
  const id = taskId(`CASE#${caseId}`, 'DECIDE_REJECTION', hearingId);
  const task = await closeTask(tables, id, { now: by.now, actor: by.actor, article: '5-4b' });
  return task === undefined ? [] : [task];
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
  const officer = impartial(request, found.body.uscc, '5-3x');
  const { publicityId, heard, summary } = await heardCase(found, tables);
  const rejection = {
    publicityId,
    reason: request.body.reason,
    hearing: summary,
    proposedBy: heard?.body.issuedBy ?? '',
  };
  const moved = change(onboardingCase, found, orThrow(decideReject(found, rejection, officer)));
  const notBy = { path: ['issuedBy'], actorId: officer.actor.id, refusal: FOUR_EYES };
  return {
    changes: [moved, ...(await decided(found.id, summary.id, officer, tables))],
    guards: [releaseLiveCase(found.body.uscc, found.id)],
    checks: heard ? [{ kind: hearing.kind, id: heard.id, version: heard.version, notBy }] : [],
    response: answer(found, [moved]),
  };
}

/**
 * Sends a held case back to verification once the agency's reply to the prior notice was accepted (5-4b ④): by
 * somebody who neither proposed to uphold an objection nor accepted the reply, which are write conditions too.
 */
export async function returnOnboardingToVerification(
  request: Request<(typeof routes)['returnOnboardingToVerification']>,
  deps: PublicityDeps,
): Promise<Plan> {
  const { tables } = deps;
  const found = await caseFor(request, deps);
  const officer = impartial(request, found.body.uscc, '5-3x');
  const { publicityId, objections, heard, summary } = await heardCase(found, tables);
  const { undecided = [], upheld = [] } = objections ?? {};
  const proposed = await Promise.all(upheld.map((id) => get(tables, objection, id)));
  const proposers = [...proposed.map(({ body }) => body.proposal?.by), heard?.body.consideration?.by];
  const back = {
    publicityId,
    reason: request.body.reason,
    hearing: summary,
    undecided: undecided.length,
    proposedBy: proposers.filter((id) => id !== undefined),
  };
  const moved = change(onboardingCase, found, orThrow(decideReturnAfterHearing(found, back, officer)));
  const notBy = (...path: string[]) => ({ path, actorId: officer.actor.id, refusal: FOUR_EYES });
  const checks: Check[] = proposed.map(({ id }) => ({
    kind: objection.kind,
    id,
    notBy: notBy('proposal', 'by'),
  }));
  if (heard) checks.push({ kind: hearing.kind, id: heard.id, notBy: notBy('consideration', 'by') });
  return {
    changes: [moved, ...(await decided(found.id, summary.id, officer, tables))],
    checks,
    response: answer(found, [moved]),
  };
}
