import * as z from 'zod';
import { AGENCY_ROLES, CENTRE_ROLES, type Role } from '../../shared/domain/identity/role.ts';
import { pageOf } from '../../shared/runtime/paging.ts';
import { defineRoutes } from '../../shared/runtime/route.ts';
import { EntryView, OwnEntryView } from './entries/view.ts';
import { GradeChangeView, RehearsalView } from './rehearsal/view.ts';
import {
  cycleParams,
  EntryQuery,
  entryParams,
  FindingQuery,
  PageQuery,
  RehearsalForm,
  rehearsalParams,
  runParams,
} from './routes/schemas.ts';
import { FindingView, RunView } from './run/view.ts';
import { SnapshotView } from './routes/snapshot-view.ts';

/** Who carries an evaluation out, and who stands behind it. */
const EVALUATORS = [...CENTRE_ROLES, 'CENTRE_ADMIN', 'CENTRE_DISCIPLINE', 'COMMISSION_OFFICER'] as const;
const EVALUATED: readonly Role[] = [...EVALUATORS, ...AGENCY_ROLES];
const PLANNERS = [...CENTRE_ROLES, 'COMMISSION_OFFICER'] as const;

/** Entries, what was frozen of them and found in them, and rehearsals. No route takes a score (9-2c). */
export const routes = defineRoutes({
  listEvaluationEntries: {
    method: 'GET',
    path: '/evaluation-cycles/{cycleId}/entries',
    auth: 'required',
    roles: EVALUATORS,
    summary: { zh: '按类别或状态列出评价对象', en: 'The entries of a cycle, by category or status' },
    articles: ['7-1', '9-2'],
    params: cycleParams,
    query: EntryQuery,
    responses: () => ({ 200: { description: 'a page', schema: pageOf(EntryView()) } }),
    problems: [],
  },
  readEvaluationEntry: {
    method: 'GET',
    path: '/evaluation-entries/{entryId}',
    auth: 'required',
    roles: EVALUATED,
    summary: {
      zh: '查看评价对象；机构在结果发布后或被要求补充材料时可查看本单位',
      en: 'One entry; an agency finds its own once published, or while it is asked for a supplement',
    },
    articles: ['9-2', '9-3', '9-6'],
    params: entryParams,
    responses: () => ({
      200: { description: 'the entry', schema: z.union([EntryView(), OwnEntryView()]) },
    }),
    problems: ['NOT_FOUND'],
  },
  listOwnEvaluationEntries: {
    method: 'GET',
    path: '/agencies/own/evaluation-entries',
    auth: 'required',
    roles: AGENCY_ROLES,
    summary: { zh: '本单位参评的类别', en: 'The categories in which the caller’s agency is evaluated' },
    articles: ['9-1', '9-6'],
    query: PageQuery,
    responses: () => ({ 200: { description: 'a page', schema: pageOf(OwnEntryView()) } }),
    problems: ['AGENCY_NOT_ACTIVE'],
  },
  readSnapshotItem: {
    method: 'GET',
    path: '/evaluation-entries/{entryId}/snapshot',
    auth: 'required',
    roles: EVALUATED,
    summary: { zh: '查看冻结的评价数据', en: 'What was frozen of an entry when scoring began' },
    articles: ['9-2'],
    params: entryParams,
    responses: () => ({ 200: { description: 'the frozen item', schema: SnapshotView() } }),
    problems: ['NOT_FOUND'],
  },
  readScoringRun: {
    method: 'GET',
    path: '/evaluation-cycles/{cycleId}/scoring-run',
    auth: 'required',
    roles: EVALUATORS,
    summary: { zh: '查看评分运行状态', en: 'Where the scoring of a cycle stands' },
    articles: ['9-2'],
    params: cycleParams,
    responses: () => ({ 200: { description: 'the run', schema: RunView() } }),
    problems: ['NOT_FOUND'],
  },
  listRunFindings: {
    method: 'GET',
    path: '/scoring-runs/{runId}/findings',
    auth: 'required',
    roles: EVALUATORS,
    summary: { zh: '数据校验报告', en: 'The check report: what failed, and outliers' },
    articles: ['9-2'],
    params: runParams,
    query: FindingQuery,
    responses: () => ({ 200: { description: 'a page', schema: pageOf(FindingView()) } }),
    problems: ['NOT_FOUND'],
  },
  continueScoringRun: {
    method: 'POST',
    path: '/scoring-runs/{runId}/continue',
    auth: 'required',
    roles: CENTRE_ROLES,
    summary: { zh: '原因排除后继续评分', en: 'Go on once the cause of failed checks is mended' },
    articles: ['9-2'],
    params: runParams,
    responses: () => ({ 202: { description: 'goes on in the background', schema: RunView() } }),
    problems: ['NOT_FOUND', 'ILLEGAL_TRANSITION', 'HARD_CHECK_FAILED', 'STALE_VERSION'],
  },
  orderRehearsal: {
    method: 'POST',
    path: '/evaluation-cycles/{cycleId}/rehearsals',
    auth: 'required',
    roles: PLANNERS,
    summary: { zh: '在历史数据上试算评价方案', en: 'Try a draft scheme on a scored cycle' },
    articles: ['8-3'],
    params: cycleParams,
    body: RehearsalForm,
    responses: () => ({ 202: { description: 'carried out in the background', schema: RehearsalView() } }),
    problems: ['NOT_FOUND', 'ILLEGAL_TRANSITION', 'VALIDATION_FAILED'],
  },
  listRehearsals: {
    method: 'GET',
    path: '/evaluation-cycles/{cycleId}/rehearsals',
    auth: 'required',
    roles: PLANNERS,
    summary: { zh: '试算列表', en: 'The rehearsals on a cycle, newest first' },
    articles: ['8-3'],
    params: cycleParams,
    query: PageQuery,
    responses: () => ({ 200: { description: 'a page', schema: pageOf(RehearsalView()) } }),
    problems: [],
  },
  readRehearsal: {
    method: 'GET',
    path: '/evaluation-rehearsals/{rehearsalId}',
    auth: 'required',
    roles: PLANNERS,
    summary: { zh: '查看试算', en: 'One rehearsal' },
    articles: ['8-3'],
    params: rehearsalParams,
    responses: () => ({ 200: { description: 'the rehearsal', schema: RehearsalView() } }),
    problems: ['NOT_FOUND'],
  },
  listRehearsalChanges: {
    method: 'GET',
    path: '/evaluation-rehearsals/{rehearsalId}/changes',
    auth: 'required',
    roles: PLANNERS,
    summary: { zh: '试算中等次变化的机构', en: 'Who would change grade' },
    articles: ['8-3'],
    params: rehearsalParams,
    query: PageQuery,
    responses: () => ({ 200: { description: 'a page', schema: pageOf(GradeChangeView()) } }),
    problems: ['NOT_FOUND'],
  },
});
