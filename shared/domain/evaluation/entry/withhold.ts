import { EntryWithheld } from '../../../../events/entry-withheld/v1.ts';
import { EntryWithholdingLifted } from '../../../../events/entry-withholding-lifted/v1.ts';
import type { Acting } from '../../acting.ts';
import { happened } from '../../event.ts';
import { isRefusal } from '../../problem.ts';
import { type EntryDecision, entryRefOf, type EntryState, followEntry } from './entry.ts';

/** → WITHHELD: an investigation is open (domain §6.4). Write the rank key anew with it. */
export function decideWithhold(
  state: EntryState,
  { reason, ref }: { readonly reason: string; readonly ref?: string | undefined },
  acting: Acting,
): EntryDecision {
  const to = followEntry(state.status, 'withhold', acting);
  if (isRefusal(to)) return to;
  const withheld = { by: acting.actor.id, at: acting.now, reason, ...(ref !== undefined && { ref }) };
  return {
    events: [
      happened(EntryWithheld, entryRefOf(state), {
        article: '9-4',
        to,
        reason,
        ...(ref !== undefined && { refs: { investigation: ref } }),
      }),
    ],
    body: { ...state.body, withheld },
  };
}

/** WITHHELD → UNDER_REVIEW: the entry is reviewed on. Write the rank key anew with it. */
export function decideLiftWithhold(
  state: EntryState,
  { reason }: { readonly reason: string },
  acting: Acting,
): EntryDecision {
  const to = followEntry(state.status, 'liftWithhold', acting);
  if (isRefusal(to)) return to;
  const { withheld: _, review: _review, ...body } = state.body;
  return {
    events: [happened(EntryWithholdingLifted, entryRefOf(state), { article: '9-4', to, reason })],
    body,
  };
}
