import type { Envelope } from '../../../events/envelope.ts';
import { decideClaim, decideUndeliverable } from '../../../shared/domain/notification/claim.ts';
import {
  articleOf,
  type DeliveryBody,
  type DeliveryContext,
  RELEASE,
} from '../../../shared/domain/notification/delivery.ts';
import { isSealed } from '../../../shared/domain/notification/notice.ts';
import { decideUsePhone, type PhoneUsageBody } from '../../../shared/domain/notification/phone-usage.ts';
import { reactionContext } from '../../../shared/runtime/queue-handler.ts';
import type { Loaded } from '../../../shared/store/aggregate.ts';
import { delivery } from '../../../shared/store/aggregates/delivery.ts';
import { phoneUsage } from '../../../shared/store/aggregates/phone-usage.ts';
import { executeOnce } from '../../../shared/store/execute.ts';
import { type Change, change } from '../../../shared/store/plan.ts';
import { load } from '../../../shared/store/read.ts';
import type { SettingsSource } from '../../../shared/store/settings.ts';
import type { Tables } from '../../../shared/store/table.ts';
import { openCallTask } from '../call-tasks.ts';

export interface ClaimDeps {
  readonly tables: Tables;
  readonly settings: SettingsSource;
}

/** An attempt that is the caller's alone. */
export interface ClaimedAttempt {
  readonly attempt: number;
  readonly delivery: Loaded<DeliveryBody>;
}

/** Queued, and waiting for nothing. */
const isReady = (loaded: Loaded<DeliveryBody>) =>
  loaded.status === 'QUEUED' && loaded.deadlines[RELEASE] === undefined;

/** The delivery of a DeliveryQueued event, if it is still to be sent. */
export async function readyDelivery(
  tables: Tables,
  event: Envelope,
): Promise<Loaded<DeliveryBody> | undefined> {
  const loaded = await load(tables, delivery, event.aggregate.id);
  return loaded !== undefined && isReady(loaded) ? loaded : undefined;
}

/**
 * Claims the next attempt by one commit: of several callers, one gets it (SM-21). Undefined when there is none to make
 * now: it was made before, it waits for quiet hours or the rate of its number, or there is no point any more.
 * @param phoneHash of the number of a text message; absent = it has none
 */
export async function claimAttempt(
  event: Envelope,
  now: string,
  phoneHash: string | undefined,
  deps: ClaimDeps,
): Promise<ClaimedAttempt | undefined> {
  const { tables } = deps;
  const { policy, calendar } = await deps.settings.current(now);
  const context: DeliveryContext = { now, policy, calendar };
  let claimed: ClaimedAttempt | undefined;
  const done = await executeOnce(
    tables,
    { consumer: 'notification-sender', messageId: event.id },
    async () => {
      claimed = undefined;
      const loaded = await readyDelivery(tables, event);
      if (loaded === undefined) return undefined;
      const { channel, category } = loaded.body;
      if (channel === 'SMS' && phoneHash === undefined) {
        return { changes: await withoutPhone(tables, loaded, context), response: undefined };
      }
      const counted = channel === 'SMS' && category === 'NOTICE' ? phoneHash : undefined;
      const usage = counted === undefined ? undefined : await load(tables, phoneUsage, counted);
      const claim = decideClaim(loaded, usage?.body ?? { uses: [] }, context);
      const changes: Change[] = [change(delivery, loaded, claim.decided)];
      if (claim.kind === 'CLAIMED') {
        claimed = { attempt: claim.attempt, delivery: loaded };
        if (counted !== undefined) changes.push(countUse(counted, usage, loaded.body, now));
      }
      if (claim.kind === 'DEAD') {
        changes.push(...(await openCallTask(tables, loaded, 'REACH_BY_PHONE', context)));
      }
      return { changes, response: undefined };
    },
    reactionContext(event, now, policy.version),
  );
  return done ? claimed : undefined;
}

/** An anonymous objector without a phone can be called by nobody; an agency can. */
async function withoutPhone(
  tables: Tables,
  loaded: Loaded<DeliveryBody>,
  context: DeliveryContext,
): Promise<Change[]> {
  const dead = change(delivery, loaded, decideUndeliverable(loaded, 'NO_VERIFIED_PHONE'));
  if (isSealed(loaded.body.recipient)) return [dead];
  return [dead, ...(await openCallTask(tables, loaded, 'REACH_BY_PHONE', context))];
}

function countUse(
  phoneHash: string,
  usage: Loaded<PhoneUsageBody> | undefined,
  body: DeliveryBody,
  now: string,
): Change {
  const { category, template } = body;
  const ctx = { now, article: articleOf(body) };
  const decided = decideUsePhone(usage?.body ?? { uses: [] }, { category, template }, ctx);
  return change(phoneUsage, usage ?? { newId: phoneHash }, decided);
}
