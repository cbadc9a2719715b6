import { AGENCY_ROLES, READING_OFFICERS } from '../../../shared/domain/identity/role.ts';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { pageOf } from '../../../shared/runtime/paging.ts';
import { defineRoutes } from '../../../shared/runtime/route.ts';
import { SpotCheckView } from '../checks/view.ts';
import { checkParams, CheckQuery, ConclusionForm, DecisionForm, Reason, ReviewForm } from './schemas.ts';

const one = onFirstUse(() => ({ 200: { description: 'the check', schema: SpotCheckView() } }));
const moved = ['NOT_FOUND', 'ILLEGAL_TRANSITION', 'STALE_VERSION', 'CONFLICT_OF_INTEREST'] as const;

export const checkRoutes = defineRoutes({
  listSpotChecks: {
    method: 'GET',
    path: '/spot-checks',
    auth: 'required',
    roles: [...AGENCY_ROLES, ...READING_OFFICERS],
    summary: {
      zh: '抽查列表（服务机构仅见本机构）',
      en: 'Checks by agency, plan or status; an agency sees its own',
    },
    articles: ['3-1c'],
    query: CheckQuery,
    responses: () => ({ 200: { description: 'a page', schema: pageOf(SpotCheckView()) } }),
    problems: ['AGENCY_NOT_ACTIVE'],
  },
  readSpotCheck: {
    method: 'GET',
    path: '/spot-checks/{spotCheckId}',
    auth: 'required',
    roles: [...AGENCY_ROLES, ...READING_OFFICERS],
    summary: { zh: '查看抽查', en: 'One check' },
    articles: ['3-1c'],
    params: checkParams,
    responses: one,
    problems: ['NOT_FOUND'],
  },
  proposeReplacement: {
    method: 'POST',
    path: '/spot-checks/{spotCheckId}/replacement-proposal',
    auth: 'required',
    roles: ['CENTRE_OFFICER'],
    summary: {
      zh: '提出替换无法核查的样本订单（须记录原因）',
      en: 'Propose that a drawn order which cannot be checked gives way to the next of the list',
    },
    articles: ['3-1c'],
    params: checkParams,
    body: Reason,
    responses: one,
    problems: [...moved, 'DUPLICATE', 'SAMPLE_LOCKED'],
  },
  decideReplacement: {
    method: 'POST',
    path: '/spot-checks/{spotCheckId}/replacement-decision',
    auth: 'required',
    roles: ['CENTRE_REVIEWER'],
    summary: {
      zh: '同意替换并按次序递补，或退回意见（第二人）',
      en: 'Agree, upon which the next of the list takes its place, or give the proposal back; a second person',
    },
    articles: ['3-1c'],
    params: checkParams,
    body: DecisionForm,
    responses: one,
    problems: [...moved, 'FOUR_EYES'],
  },
  withdrawSpotCheck: {
    method: 'POST',
    path: '/spot-checks/{spotCheckId}/withdrawal',
    auth: 'required',
    roles: ['CENTRE_OFFICER'],
    summary: {
      zh: '撤销按风险选取的抽查（随机样本不得撤销）',
      en: 'Give up a check that an officer had chosen; one of the random part is refused',
    },
    articles: ['3-1c'],
    params: checkParams,
    body: Reason,
    responses: one,
    problems: [...moved, 'SAMPLE_LOCKED'],
  },
  reviewSpotCheck: {
    method: 'POST',
    path: '/spot-checks/{spotCheckId}/review',
    auth: 'required',
    roles: ['CENTRE_OFFICER'],
    summary: { zh: '填写抽查结果表', en: 'The result sheet' },
    articles: ['3-1c'],
    params: checkParams,
    body: ReviewForm,
    responses: one,
    problems: [...moved, 'NOTHING_ASSESSED'],
  },
  concludeSpotCheck: {
    method: 'POST',
    path: '/spot-checks/{spotCheckId}/conclusion',
    auth: 'required',
    roles: ['CENTRE_REVIEWER'],
    summary: {
      zh: '确认抽查结论（第二人）',
      en: 'Conclude the check with what follows from it, or give it back; a second person',
    },
    articles: ['3-1c'],
    params: checkParams,
    body: ConclusionForm,
    responses: one,
    problems: [...moved, 'FOUR_EYES', 'NOTHING_ASSESSED'],
  },
});
