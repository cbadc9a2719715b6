import type { Envelope } from '../../../events/envelope.ts';
import { InstrumentAwardRecorded } from '../../../events/instrument-award-recorded/v1.ts';
import { bySystem } from '../../../shared/domain/acting.ts';
import { awardInPeriod } from '../../../shared/domain/reward/instrument-award.ts';
import { reactionContext } from '../../../shared/runtime/queue-handler.ts';
import { instrumentAward, reward, rewardsOf } from '../../../shared/store/aggregates/reward.ts';
import { executeOnce } from '../../../shared/store/execute.ts';
import { get, list, load } from '../../../shared/store/read.ts';
import type { FollowUpWorkerDeps } from '../deps.ts';
import { excludeOrQuestion } from '../rewards/exclude-or-question.ts';
import { isEmpty, type Settling } from '../settle/part.ts';

/** More than a recipient could have had since vouchers began: one a cycle. */
const REWARDS = 50;

/**
 * Row 10-3c: a row that is entered after rewards were listed excludes what is not confirmed, and makes a task of what
 * is, also of what was confirmed in the moment the row was entered.
 */
export async function followAward(event: Envelope, now: string, deps: FollowUpWorkerDeps): Promise<void> {
  const { uscc } = InstrumentAwardRecorded.data().parse(event.data);
  const { tables } = deps;
  const current = await deps.settings.current(now);
  const settling: Settling = { ...bySystem(now), ...current, tables };
  const match = current.policy.get('reward.instrumentAwardMatch');
  const { items } = await list(tables, reward, 'list2', { pk: rewardsOf(uscc) }, { limit: REWARDS });
  for (const { id } of items) {
    await executeOnce(
      tables,
      { consumer: 'evaluation-follow-up', messageId: `${event.id}#${id}` },
      async () => {
        const found = await get(tables, reward, id);
        const awards = (await load(tables, instrumentAward, uscc))?.body.awards ?? [];
        const award = awardInPeriod(awards, found.body, match);
        if (award === undefined) return undefined;
        const part = await excludeOrQuestion(found, { cause: 'INSTRUMENT_AWARD', award }, settling);
        return isEmpty(part) ? undefined : { ...part, response: undefined };
      },
      reactionContext(event, now, current.policy.version),
    );
  }
}
