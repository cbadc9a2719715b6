import { PublicityReCheckAwaited } from '../../../events/publicity-re-check-awaited/v1.ts';
import { PublicityReCheckEnded } from '../../../events/publicity-re-check-ended/v1.ts';
import type { PolicySet } from '../../policy/policy.ts';
import { type Decided, happened } from '../event.ts';
import { deadlineAt } from '../time/deadline.ts';
import { addDuration, type Instant } from '../time/instant.ts';
import type { Outcome } from '../verification/verification-state.ts';
import {
  PUBLICITY_CLOSE,
  PUBLICITY_RE_CHECK,
  type PublicityBody,
  type PublicityState,
  refOf,
} from './publicity.ts';

/**
 * Approval waits for a source that does not answer (5-4a; domain §5.3: an unknown result never passes). The clock of
 * the close gives way to one that tries again after policy `publicity.reCheckRetryMinutes`; objections stay refused,
 * as the period is over, and the date of onboarding stays that of `closesAt`.
 */
export function decideAwaitReCheck(
  state: PublicityState,
  { now, policy }: { readonly now: Instant; readonly policy: PolicySet },
): Decided<PublicityBody> {
  const clock = deadlineAt({
    kind: PUBLICITY_RE_CHECK,
    base: now,
    at: addDuration(now, { minutes: policy.get('publicity.reCheckRetryMinutes') }),
    source: { policyKey: 'publicity.reCheckRetryMinutes', article: '5-4a' },
  });
  const event = happened(PublicityReCheckAwaited, refOf(state), {
    article: '5-4a',
    deadlines: { set: [clock], clear: [PUBLICITY_CLOSE] },
  });
  return { events: [event], body: state.body };
}

/** What the registry and the lists said, as it stands in the trail. */
export interface ReCheckRecord {
  readonly outcome: Outcome;
  readonly results: readonly unknown[];
  readonly answers: readonly unknown[];
}

/** The re-check of a cleared publicity answered; the clock of one that was awaited stops. */
export function decideEndReCheck(state: PublicityState, reCheck: ReCheckRecord): Decided<PublicityBody> {
  const outcome = reCheck.outcome === 'FAIL' ? 'FAIL' : 'PASS';
  const event = happened(
    PublicityReCheckEnded,
    { ...refOf(state), outcome },
    { article: '5-4b', deadlines: { clear: Object.keys(state.deadlines) }, record: { reCheck } },
  );
  return { events: [event], body: state.body };
}
