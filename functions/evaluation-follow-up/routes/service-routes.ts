import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { CENTRE_ROLES, READING_OFFICERS } from '../../../shared/domain/identity/role.ts';
import { MAX_FOLLOW_UPS, PLANNED_GRADES } from '../../../shared/domain/service-plan/service-plan.ts';
import { localDateSchema } from '../../../shared/domain/time/local-date.ts';
import { pageOf, pageQuery } from '../../../shared/runtime/paging.ts';
import { defineRoutes } from '../../../shared/runtime/route.ts';
import { textField } from '../../../shared/runtime/text-field.ts';
import { answers, idField, moved, reason } from '../../guidance/routes/route-parts.ts';
import { cycleField, entryField } from './route-parts.ts';
import { ClosedCycle, OpenActionView, ServicePlanView, ShowcaseView, ShownView } from './schemas.ts';

const showcaseParams = onFirstUse(() => z.strictObject({ showcaseId: entryField() }));
const byReviewer = { method: 'POST', auth: 'required', roles: ['CENTRE_REVIEWER'] } as const;
const forAnybody = { method: 'GET', auth: 'none', roles: [] } as const;

/** The showcase by category (10-2b), service measures by grade (11-1a), and what is still to be done (10-2c–f). */
export const serviceRoutes = defineRoutes({
  listShowcase: {
    ...forAnybody,
    path: '/showcase',
    summary: { zh: '某类别的优秀、良好机构', en: 'Agencies shown in a category, by grade' },
    articles: ['10-2b'],
    query: onFirstUse(() =>
      z.strictObject({ ...pageQuery(), cycleId: cycleField().optional(), category: idField() }),
    ),
    responses: () => ({ 200: { description: 'a page', schema: pageOf(ShownView()) } }),
    problems: [],
  },
  readShowcasePage: {
    ...forAnybody,
    path: '/showcase-page',
    summary: { zh: '优秀服务机构专栏页面', en: 'The showcase as people read it' },
    articles: ['10-2b'],
    query: onFirstUse(() =>
      z.strictObject({
        cursor: pageQuery().cursor,
        cycleId: cycleField().optional(),
        category: idField().optional(),
      }),
    ),
    responses: () => ({
      200: { description: 'a page for people', schema: z.string(), contentType: 'text/html' },
    }),
    problems: [],
  },
  withdrawShowcase: {
    ...byReviewer,
    path: '/showcase/{showcaseId}/withdrawal',
    summary: { zh: '撤下专栏展示', en: 'Show an agency no longer' },
    articles: ['10-2b'],
    params: showcaseParams,
    body: reason,
    responses: answers(200, 'the place in the showcase', ShowcaseView),
    problems: [...moved, 'CONFLICT_OF_INTEREST'],
  },
  restoreShowcase: {
    ...byReviewer,
    path: '/showcase/{showcaseId}/restoration',
    summary: { zh: '恢复专栏展示', en: 'Show an agency again that is on the platform and has its grade' },
    articles: ['10-2b'],
    params: showcaseParams,
    responses: answers(200, 'the place in the showcase', ShowcaseView),
    problems: [...moved, 'AGENCY_NOT_ACTIVE', 'CONFLICT_OF_INTEREST'],
  },
  draftServicePlan: {
    method: 'PUT',
    auth: 'required',
    roles: ['CENTRE_OFFICER'],
    path: '/service-plans/{cycleId}/{grade}',
    summary: { zh: '制定分类服务措施', en: 'Write the service measures for a grade' },
    articles: ['11-1a'],
    params: onFirstUse(() => z.strictObject({ cycleId: cycleField(), grade: z.enum(PLANNED_GRADES) })),
    body: onFirstUse(() =>
      z.strictObject({
        measures: z.array(textField(1000)).min(1).max(20),
        followUps: z
          .array(z.strictObject({ title: textField(200), dueOn: localDateSchema() }))
          .max(MAX_FOLLOW_UPS)
          .default([]),
      }),
    ),
    responses: answers(200, 'the plan', ServicePlanView),
    problems: [...moved],
  },
  activateServicePlan: {
    ...byReviewer,
    path: '/service-plans/{cycleId}/{grade}/activation',
    summary: { zh: '启用分类服务措施', en: 'Put a plan in force: each agency of the grade is followed up' },
    articles: ['11-1a', '11-1b'],
    params: onFirstUse(() => z.strictObject({ cycleId: cycleField(), grade: z.enum(PLANNED_GRADES) })),
    responses: answers(200, 'the plan', ServicePlanView),
    problems: [...moved],
  },
  listServicePlans: {
    method: 'GET',
    auth: 'required',
    roles: READING_OFFICERS,
    path: '/service-plans',
    summary: { zh: '某周期的分类服务措施', en: 'The plans of a cycle' },
    articles: ['11-1a'],
    query: onFirstUse(() => z.strictObject({ ...pageQuery(), cycleId: cycleField() })),
    responses: () => ({ 200: { description: 'a page', schema: pageOf(ServicePlanView()) } }),
    problems: [],
  },
  closeCycle: {
    method: 'POST',
    auth: 'required',
    roles: CENTRE_ROLES,
    path: '/evaluation-cycles/{cycleId}/closing',
    summary: { zh: '评价周期办结', en: 'Close a cycle of which nothing is left to be done' },
    articles: ['10-2c', '10-2d', '10-2e'],
    params: onFirstUse(() => z.strictObject({ cycleId: cycleField() })),
    responses: answers(200, 'the cycle', ClosedCycle),
    problems: [...moved, 'ACTIONS_OPEN'],
  },
  listOpenActions: {
    method: 'GET',
    auth: 'required',
    roles: READING_OFFICERS,
    path: '/evaluation-open-actions',
    summary: { zh: '评价后续未完成事项', en: 'What keeps a cycle from being closed' },
    articles: ['10-2c', '10-2d', '10-2e'],
    query: onFirstUse(() => z.strictObject({ ...pageQuery(), cycleId: cycleField() })),
    responses: () => ({ 200: { description: 'a page', schema: pageOf(OpenActionView()) } }),
    problems: [],
  },
});
