import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { OFFICER_ROLES } from '../../../shared/domain/identity/role.ts';
import { taskMachine } from '../../../shared/domain/task/machine.ts';
import { TaskKind } from '../../../shared/domain/task/task.ts';
import { defineRoutes } from '../../../shared/runtime/route.ts';
import { pageOf, pageQuery } from '../../../shared/runtime/paging.ts';

export const TaskView = onFirstUse(() =>
  z.object({
    taskId: z.string(),
    status: z.enum(taskMachine.states),
    version: z.int(),
    queue: z.string(),
    kind: TaskKind(),
    subjectRef: z.string(),
    uscc: z.string().optional(),
    openedAt: z.string(),
    dueAt: z.string(),
    claimedBy: z.string().optional(),
    allowedActions: z.array(z.string()),
  }),
);

const params = onFirstUse(() => z.strictObject({ taskId: z.string().min(1).max(200) }));
const answers = onFirstUse(() => ({ 200: { description: 'the task', schema: TaskView() } }));
const problems = ['NOT_FOUND', 'ILLEGAL_TRANSITION', 'CONFLICT_OF_INTEREST', 'STALE_VERSION'] as const;

export const taskRoutes = defineRoutes({
  listTasks: {
    method: 'GET',
    path: '/tasks',
    auth: 'required',
    roles: OFFICER_ROLES,
    summary: { zh: '工作队列，按到期先后', en: 'The work queue of one of the caller’s roles, by due date' },
    articles: ['3-2'],
    query: onFirstUse(() =>
      z.strictObject({
        ...pageQuery(),
        queue: z.enum(OFFICER_ROLES).optional(),
        mine: z.stringbool().optional(),
      }),
    ),
    responses: () => ({ 200: { description: 'a page', schema: pageOf(TaskView()) } }),
    problems: ['FORBIDDEN_ROLE'],
  },
  claimTask: {
    method: 'POST',
    path: '/tasks/{taskId}/claim',
    auth: 'required',
    roles: OFFICER_ROLES,
    summary: { zh: '领取任务', en: 'Claim a task' },
    articles: ['3-2'],
    params,
    responses: answers,
    problems: [...problems, 'FORBIDDEN_ROLE'],
  },
  handOverTask: {
    method: 'POST',
    path: '/tasks/{taskId}/hand-over',
    auth: 'required',
    roles: OFFICER_ROLES,
    summary: { zh: '移交任务', en: 'Hand a task over to a colleague by name' },
    articles: ['3-2'],
    params,
    body: onFirstUse(() =>
      z.strictObject({ to: z.string().min(1).max(64), reason: z.string().min(1).max(500) }),
    ),
    responses: answers,
    problems: [...problems, 'FORBIDDEN_ROLE', 'VALIDATION_FAILED'],
  },
  releaseTask: {
    method: 'POST',
    path: '/tasks/{taskId}/release',
    auth: 'required',
    roles: OFFICER_ROLES,
    summary: { zh: '退回任务', en: 'Give a task back to its queue' },
    articles: ['3-2'],
    params,
    responses: answers,
    problems: [...problems, 'FORBIDDEN_ROLE'],
  },
  completeTask: {
    method: 'POST',
    path: '/tasks/{taskId}/completion',
    auth: 'required',
    roles: OFFICER_ROLES,
    summary: {
      zh: '办结提醒类任务（放假安排、办法到期）',
      en: 'Say that a reminder was attended to: a holiday table or the end of the regulation',
    },
    articles: ['3-2', '5-3', '15-1'],
    params,
    body: onFirstUse(() => z.strictObject({ reason: z.string().trim().min(1).max(500) })),
    responses: answers,
    problems: [...problems, 'FORBIDDEN_ROLE'],
  },
});
