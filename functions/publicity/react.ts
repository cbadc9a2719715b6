import type { Envelope } from '../../events/envelope.ts';
import { OnboardingVerified } from '../../events/onboarding-verified/v1.ts';
import { PublicityCleared } from '../../events/publicity-cleared/v1.ts';
import type { Log } from '../../shared/runtime/log.ts';
import { reactionContext } from '../../shared/runtime/queue-handler.ts';
import { publicity } from '../../shared/store/aggregates/publicity.ts';
import { executeOnce } from '../../shared/store/execute.ts';
import type { Plan } from '../../shared/store/plan.ts';
import { get } from '../../shared/store/read.ts';
import type { NoticeDeps } from './deps.ts';
import { admitAfterObjections } from './notices/admit-after-objections.ts';
import { openNotice } from './notices/open-notice.ts';

const CONSUMER = 'publicity';

/**
 * The reaction of this capability to one event: a verified case gets its notice, a cleared notice lets its agency in.
 * Everything else has its effect on a notice in its own commit; a changed calendar is functions/timers' to apply.
 */
export async function react(
  event: Envelope,
  now: string,
  deps: NoticeDeps & { readonly log: Log },
): Promise<void> {
  const { policy } = await deps.settings.current(now);
  const context = reactionContext(event, now, policy.version);
  const once = async (decide: () => Promise<Plan<undefined> | undefined>) => {
    const consumption = { consumer: CONSUMER, messageId: event.id };
    const done = await executeOnce(deps.tables, consumption, decide, context);
    deps.log.info(done ? 'COMMITTED' : 'SKIPPED', { eventId: event.id, eventType: event.type });
  };
  switch (event.type) {
    case OnboardingVerified.type: {
      const { caseId } = OnboardingVerified.data().parse(event.data);
      // The same event always makes the same notice.
      const publicityId = `${caseId}-${event.aggregate.version}`;
      return once(() => openNotice({ caseId, publicityId, now }, deps));
    }
    case PublicityCleared.type: {
      const { publicityId } = PublicityCleared.data().parse(event.data);
      return once(async () => {
        const notice = await get(deps.tables, publicity, publicityId);
        const parts = await admitAfterObjections(notice, now, deps);
        return parts && { ...parts, response: undefined };
      });
    }
    default:
      deps.log.info('SKIPPED', { eventId: event.id, eventType: event.type });
  }
}
