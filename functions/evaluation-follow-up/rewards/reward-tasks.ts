import type { Acting } from '../../../shared/domain/acting.ts';
import type { RewardState } from '../../../shared/domain/reward/reward.ts';
import type { TaskKind } from '../../../shared/domain/task/task.ts';
import { addDays, closesAt, toLocalDate } from '../../../shared/domain/time/local-date.ts';
import type { PolicySet } from '../../../shared/policy/policy.ts';
import { closeAction, openAction, type OpenAction } from '../../../shared/store/open-actions.ts';
import type { Change } from '../../../shared/store/plan.ts';
import type { Projection } from '../../../shared/store/projections.ts';
import type { Tables } from '../../../shared/store/table.ts';
import { closeTask, openTask, taskId } from '../../../shared/store/tasks.ts';

type RewardTask = Extract<TaskKind, 'PROPOSE_REWARD' | 'DECIDE_REWARD' | 'REVOKE_REWARD'>;
type About = Pick<RewardState, 'id' | 'body'>;

const actionOf = ({ id, body: { cycleId, category, agencyId } }: About): OpenAction => ({
  kind: 'REWARD',
  cycleId,
  category,
  entryId: id,
  agencyId,
});

const rewardTask = ({ id }: About, kind: RewardTask, round: number) => taskId(`REWARD#${id}`, kind, round);

/** Work for the Commission, beside which the Finance Bureau may act, due in policy `reward.targetDays`. */
export async function openRewardTask(
  tables: Tables,
  about: About,
  [kind, round]: readonly [RewardTask, number],
  { now, policy }: { readonly now: string; readonly policy: PolicySet },
): Promise<Change[]> {
  const dueOn = addDays(toLocalDate(now), policy.get('reward.targetDays'));
  const task = await openTask(
    tables,
    rewardTask(about, kind, round),
    {
      queue: 'COMMISSION_OFFICER',
      kind,
      subjectRef: `REWARD#${about.id}`,
      uscc: about.body.uscc,
      dueAt: closesAt(dueOn),
    },
    { now, article: kind === 'REVOKE_REWARD' ? '10-3c' : '10-2a' },
  );
  return task === undefined ? [] : [task];
}

export async function closeRewardTask(
  tables: Tables,
  about: About,
  [kind, round]: readonly [RewardTask, number],
  { now, actor }: Pick<Acting, 'now' | 'actor'>,
): Promise<Change[]> {
  const task = await closeTask(tables, rewardTask(about, kind, round), { now, actor, article: '10-2a' });
  return task === undefined ? [] : [task];
}

/** Until it is decided, it keeps its cycle open. */
export const openRewardAction = (tables: Tables, about: About): Promise<Projection[]> =>
  openAction(tables, actionOf(about));

/** Nothing more is to be decided about a reward that was ELIGIBLE. */
export async function closeRewardDecision(
  tables: Tables,
  about: About,
  acting: Pick<Acting, 'now' | 'actor'>,
): Promise<{ readonly changes: Change[]; readonly projections: Projection[] }> {
  const { rounds, proposal } = about.body;
  const pending =
    proposal === undefined ? (['PROPOSE_REWARD', rounds + 1] as const) : (['DECIDE_REWARD', rounds] as const);
  return {
    changes: await closeRewardTask(tables, about, pending, acting),
    projections: await closeAction(tables, actionOf(about)),
  };
}
