import type { Acting } from '../../../shared/domain/acting.ts';
import type { CooperationBody } from '../../../shared/domain/cooperation/cooperation.ts';
import { orThrow } from '../../../shared/domain/problem.ts';
import { decideFollowRequest, type RequestNews } from '../../../shared/domain/spot-check/follow-request.ts';
import type { PolicySet } from '../../../shared/policy/policy.ts';
import { spotCheck } from '../../../shared/store/aggregates/spot-check.ts';
import { type Change, change } from '../../../shared/store/plan.ts';
import { get } from '../../../shared/store/read.ts';
import type { Tables } from '../../../shared/store/table.ts';
import { replacementStep, reviewStep } from '../checks/steps.ts';
import { closeStep, openStep } from '../work.ts';

const SPOT_CHECK = /^SPOTCHECK#(.+)$/;

/** The spot check that a request serves; undefined for any other subject. */
export const spotCheckOf = ({ subjectRef }: Pick<CooperationBody, 'subjectRef'>): string | undefined =>
  SPOT_CHECK.exec(subjectRef)?.[1];

/** What becomes of the subject with its request, in the same commit: a spot check moves along, and waits for review. */
export async function subjectChanges(
  body: CooperationBody,
  news: RequestNews,
  acting: Acting & { readonly policy: PolicySet },
  tables: Tables,
): Promise<Change[]> {
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
