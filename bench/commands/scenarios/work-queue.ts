import { openTask } from '../../../shared/store/tasks.ts';
import type { Tables } from '../../../shared/store/table.ts';
import { asOfficer } from '../officers.ts';
import { idOf, NOW, put, type Scenario } from '../scenario.ts';

const load = () => import('../../../functions/administration/api.ts');

async function openTasks(tables: Tables, taskIds: readonly string[]): Promise<void> {
  const opened = await Promise.all(
    taskIds.map((id) => {
      const subjectRef = `CASE#${id}`;
      const about = { queue: 'CENTRE_OFFICER', kind: 'PASS_VERIFICATION', subjectRef, dueAt: NOW } as const;
      return openTask(tables, id, about, { now: NOW, article: '5-2c' });
    }),
  );
  await put(tables, { changes: opened.filter((each) => each !== undefined) });
}

export const workQueueScenarios: readonly Scenario[] = [
  {
    name: 'claimTask',
    load,
    status: 200,
    prepare: async (tables, index) => {
      const id = idOf('BENCHX', index);
      await openTasks(tables, [id]);
      const call = {
        routeKey: 'POST /tasks/{taskId}/claim',
        params: { taskId: id },
        claims: asOfficer,
        idempotencyKey: id,
      };
      return { id, call };
    },
    // Reads: officer, settings, idempotency record, task: one strong unit each.
    // Writes, all under 1 KB: state 2 and its three lists, event 2 and its outbox entry, idempotency record 2.
    units: { read: 4, write: 10, counted: '(2 + 3) + (2 + 1) + 2' },
  },
  {
    name: 'moveTasks, ten',
    load,
    status: 200,
    prepare: async (tables, index) => {
      const id = idOf('BENCHW', index);
      const taskIds = Array.from({ length: 10 }, (_, i) => `${id}-${i}`);
      await openTasks(tables, taskIds);
      const body = { action: 'claim', taskIds, dryRun: false };
      return { id, call: { routeKey: 'POST /tasks/moves', body, claims: asOfficer, idempotencyKey: id } };
    },
    // Reads: officer, settings, idempotency record, ten tasks.
    // Writes: each task as in claimTask; an idempotency record of under 5 KB, as it keeps the answer about all ten.
    units: { read: 13, write: 90, counted: '10 × ((2 + 3) + (2 + 1)) + 10' },
  },
];
