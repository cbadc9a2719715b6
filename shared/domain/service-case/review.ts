import { CaseExpertRecused } from '../../../events/case-expert-recused/v1.ts';
import { CaseExpertsAppointed } from '../../../events/case-experts-appointed/v1.ts';
import { CaseNotSelected } from '../../../events/case-not-selected/v1.ts';
import { CaseReviewOpened } from '../../../events/case-review-opened/v1.ts';
import { CaseScored } from '../../../events/case-scored/v1.ts';
import { CaseSelected } from '../../../events/case-selected/v1.ts';
import type { CaseBoard } from '../../../events/service-case-ref.ts';
import type { Acting } from '../acting.ts';
import { happened } from '../event.ts';
import { isRefusal, refuse } from '../problem.ts';
import { refuseIneligible, type Standing } from './nominate.ts';
import { caseRefOf, followCase, type ServiceCaseDecision, type ServiceCaseState } from './service-case.ts';

/** An expert of the register, with what they have declared an interest in. */
export interface Expert {
  readonly expertId: string;
  readonly active: boolean;
  readonly isExpert: boolean;
  readonly conflicts: readonly string[];
}

/** Interests in the agency or in the buyer bias the judgement alike. */
const conflicted = ({ body }: Pick<ServiceCaseState, 'body'>, conflicts: readonly string[]): boolean =>
  conflicts.includes(body.uscc) || conflicts.includes(body.buyer.id);

const conflict = () => refuse('CONFLICT_OF_INTEREST', { article: '11-2a' });

/**
 * ELIGIBILITY_CHECKED → EXPERT_REVIEW with at least as many experts as policy asks for, or further experts while the
 * review runs. @returns CONFLICT_OF_INTEREST for one with a declared interest
 */
export function decideAppoint(
  state: ServiceCaseState,
  experts: readonly Expert[],
  atLeast: number,
  acting: Acting,
): ServiceCaseDecision {
  const { body } = state;
  const opening = state.status !== 'EXPERT_REVIEW';
  const to = followCase(state.status, opening ? 'openReview' : 'appoint', acting);
  if (isRefusal(to)) return to;
  const unfit = experts.findIndex(({ active, isExpert }) => !active || !isExpert);
  const known = new Set(body.panel.map(({ expertId }) => expertId));
  const fresh = new Set(experts.map(({ expertId }) => expertId));
  const fields = [
    ...(unfit < 0
      ? []
      : [{ field: `body.expertIds.${unfit}`, zh: '不是在册专家', en: 'this is no expert of the register' }]),
    ...(fresh.size === experts.length && experts.every(({ expertId }) => !known.has(expertId))
      ? []
      : [{ field: 'body.expertIds', zh: '专家不得重复', en: 'an expert is named twice' }]),
    ...(opening && experts.length < atLeast
      ? [{ field: 'body.expertIds', zh: `至少${atLeast}名专家`, en: `at least ${atLeast} experts` }]
      : []),
  ];
  if (fields.length > 0) return refuse('VALIDATION_FAILED', { article: '11-2a', fields });
  const recused = new Set(body.recused.map(({ expertId }) => expertId));
  if (experts.some(({ expertId, conflicts }) => recused.has(expertId) || conflicted(state, conflicts)))
    return conflict();
  const { now, actor } = acting;
  const panel = [
    ...body.panel,
    ...experts.map(({ expertId }) => ({ expertId, appointedBy: actor.id, at: now })),
  ];
  const event = happened(
    opening ? CaseReviewOpened : CaseExpertsAppointed,
    { ...caseRefOf(state), experts: panel.length },
    { article: '11-2a', to },
  );
  return { events: [event], body: { ...body, panel } };
}

const notOnPanel = () => refuse('NOT_FOUND');

/** EXPERT_REVIEW stays: a score of 0–100 with its grounds, once and for good; no other expert sees it. */
export function decideScore(
  state: ServiceCaseState,
  { score, comment }: { readonly score: number; readonly comment: string },
  acting: Acting & { readonly conflicts: readonly string[] },
): ServiceCaseDecision {
  const { body } = state;
  const expertId = acting.actor.id;
  if (body.recused.some((each) => each.expertId === expertId)) return conflict();
  if (body.panel.every((each) => each.expertId !== expertId)) return notOnPanel();
  const to = followCase(state.status, 'score', acting);
  if (isRefusal(to)) return to;
  if (conflicted(state, acting.conflicts)) return conflict();
  if (body.scores.some((each) => each.expertId === expertId))
    return refuse('DUPLICATE', { article: '11-2a' });
  const scores = [...body.scores, { expertId, score, comment, at: acting.now }];
  const event = happened(
    CaseScored,
    { ...caseRefOf(state), scores: scores.length },
    { article: '11-2a', to },
  );
  return { events: [event], body: { ...body, scores } };
}

/** EXPERT_REVIEW stays: an expert declares an interest; what they scored counts no more. */
export function decideRecuse(state: ServiceCaseState, acting: Acting): ServiceCaseDecision {
  const { body } = state;
  const expertId = acting.actor.id;
  if (body.panel.every((each) => each.expertId !== expertId)) return notOnPanel();
  const to = followCase(state.status, 'recuse', acting);
  if (isRefusal(to)) return to;
  const panel = body.panel.filter((each) => each.expertId !== expertId);
  const scores = body.scores.filter((each) => each.expertId !== expertId);
  const event = happened(
    CaseExpertRecused,
    { ...caseRefOf(state), experts: panel.length },
    { article: '11-2a', to },
  );
  const recused = [...body.recused, { expertId, at: acting.now }];
  return { events: [event], body: { ...body, panel, scores, recused } };
}

/** The mean of whole scores, half up to two places. */
export function meanOf(scores: readonly { readonly score: number }[]): string {
  const sum = scores.reduce((total, { score }) => total + score, 0);
  const hundredths = Math.floor((2 * 100 * sum + scores.length) / (2 * scores.length));
  return `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`;
}

interface Judgement {
  /** Absent: not selected. */
  readonly board?: CaseBoard | undefined;
  readonly reason: string;
}

/** EXPERT_REVIEW → SELECTED for a board, or NOT_SELECTED; only on the scores of a whole panel (11-2b). */
export function decideSelection(
  state: ServiceCaseState,
  { board, reason }: Judgement,
  { atLeast, standing }: { readonly atLeast: number; readonly standing: Standing },
  acting: Acting,
): ServiceCaseDecision {
  const { body } = state;
  const to = followCase(state.status, board === undefined ? 'reject' : 'select', acting);
  if (isRefusal(to)) return to;
  const { panel, scores } = body;
  if (panel.length < atLeast || scores.length < panel.length) {
    const extra = { experts: panel.length, scores: scores.length, atLeast };
    return refuse('CASE_REVIEW_INCOMPLETE', { article: '11-2a', extra });
  }
  const mean = meanOf(scores);
  const decision = { by: acting.actor.id, at: acting.now, reason, mean };
  const record = { mean, scores: scores.length };
  if (board === undefined) {
    const event = happened(CaseNotSelected, caseRefOf(state), { article: '11-2a', to, reason, record });
    return { events: [event], body: { ...body, decision } };
  }
  const unfit = refuseIneligible(standing);
  if (unfit !== undefined) return unfit;
  const event = happened(
    CaseSelected,
    { ...caseRefOf(state), board, buyerId: body.buyer.id },
    { article: '11-2b', to, reason, record },
  );
  return { events: [event], body: { ...body, decision: { ...decision, board } } };
}
