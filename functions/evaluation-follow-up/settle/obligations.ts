import type { Acting } from '../../../shared/domain/acting.ts';
import type { EntryBody } from '../../../shared/domain/evaluation/entry/entry.ts';
import {
  addDays,
  addMonths,
  closesAt,
  toLocalDate,
  type LocalDate,
} from '../../../shared/domain/time/local-date.ts';
import type { Article } from '../../../shared/policy/articles.ts';
import type { PolicySet } from '../../../shared/policy/policy.ts';
import { closeAction, openAction, type OpenAction } from '../../../shared/store/open-actions.ts';
import type { Tables } from '../../../shared/store/table.ts';
import { closeTask, openTask, taskId } from '../../../shared/store/tasks.ts';
import { NOTHING, type Part } from './part.ts';

interface Obligation {
  readonly kind: 'OPTIMIZATION_ADVICE' | 'IMPROVEMENT_ADVICE' | 'REMEDIAL_TRAINING';
  readonly task: 'SEND_OPTIMIZATION_ADVICE' | 'SEND_IMPROVEMENT_ADVICE' | 'ORGANISE_REMEDIAL_TRAINING';
  readonly article: Article;
  readonly dueOn: (published: LocalDate, policy: PolicySet) => LocalDate;
}

/** What the centre owes an agency after its grade (10-2c, 10-2d, 10-2e). */
export const OBLIGATIONS = {
  OPTIMIZATION_ADVICE: {
    kind: 'OPTIMIZATION_ADVICE',
    task: 'SEND_OPTIMIZATION_ADVICE',
    article: '10-2c',
    dueOn: (day, policy) => addDays(day, policy.get('evaluation.optimizationAdviceDays')),
  },
  REMEDIAL_TRAINING: {
    kind: 'REMEDIAL_TRAINING',
    task: 'ORGANISE_REMEDIAL_TRAINING',
    article: '10-2d',
    dueOn: (day, policy) => addMonths(day, policy.get('evaluation.remedialTrainingMonths')),
  },
  IMPROVEMENT_ADVICE: {
    kind: 'IMPROVEMENT_ADVICE',
    task: 'SEND_IMPROVEMENT_ADVICE',
    article: '10-2e',
    // With the result itself.
    dueOn: (day) => day,
  },
} as const satisfies Readonly<Record<string, Obligation>>;

/** Which of them a grade brings. */
export const OWED: Readonly<Record<string, readonly Obligation['kind'][]>> = {
  QUALIFIED: ['OPTIMIZATION_ADVICE', 'REMEDIAL_TRAINING'],
  UNQUALIFIED: ['IMPROVEMENT_ADVICE'],
};

export interface Owed {
  readonly id: string;
  readonly body: Pick<EntryBody, 'cycleId' | 'category' | 'agencyId' | 'uscc'>;
}

const actionOf = (
  { id, body: { cycleId, category, agencyId } }: Owed,
  kind: Obligation['kind'],
): OpenAction => ({
  kind,
  cycleId,
  category,
  entryId: id,
  agencyId,
});

const taskOf = (entryId: string, { task }: Obligation) => taskId(`ENTRY#${entryId}`, task, 1);

/** Opens it with its task, once: what is done does not come back with a second look at the entry. */
export async function openObligation(
  owed: Owed,
  kind: Obligation['kind'],
  published: string,
  { tables, policy, now }: { readonly tables: Tables; readonly policy: PolicySet; readonly now: string },
): Promise<Part> {
  const obligation: Obligation = OBLIGATIONS[kind];
  const task = await openTask(
    tables,
    taskOf(owed.id, obligation),
    {
      queue: 'CENTRE_OFFICER',
      kind: obligation.task,
      subjectRef: `ENTRY#${owed.id}`,
      uscc: owed.body.uscc,
      dueAt: closesAt(obligation.dueOn(toLocalDate(published), policy)),
    },
    { now, article: obligation.article },
  );
  if (task === undefined) return NOTHING;
  return { changes: [task], projections: await openAction(tables, actionOf(owed, kind)) };
}

/** Closes it with its task: it was done, or is no longer owed. */
export async function closeObligation(
  action: OpenAction & { readonly entryId: string },
  { tables, now, actor }: Pick<Acting, 'now' | 'actor'> & { readonly tables: Tables },
): Promise<Part> {
  const { kind } = action;
  if (kind === 'REWARD' || kind === 'FOLLOW_UP_RUN') return NOTHING;
  const obligation: Obligation = OBLIGATIONS[kind];
  const task = await closeTask(tables, taskOf(action.entryId, obligation), {
    now,
    actor,
    article: obligation.article,
  });
  return { changes: task === undefined ? [] : [task], projections: await closeAction(tables, action) };
}

/** As `closeObligation`, by the entry itself. */
export const dropObligation = (
  owed: Owed,
  kind: Obligation['kind'],
  acting: Pick<Acting, 'now' | 'actor'> & { readonly tables: Tables },
): Promise<Part> => closeObligation({ ...actionOf(owed, kind), entryId: owed.id }, acting);
