import { type InputCorrectionBody } from '../../../shared/domain/evaluation/review/correction.ts';
import { inputCorrection } from '../../../shared/store/aggregates/entry-review.ts';
import { change } from '../../../shared/store/plan.ts';
import type { Tables } from '../../../shared/store/table.ts';
import { openTask, taskId } from '../../../shared/store/tasks.ts';
import type { ApiCall } from '../api-event.ts';
import { asOfficer, asReviewer } from '../officers.ts';
import { NOW, put, type Scenario } from '../scenario.ts';
import { CATEGORY, cycleAt, entryChange, entryOf, figuresOf } from '../seasons.ts';
import { begun, type Sides, sidesOf } from '../subjects.ts';

const load = () => import('../../../functions/evaluation-review/api.ts');

type Waiting = 'REVIEW_ENTRY' | 'APPROVE_ENTRY_REVIEW' | 'DECIDE_INPUT_CORRECTION';

async function taskOf(tables: Tables, subjectRef: string, kind: Waiting, { uscc }: Sides) {
  const about = { queue: 'CENTRE_REVIEWER', kind, subjectRef, uscc, dueAt: NOW } as const;
  const opened = await openTask(tables, taskId(subjectRef, kind, 1), about, { now: NOW, article: '9-3a' });
  return opened === undefined ? [] : [opened];
}

/** A cycle under review with one entry that has come to a step, and the task that waits about it. */
async function reviewed(
  tables: Tables,
  sides: Sides,
  step: Parameters<typeof entryOf>[1],
  waiting?: Waiting,
): Promise<string> {
  const found = entryOf(sides, step);
  const { cycle, scheme } = cycleAt(sides.agencyId, 'REVIEWING');
  const tasks = waiting ? await taskOf(tables, `ENTRY#${found.id}`, waiting, sides) : [];
  await put(tables, {
    changes: [cycle, scheme, entryChange(found), ...tasks],
    projections: figuresOf(found),
  });
  return found.id;
}

const onEntry = (id: string, entryId: string, call: Omit<ApiCall, 'params' | 'idempotencyKey'>) => ({
  id,
  call: { ...call, params: { entryId }, idempotencyKey: id },
});

const CORRECTION = {
  indicatorId: 'CAP_TEAM',
  input: 'staff',
  oldInput: 8,
  newInput: 10,
  reason: '漏计两名专职人员',
} as const;

