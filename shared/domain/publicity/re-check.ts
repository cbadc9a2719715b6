import { PublicityReCheckAwaited } from '../../../events/publicity-re-check-awaited/v1.ts';
import { PublicityReCheckEnded } from '../../../events/publicity-re-check-ended/v1.ts';
import { type Decided, happened } from '../event.ts';
import { deadlineAt } from '../time/deadline.ts';
import type { Instant } from '../time/instant.ts';
import { PUBLICITY_RE_CHECK, type PublicityBody, type PublicityState, refOf } from './publicity.ts';

/**
 * Approval waits for a source that does not answer: a clock that is due at once, so that the sweep tries again every
 * hour until the re-check gave a result (5-4b; domain §5.3: an unknown result never passes).
 */
export function decideAwaitReCheck(
  state: PublicityState,
  { now }: { readonly now: Instant },
): Decided<PublicityBody> {
  const source = { policyKey: 'objection.decideWorkingDays', article: '5-4b' } as const;
  const clock = deadlineAt({ kind: PUBLICITY_RE_CHECK, base: now, at: now, source });
  const event = happened(PublicityReCheckAwaited, refOf(state), {
    article: '5-4b',
    deadlines: { set: [clock] },
  });
  return { events: [event], body: state.body };
}

/** The awaited re-check answered: its clock stops. */
export function decideEndReCheck(state: PublicityState, outcome: 'PASS' | 'FAIL'): Decided<PublicityBody> {
  const event = happened(
    PublicityReCheckEnded,
    { ...refOf(state), outcome },
    { article: '5-4b', deadlines: { clear: [PUBLICITY_RE_CHECK] } },
  );
  return { events: [event], body: state.body };
}
