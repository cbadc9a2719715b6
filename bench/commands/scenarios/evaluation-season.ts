import { openTask, taskId } from '../../../shared/store/tasks.ts';
import type { Tables } from '../../../shared/store/table.ts';
import { asCommission, asOfficer } from '../officers.ts';
import { NOW, put, type Scenario, TODAY } from '../scenario.ts';
import { cycleAt } from '../seasons.ts';

const load = () => import('../../../functions/evaluation/api.ts');

/** A year has eight cycles beside its first, and each scenario fifty years: as many subjects as so many rounds take. */
const ROUNDS = 140;
const CYCLES_A_YEAR = 8;

/** A cycle of its own for each subject, as they are named: `2000-2` to `2099-9`. */
const cycleIdOf = (firstYear: number, index: number): string =>
  `${firstYear + Math.floor(index / CYCLES_A_YEAR)}-${2 + (index % CYCLES_A_YEAR)}`;

async function taskOf(
  tables: Tables,
  cycleId: string,
  kind: 'DECIDE_EVALUATION_LOCK' | 'PUBLISH_EVALUATION_NOTICE',
) {
  const subjectRef = `CYCLE#${cycleId}`;
  const about = { queue: 'COMMISSION_OFFICER', kind, subjectRef, dueAt: NOW } as const;
  const opened = await openTask(tables, taskId(subjectRef, kind, 1), about, { now: NOW, article: '7-1a' });
  return opened === undefined ? [] : [opened];
}

export const evaluationSeasonScenarios: readonly Scenario[] = [
  {
    name: 'decideOnLock (④), of scheme and seed',
    load,
    status: 200,
    rounds: ROUNDS,
    prepare: async (tables, index) => {
      const id = cycleIdOf(2000, index);
      const lock = { proposedBy: 'bench', at: NOW };
      const { cycle, scheme } = cycleAt(id, 'DRAFT', { lock }, 'APPROVED');
      await put(tables, {
        changes: [cycle, scheme, ...(await taskOf(tables, id, 'DECIDE_EVALUATION_LOCK'))],
      });
      const call = {
        routeKey: 'POST /evaluation-cycles/{cycleId}/lock-decisions',
        params: { cycleId: id },
        body: { decision: 'CONFIRM', reason: '同意' },
        claims: asCommission,
        idempotencyKey: id,
      };
      return { id, call };
    },
    // Reads: officer, settings, idempotency record, cycle, task, scheme.
    // Writes: cycle 2 and its list, event 2 and its outbox entry; scheme of under 4 KB 8 and its list 4, event 2 and its
    // outbox entry; the task 2, which leaves two lists, its event 2 and its outbox entry, its deadline goes, 2 and one entry;
    // the sealed seed and the idempotency record 2 each.
    units: {
      read: 6,
      write: 35,
      counted: '(2 + 1) + (2 + 1) + (8 + 4) + (2 + 1) + (2 + 2) + (2 + 1) + (2 + 1) + 2 + 2',
    },
  },
  {
    name: 'publishNotice, of the evaluation',
    load,
    status: 200,
    rounds: ROUNDS,
    prepare: async (tables, index) => {
      const id = cycleIdOf(2050, index);
      const listHash = 'c'.repeat(64);
      const { cycle, scheme } = cycleAt(id, 'SCHEME_LOCKED', {
        noticeOn: TODAY,
        scope: {
          runId: id,
          noticeOn: TODAY,
          agencies: 60,
          entries: 75,
          excluded: 5,
          listHash,
          version: 1,
          at: NOW,
        },
        notice: {
          approvedBy: 'bench',
          approvedAt: NOW,
          listHash,
          noticeOn: TODAY,
          agencies: 60,
          entries: 75,
          override: '本年度通知延后',
        },
      });
      await put(tables, {
        changes: [cycle, scheme, ...(await taskOf(tables, id, 'PUBLISH_EVALUATION_NOTICE'))],
      });
      const call = {
        routeKey: 'POST /evaluation-cycles/{cycleId}/notice',
        params: { cycleId: id },
        body: { listHash },
        claims: asOfficer,
        idempotencyKey: id,
      };
      return { id, call };
    },
    // Reads: officer, settings, idempotency record, cycle, task.
    // Writes: cycle of under 2 KB 4 and its list 2, event of under 2 KB 4 and its outbox entry, deadline 2 and one entry; the
    // task 2, which leaves two lists, its event 2 and its outbox entry, its deadline goes, 2 and one entry; idempotency
    // record of under 2 KB 4. What follows for entries and agencies is the work of pages.
    units: { read: 5, write: 28, counted: '(4 + 2) + (4 + 1) + (2 + 1) + (2 + 2) + (2 + 1) + (2 + 1) + 4' },
  },
];
