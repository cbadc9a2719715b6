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
    escalatedAt: z.string().optional(),
    allowedActions: z.array(z.string()),
  }),
);

const params = onFirstUse(() => z.strictObject({ taskId: z.string().min(1).max(200) }));
const HandOver = onFirstUse(() =>
  z.strictObject({ to: z.string().min(1).max(64), reason: z.string().trim().min(1).max(500) }),
);

/** Each moved task is up to three items of the commit, which holds a hundred. */
const MOST_AT_ONCE = 25;

const Moves = onFirstUse(() => {
  const which = {
    taskIds: z.array(z.string().min(1).max(200)).min(1).max(MOST_AT_ONCE),
    dryRun: z.boolean().describe('true: only say what would become of each'),
  };
  return z.discriminatedUnion('action', [
    z.strictObject({ action: z.literal('claim'), ...which }),
    z.strictObject({ action: z.literal('release'), ...which }),
    z.strictObject({ action: z.literal('complete'), ...which, reason: HandOver().shape.reason }),
    z.strictObject({ action: z.literal('handOver'), ...which, ...HandOver().shape }),
    z.strictObject({ action: z.literal('assign'), ...which, ...HandOver().shape }),
  ]);
});

const answers = onFirstUse(() => ({ 200: { description: 'the task', schema: TaskView() } }));
const problems = ['NOT_FOUND', 'ILLEGAL_TRANSITION', 'CONFLICT_OF_INTEREST', 'STALE_VERSION'] as const;

export const taskRoutes = defineRoutes({
  listTasks: {
    method: 'GET',
    path: '/tasks',
    auth: 'required',
    roles: OFFICER_ROLES,
    summary: {
      zh: '工作队列，按到期先后（兼任多个岗位的须指明队列）',
      en: 'The work queue of one of the caller’s roles, by due date; who has several names the one',
    },
    articles: ['3-2'],
    query: onFirstUse(() =>
      z.strictObject({
        ...pageQuery(),
        queue: z
          .enum(OFFICER_ROLES)
          .optional()
          .describe('needed by callers with several roles, unless `mine` is asked for'),
        mine: z.stringbool().optional(),
        overdue: z.stringbool().optional().describe('only what should be done by now'),
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
    body: HandOver,
    responses: answers,
    problems: [...problems, 'FORBIDDEN_ROLE', 'VALIDATION_FAILED'],
  },
  assignTask: {
    method: 'POST',
    path: '/tasks/{taskId}/assignment',
    auth: 'required',
    roles: ['CENTRE_ADMIN'],
    summary: { zh: '指派任务', en: 'Give a task to a person by name, whoever holds it' },
    articles: ['3-2'],
    params,
    body: HandOver,
    responses: answers,
    problems: [...problems, 'FORBIDDEN_ROLE', 'VALIDATION_FAILED'],
  },
  moveTasks: {
    method: 'POST',
    path: '/tasks/moves',
    auth: 'required',
    roles: OFFICER_ROLES,
    summary: {
      zh: '批量处理任务（可先试算）',
      en: 'One move for many tasks, all or none; a dry run says what would become of each',
    },
    articles: ['3-2'],
    body: Moves,
    responses: () => ({
      200: {
        description: 'what became of each, or would',
        schema: z.object({
          dryRun: z.boolean(),
          moved: z.int(),
          results: z.array(
            z.object({
              taskId: z.string(),
              ok: z.boolean(),
              code: z.string().optional(),
              task: TaskView().optional(),
            }),
          ),
        }),
      },
    }),
    problems: ['FORBIDDEN_ROLE', 'VALIDATION_FAILED'],
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
