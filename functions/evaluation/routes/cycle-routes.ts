import { onFirstUse } from '../../../events/on-first-use.ts';
import { CENTRE_ROLES, READING_OFFICERS } from '../../../shared/domain/identity/role.ts';
import { pageOf } from '../../../shared/runtime/paging.ts';
import { defineRoutes } from '../../../shared/runtime/route.ts';
import { CycleView } from '../cycles/view.ts';
import { CancelForm, CycleForm, cycleParams, FourEyes, LockForm, Page } from './schemas.ts';

const one = onFirstUse(() => ({ 200: { description: 'the cycle', schema: CycleView() } }));

export const cycleRoutes = defineRoutes({
  createCycle: {
    method: 'POST',
    path: '/evaluation-cycles',
    auth: 'required',
    roles: [...CENTRE_ROLES, 'CENTRE_ADMIN', 'COMMISSION_OFFICER'],
    summary: {
      zh: '组织年度综合评价（市科委）',
      en: "Organise a year's evaluation: the Commission decides; a second one in a year by a decision of its own",
    },
    articles: ['7-1a', '7-1b'],
    body: CycleForm,
    responses: () => ({
      201: { description: 'the cycle, with the draft of its scheme', schema: CycleView() },
    }),
    problems: ['COMMISSION_DECISION_REQUIRED', 'DUPLICATE_CYCLE'],
  },
  listCycles: {
    method: 'GET',
    path: '/evaluation-cycles',
    auth: 'required',
    roles: READING_OFFICERS,
    summary: { zh: '综合评价周期列表', en: 'The cycles, newest first' },
    articles: ['3-2e', '7-1a'],
    query: Page,
    responses: () => ({ 200: { description: 'a page', schema: pageOf(CycleView()) } }),
    problems: [],
  },
  readCycle: {
    method: 'GET',
    path: '/evaluation-cycles/{cycleId}',
    auth: 'required',
    roles: READING_OFFICERS,
    summary: { zh: '查看综合评价周期', en: 'One cycle' },
    articles: ['3-2e', '7-1a'],
    params: cycleParams,
    responses: one,
    problems: ['NOT_FOUND'],
  },
  proposeLock: {
    method: 'POST',
    path: '/evaluation-cycles/{cycleId}/lock-proposals',
    auth: 'required',
    roles: ['COMMISSION_OFFICER'],
    summary: {
      zh: '提出锁定评价方案',
      en: 'Propose to lock the scheme; another member of the Commission decides',
    },
    articles: ['7-1a', '8-1'],
    params: cycleParams,
    body: LockForm,
    responses: one,
    problems: ['NOT_FOUND', 'ILLEGAL_TRANSITION', 'STALE_VERSION', 'DUPLICATE', 'CALENDAR_NOT_OFFICIAL'],
  },
  decideOnLock: {
    method: 'POST',
    path: '/evaluation-cycles/{cycleId}/lock-decisions',
    auth: 'required',
    roles: ['COMMISSION_OFFICER'],
    summary: {
      zh: '决定锁定评价方案（由另一人）',
      en: 'Lock the scheme and commit to the seed, or return the proposal; by another person',
    },
    articles: ['7-1a', '8-1'],
    params: cycleParams,
    body: FourEyes,
    responses: one,
    problems: ['NOT_FOUND', 'ILLEGAL_TRANSITION', 'STALE_VERSION', 'FOUR_EYES', 'CALENDAR_NOT_OFFICIAL'],
  },
  proposeCancel: {
    method: 'POST',
    path: '/evaluation-cycles/{cycleId}/cancel-proposals',
    auth: 'required',
    roles: ['COMMISSION_OFFICER'],
    summary: {
      zh: '提出取消或暂不组织本年度评价',
      en: 'Propose to call the evaluation off or to skip the year, with the decision',
    },
    articles: ['7-1b'],
    params: cycleParams,
    body: CancelForm,
    responses: one,
    problems: ['NOT_FOUND', 'ILLEGAL_TRANSITION', 'STALE_VERSION', 'DUPLICATE'],
  },
  decideOnCancel: {
    method: 'POST',
    path: '/evaluation-cycles/{cycleId}/cancel-decisions',
    auth: 'required',
    roles: ['COMMISSION_OFFICER'],
    summary: { zh: '决定取消（由另一人）', en: 'Decide whether it is called off; by another person' },
    articles: ['7-1b'],
    params: cycleParams,
    body: FourEyes,
    responses: one,
    problems: ['NOT_FOUND', 'ILLEGAL_TRANSITION', 'STALE_VERSION', 'FOUR_EYES'],
  },
  startScoring: {
    method: 'POST',
    path: '/evaluation-cycles/{cycleId}/scoring',
    auth: 'required',
    roles: CENTRE_ROLES,
    summary: { zh: '开始评分', en: 'Start scoring: everybody in scope is told, and no correction is open' },
    articles: ['3-2e', '9-1c', '9-2a'],
    params: cycleParams,
    responses: () => ({ 202: { description: 'scoring has begun in the background', schema: CycleView() } }),
    problems: [
      'NOT_FOUND',
      'ILLEGAL_TRANSITION',
      'STALE_VERSION',
      'NOTICE_COVERAGE_INCOMPLETE',
      'SCOPE_CORRECTIONS_OPEN',
    ],
  },
});