export const evaluationReviewScenarios: readonly Scenario[] = [
  {
    name: 'readEvaluationEntry',
    load: () => import('../../../functions/evaluation-run/api.ts'),
    status: 200,
    prepare: async (tables, index) => {
      const sides = sidesOf('P', index);
      const { agencyId: id } = sides;
      const entryId = await reviewed(tables, sides, 'SURVEYED');
      return {
        id,
        call: {
          routeKey: 'GET /evaluation-entries/{entryId}',
          params: { entryId },
          claims: asOfficer,
        },
      };
    },
    // Reads: officer, settings, entry of under 8 KB 2.
    units: { read: 4, write: 0, counted: '0' },
  },
  {
    name: 'proposeInputCorrection',
    load,
    status: 201,
    prepare: async (tables, index) => {
      const sides = sidesOf('Q', index);
      const { agencyId: id } = sides;
      const entryId = await reviewed(tables, sides, 'UNDER_REVIEW');
      return onEntry(id, entryId, {
        routeKey: 'POST /evaluation-entries/{entryId}/input-corrections',
        body: { ...CORRECTION, evidenceRef: `DOCUMENT#${id}` },
        claims: asOfficer,
      });
    },
    // Reads: officer, settings, idempotency record, entry, cycle, the task that may be there.
    // Writes: correction 2 and two lists, event of under 2 KB 4 and its outbox entry; the task of under 2 KB 4 and two lists
    // of 2, its event of under 2 KB 4 and its outbox entry, its deadline 2 and one entry; checks of the cycle 2 and of the
    // entry of under 3 KB 6; idempotency record 2.
    units: { read: 6, write: 35, counted: '(2 + 2) + (4 + 1) + (4 + 2 × 2) + (4 + 1) + (2 + 1) + 2 + 6 + 2' },
  },
  {
    name: 'decideInputCorrection (④), scored anew',
    load,
    status: 200,
    prepare: async (tables, index) => {
      const sides = sidesOf('R', index);
      const { agencyId: id, uscc } = sides;
      const entryId = await reviewed(tables, sides, 'UNDER_REVIEW');
      const body: InputCorrectionBody = {
        ...CORRECTION,
        entryId,
        cycleId: id,
        agencyId: id,
        uscc,
        category: CATEGORY,
        evidenceRef: `DOCUMENT#${id}`,
        proposedBy: 'bench',
        proposedAt: NOW,
      };
      const proposed = { events: [begun('InputCorrectionProposed', 'PROPOSED')], body };
      const task = await taskOf(tables, `INPUTCORRECTION#${id}`, 'DECIDE_INPUT_CORRECTION', sides);
      await put(tables, { changes: [change(inputCorrection, { newId: id }, proposed), ...task] });
      const call = {
        routeKey: 'POST /input-corrections/{correctionId}/decision',
        params: { correctionId: id },
        body: { outcome: 'APPROVE', reason: '社保记录可证' },
        claims: asReviewer,
        idempotencyKey: id,
      };
      return { id, call };
    },
    // Reads: officer, settings, idempotency record, correction, entry, task; the cycle twice, once to score by; its scheme,
    // the figures of the category.
    // Writes: correction 2, it moves in one list, 2, and stays in one, 1; event 2 and its outbox entry. Entry of under 5 KB
    // 10, it stays in three lists, 5 each; event of under 2 KB 4 and its outbox entry. The task of under 2 KB 4, which leaves
    // two lists, 2 each, its event 2 and its outbox entry, its deadline goes, 2 and one entry. Check of the cycle, rank key,
    // idempotency record 2 each.
    units: {
      read: 10,
      write: 58,
      counted: '(2 + 2 + 1) + (2 + 1) + (10 + 3 × 5) + (4 + 1) + (4 + 2 × 2) + (2 + 1) + (2 + 1) + 2 + 2 + 2',
    },
  },
  {
    name: 'proposeEntryReview',
    load,
    status: 200,
    prepare: async (tables, index) => {
      const sides = sidesOf('S', index);
      const entryId = await reviewed(tables, sides, 'SURVEYED', 'REVIEW_ENTRY');
      return onEntry(sides.agencyId, entryId, {
        routeKey: 'POST /evaluation-entries/{entryId}/review-proposal',
        claims: asOfficer,
      });
    },
    // Reads: officer, settings, idempotency record, entry of under 8 KB 2; the cycle twice, once for its scheme; the scheme,
    // the task that is done, the next one that may be there.
    // Writes: entry of under 5 KB 10, it stays in three lists, 5 each; event 2 and its outbox entry. The task of under 2 KB 4,
    // which leaves two lists, 2 each, its event of under 2 KB 4 and its outbox entry, its deadline goes, 2 and one entry.
    // The next one of under 2 KB 4 and two lists of 2, its event of under 2 KB 4 and its outbox entry, its deadline 2 and
    // one entry. Check of the cycle, rank key, idempotency record 2 each.
    units: {
      read: 10,
      write: 66,
      counted:
        '(10 + 3 × 5) + (2 + 1) + (4 + 2 × 2) + (4 + 1) + (2 + 1) + (4 + 2 × 2) + (4 + 1) + (2 + 1) + 2 + 2 + 2',
    },
  },
  {
    name: 'decideEntryReview (④)',
    load,
    status: 200,
    prepare: async (tables, index) => {
      const sides = sidesOf('T', index);
      const entryId = await reviewed(tables, sides, 'PROPOSED', 'APPROVE_ENTRY_REVIEW');
      return onEntry(sides.agencyId, entryId, {
        routeKey: 'POST /evaluation-entries/{entryId}/review-decision',
        body: { decision: 'APPROVE', reason: '与材料一致' },
        claims: asReviewer,
      });
    },
    // Reads: officer, settings, idempotency record, entry of under 8 KB 2; the cycle twice, once for its scheme; the scheme,
    // the task.
    // Writes: entry of under 5 KB 10, it moves in one list, 5 and 5, and stays in two, 5 each; event of under 2 KB 4 and its
    // outbox entry. The task of under 2 KB 4, which leaves two lists, 2 each, its event of under 2 KB 4 and its outbox entry,
    // its deadline goes, 2 and one entry. Check of the cycle, rank key, idempotency record 2 each.
    units: {
      read: 9,
      write: 57,
      counted: '(10 + 2 × 5 + 2 × 5) + (4 + 1) + (4 + 2 × 2) + (4 + 1) + (2 + 1) + 2 + 2 + 2',
    },
  },
];
