import { type Acting, bySystem } from '../../../shared/domain/acting.ts';
import type { CooperationBody } from '../../../shared/domain/cooperation/cooperation.ts';
import { decideResume } from '../../../shared/domain/evaluation/entry/review.ts';
import { decideFollowForInspection } from '../../../shared/domain/inspection/follow-request.ts';
import { orThrow } from '../../../shared/domain/problem.ts';
import { decideFollowRequest, type RequestNews } from '../../../shared/domain/spot-check/follow-request.ts';
import type { PolicySet } from '../../../shared/policy/policy.ts';
import { entry } from '../../../shared/store/aggregates/entry.ts';
import { inspection } from '../../../shared/store/aggregates/inspection.ts';
import { spotCheck } from '../../../shared/store/aggregates/spot-check.ts';
import { type Change, change } from '../../../shared/store/plan.ts';
import { get } from '../../../shared/store/read.ts';
import type { Tables } from '../../../shared/store/table.ts';
import { closeStep, openStep } from '../../../shared/store/tasks.ts';
import {
  queueOf,
  reviewStep as inspectionReviewStep,
  visitStep as inspectionVisitStep,
} from '../../inspections/steps.ts';
import { replacementStep, reviewStep } from '../checks/steps.ts';

const SPOT_CHECK = /^SPOTCHECK#(.+)$/;

/** The spot check that a request serves; undefined for any other subject. */
export const spotCheckOf = ({ subjectRef }: Pick<CooperationBody, 'subjectRef'>): string | undefined =>
  SPOT_CHECK.exec(subjectRef)?.[1];

const ENTRY = /^ENTRY#(.+)$/;

/** The evaluation entry that a request serves, as a supplement (9-3d). */
const entryOf = ({ subjectRef }: Pick<CooperationBody, 'subjectRef'>): string | undefined =>
  ENTRY.exec(subjectRef)?.[1];

const INSPECTION = /^INSPECTION#(.+)$/;

/** The inspection that a request serves (14-1); it was opened with it. */
const inspectionOf = ({ subjectRef }: Pick<CooperationBody, 'subjectRef'>): string | undefined =>
  INSPECTION.exec(subjectRef)?.[1];

/** An inspection moves along with its request; material that came waits for its review. */
async function inspectionChanges(
  id: string,
  news: Parameters<typeof decideFollowForInspection>[1],
  acting: Acting & { readonly policy?: PolicySet },
  tables: Tables,
): Promise<Change[]> {
  const found = await get(tables, inspection, id);
  const moved = change(inspection, found, orThrow(decideFollowForInspection(found, news, acting)));
  const { policy, now } = acting;
  if (news.action === 'submit' && policy !== undefined) {
    const opened = await openStep(inspectionReviewStep(found), queueOf(found.body), { now, policy }, tables);
    return [moved, ...opened];
  }
  const ended = news.action === 'refuse' || news.action === 'withdraw';
  return ended ? [moved, ...(await closeStep(inspectionVisitStep(found), acting, tables))] : [moved];
}

/** The review goes on once the supplement has come, is refused or asked for no more; an officer may resume it by hand, too. */
async function resumeReview(
  entryId: string,
  { action }: Pick<RequestNews, 'action'> | { readonly action: 'withdraw' },
  { now }: Acting,
  tables: Tables,
): Promise<Change[]> {
  if (action === 'passDue' || action === 'requestAgain') return [];
  const found = await get(tables, entry, entryId);
  if (found.status !== 'SUPPLEMENT_REQUESTED') return [];
  return [change(entry, found, orThrow(decideResume(found, bySystem(now))))];
}

/** The same for a request that is taken back: an entry waits for it no longer, an inspection ends with it. */
export async function withdrawnChanges(
  body: CooperationBody,
  { reason }: { readonly reason: string },
  acting: Acting,
  tables: Tables,
): Promise<Change[]> {
  const inspectionId = inspectionOf(body);
  if (inspectionId !== undefined)
    return inspectionChanges(inspectionId, { action: 'withdraw', reason }, acting, tables);
  const entryId = entryOf(body);
  return entryId === undefined ? [] : resumeReview(entryId, { action: 'withdraw' }, acting, tables);
}

/** What becomes of the subject with its request, in the same commit: a spot check moves along, and waits for review. */
export async function subjectChanges(
  body: CooperationBody,
  news: RequestNews,
  acting: Acting & { readonly policy: PolicySet },
  tables: Tables,
): Promise<Change[]> {
  const entryId = entryOf(body);
  if (entryId !== undefined) return resumeReview(entryId, news, acting, tables);
  const inspectionId = inspectionOf(body);
  if (inspectionId !== undefined) return inspectionChanges(inspectionId, news, acting, tables);
  const id = spotCheckOf(body);
  if (id === undefined) return [];
  const check = await get(tables, spotCheck, id);
  const moved = change(spotCheck, check, orThrow(decideFollowRequest(check, news, acting)));
  // No refusal and no submission leaves a replacement to decide on.
  const waits = news.action === 'passDue' || news.action === 'requestAgain';
  const decided = waits || check.body.replacement === undefined;
  const closed = decided ? [] : await closeStep(replacementStep(check), acting, tables);
  if (news.action !== 'submit') return [moved, ...closed];
  const step = reviewStep(id, check.body.reviews + 1);
  const about = { queue: 'CENTRE_OFFICER', uscc: body.uscc } as const;
  return [moved, ...closed, ...(await openStep(step, about, acting, tables))];
}
