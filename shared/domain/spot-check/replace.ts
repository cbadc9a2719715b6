import { SpotCheckReplaced } from '../../../events/spot-check-replaced/v1.ts';
import { SpotCheckReplacementProposed } from '../../../events/spot-check-replacement-proposed/v1.ts';
import { SpotCheckReplacementReturned } from '../../../events/spot-check-replacement-returned/v1.ts';
import type { Acting } from '../acting.ts';
import { happened } from '../event.ts';
import { isRefusal, refuse, type Refusal } from '../problem.ts';
import { sampleLocked } from './decide-plan.ts';
import {
  followSpotCheck,
  type SpotCheckDecision,
  spotCheckRefOf,
  type SpotCheckState,
} from './spot-check.ts';

interface Reasoned {
  readonly reason: string;
}

/**
 * An officer proposes to take out a drawn order that cannot be checked; nobody names the one that comes in its place,
 * which is the next of the list (3-1c). What an officer had chosen was not drawn and is not replaced.
 */
export function decideProposeReplacement(
  state: SpotCheckState,
  { reason }: Reasoned,
  acting: Acting,
): SpotCheckDecision {
  if (state.body.part === 'RISK') return sampleLocked();
  const to = followSpotCheck(state.status, 'proposeReplacement', acting);
  if (isRefusal(to)) return to;
  if (state.body.replacement !== undefined) return refuse('DUPLICATE', { article: '3-1c' });
  const event = happened(SpotCheckReplacementProposed, spotCheckRefOf(state), { article: '3-1c', reason });
  const replacement = { reason, by: acting.actor.id, at: acting.now };
  const replacementProposals = state.body.replacementProposals + 1;
  return { events: [event], body: { ...state.body, replacement, replacementProposals } };
}

/** The second person does not agree: the order stays in the sample. */
export function decideReturnReplacement(
  state: SpotCheckState,
  { reason }: Reasoned,
  acting: Acting,
): SpotCheckDecision {
  const refused = refuseDeciding(state, 'returnReplacement', acting);
  if (refused !== undefined) return refused;
  const { replacement, ...body } = state.body;
  const event = happened(SpotCheckReplacementReturned, spotCheckRefOf(state), {
    article: '3-1c',
    reason,
    record: { proposal: replacement },
  });
  return { events: [event], body };
}

/** REPLACED by a second person (④); put the proposer as `notBy` in the commit. The next of the list is drawn after it. */
export function decideReplace(
  state: SpotCheckState,
  { reason }: Reasoned,
  acting: Acting,
): SpotCheckDecision {
  const refused = refuseDeciding(state, 'replace', acting);
  if (refused !== undefined) return refused;
  const { planId, replacement } = state.body;
  const event = happened(
    SpotCheckReplaced,
    { ...spotCheckRefOf(state), planId },
    {
      article: '3-1c',
      to: 'REPLACED',
      reason,
      record: { proposedBy: replacement?.by, proposal: replacement?.reason, decidedBy: acting.actor.id },
    },
  );
  return {
    events: [event],
    body: { ...state.body, takenOut: { reason, by: acting.actor.id, at: acting.now } },
  };
}

function refuseDeciding(
  state: SpotCheckState,
  action: 'returnReplacement' | 'replace',
  acting: Acting,
): Refusal | undefined {
  const to = followSpotCheck(state.status, action, acting);
  if (isRefusal(to)) return to;
  const { replacement } = state.body;
  if (replacement === undefined) {
    const detail = { zh: '尚无替换该订单的意见', en: 'No replacement has been proposed' };
    return refuse('ILLEGAL_TRANSITION', { article: '3-1c', detail, extra: { state: state.status } });
  }
  return replacement.by === acting.actor.id ? refuse('FOUR_EYES', { article: '3-1c' }) : undefined;
}
