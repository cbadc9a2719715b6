import { DeliveryRead } from '../../../events/delivery-read/v1.ts';
import { LetterRead } from '../../../events/letter-read/v1.ts';
import { type Decided, happened } from '../event.ts';
import { follow } from '../machine.ts';
import { isRefusal, type Refusal } from '../problem.ts';
import {
  articleOf,
  canStep,
  deliveryFactsOf,
  step,
  type DeliveryBody,
  type DeliveryState,
  type PersonContext,
} from './delivery.ts';
import { letterMachine, type LetterStatus } from './machine.ts';
import type { LetterBody } from './notice.ts';

/** Records the first reading of a letter, with its delivery: that is the read receipt (row 9-1c). */
export function decideReadLetter(
  letter: { readonly id: string; readonly status: string; readonly body: LetterBody },
  delivery: DeliveryState,
  ctx: PersonContext,
): { readonly letter: Decided<LetterBody>; readonly delivery?: Decided<DeliveryBody> } | Refusal {
  const to = follow(letterMachine, letter.status as LetterStatus, 'read', ctx.roles);
  if (isRefusal(to)) return to;
  const article = articleOf(delivery.body);
  const { recipient } = letter.body;
  const uscc = recipient.kind === 'AGENCY' ? { uscc: recipient.uscc } : {};
  const read = happened(LetterRead, { letterId: letter.id, ...uscc }, { article, to });
  return {
    letter: { events: [read], body: { ...letter.body, readAt: ctx.now, readBy: ctx.actor.id } },
    ...(canStep(delivery, 'read') && {
      delivery: {
        events: [happened(DeliveryRead, deliveryFactsOf(delivery), { article, to: step(delivery, 'read') })],
        body: { ...delivery.body, readAt: ctx.now },
      },
    }),
  };
}
