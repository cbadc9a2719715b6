import { AgencyCategoryAdded } from '../../../events/agency-category-added/v1.ts';
import { CategoryGrantReferred } from '../../../events/category-grant-referred/v1.ts';
import { CategoryGrantRequested } from '../../../events/category-grant-requested/v1.ts';
import { CategoryGrantVerified } from '../../../events/category-grant-verified/v1.ts';
import type { PolicySet } from '../../policy/policy.ts';
import type { AgencyBody, AgencyState } from '../agency/agency.ts';
import type { Acting } from '../acting.ts';
import { type Decided, happened } from '../event.ts';
import type { DeclaredCategory } from '../onboarding/onboarding-case.ts';
import { isRefusal, refuse, type Refusal } from '../problem.ts';
import { toLocalDate } from '../time/local-date.ts';
import type { JudgedResult } from '../verification/verification-state.ts';
import {
  type CategoryGrantBody,
  type CategoryGrantDecision,
  type CategoryGrantState,
  followGrant,
  GRANT_REPLY,
  grantRef,
} from './category-grant.ts';

/**
 * – → REQUESTED by an active agency (5-5c). Where policy asks for a public notice of a new category, this way is closed:
 * a category is not granted without the notice that the policy wants. Commit with `takePendingGrant`.
 */
export function decideRequestGrant(
  grantId: string,
  agency: AgencyState,
  declared: DeclaredCategory,
  ctx: Acting & { readonly policy: PolicySet },
): Decided<CategoryGrantBody> | Refusal {
  if (agency.status !== 'ACTIVE')
    return refuse('AGENCY_NOT_ACTIVE', { article: '5-5c', extra: { state: agency.status } });
  if (ctx.policy.get('category.addRequiresPublicity'))
    return refuse('CATEGORY_PUBLICITY_REQUIRED', { article: '5-5c' });
  const offered = ctx.policy.get('category.catalogue').find(({ code }) => code === declared.code);
  if (offered?.active !== true) {
    const fields = [{ field: 'body.code', zh: '服务类别未开放', en: 'this category is not open' }];
    return refuse('VALIDATION_FAILED', { article: '5-5c', fields });
  }
  if (agency.body.categories.some(({ code }) => code === declared.code))
    return refuse('DUPLICATE', {
      article: '5-5c',
      detail: { zh: '该服务类别已通过核验', en: 'The category is granted already' },
    });
  const body: CategoryGrantBody = {
    agencyId: agency.id,
    uscc: agency.body.uscc,
    declared,
    requestedAt: ctx.now,
    requestedBy: ctx.actor.id,
    policyVersion: ctx.policy.version,
    proposals: 0,
  };
  const event = happened(CategoryGrantRequested, grantRef({ id: grantId, body }), {
    article: '5-5c',
    to: 'REQUESTED',
    refs: { agency: agency.id },
  });
  return { events: [event], body };
}

/** The registers' word on the category (5-5c): it passes, or a person must look. */
export function decideApplyResult(
  state: CategoryGrantState,
  result: JudgedResult,
  acting: Acting,
): CategoryGrantDecision {
  if (result.outcome === 'PASS' || result.outcome === 'WARN')
    return decideVerifyGrant({ ...state, body: { ...state.body, result } }, undefined, acting);
  const to = followGrant(state.status, 'refer', acting);
  if (isRefusal(to)) return to;
  const event = happened(
    CategoryGrantReferred,
    { ...grantRef(state), outcome: result.outcome },
    { article: '5-5c', to, record: { result } },
  );
  return { events: [event], body: { ...state.body, result } };
}

/** REQUESTED → VERIFIED, by the registers' word or an officer's with a reason. Commit with `decideAddCategory`. */
export function decideVerifyGrant(
  state: CategoryGrantState,
  reason: string | undefined,
  acting: Acting,
): CategoryGrantDecision {
  const to = followGrant(state.status, 'verify', acting);
  if (isRefusal(to)) return to;
  const { result } = state.body;
  const event = happened(CategoryGrantVerified, grantRef(state), {
    article: '5-5c',
    to,
    deadlines: { clear: state.deadlines[GRANT_REPLY] === undefined ? [] : [GRANT_REPLY] },
    ...(result !== undefined && { record: { result } }),
    ...(reason !== undefined && { reason }),
  });
  const decision = { by: acting.actor.id, at: acting.now, reason: reason ?? result?.zh ?? '' };
  return { events: [event], body: { ...state.body, decision } };
}

/** The agency serves one more category from today on. An agency that has left gets none. */
export function decideAddCategory(
  agency: AgencyState,
  { grantId, category }: { readonly grantId: string; readonly category: string },
  now: string,
): Decided<AgencyBody> | Refusal {
  if (agency.status !== 'ACTIVE' && agency.status !== 'SUSPENDED')
    return refuse('AGENCY_NOT_ACTIVE', { article: '5-5c', extra: { state: agency.status } });
  const event = happened(
    AgencyCategoryAdded,
    { agencyId: agency.id, uscc: agency.body.uscc, category, grantId },
    { article: '5-5c', refs: { [`grant ${category}`]: grantId } },
  );
  const categories = agency.body.categories.filter(({ code }) => code !== category);
  return {
    events: [event],
    body: {
      ...agency.body,
      categories: [...categories, { code: category, grantedOn: toLocalDate(now) }],
    },
  };
}
