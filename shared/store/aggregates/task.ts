import { TaskBody } from '../../domain/task/task.ts';
import type { AggregateType } from '../aggregate.ts';

/** Undone work stands in its queue by due date (list1) and under its subject (list2); claimed work under its person (list3). */
export const task: AggregateType<TaskBody> = {
  kind: 'TASK',
  body: TaskBody,
  listKeys: ({ id, status, body }) => ({
    ...(status !== 'DONE' && {
      list1: [`TASK#${body.queue}`, `${body.dueAt}#${id}`] as const,
      list2: [`TASK#${body.subjectRef}`, `${body.kind}#${id}`] as const,
    }),
    ...(status === 'CLAIMED' && { list3: [`TASK#PERSON#${body.claimedBy}`, `${body.dueAt}#${id}`] as const }),
  }),
};
