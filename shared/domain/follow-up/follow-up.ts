import * as z from 'zod';
import { FollowUpDone } from '../../../events/follow-up-done/v1.ts';
import { FollowUpNoted } from '../../../events/follow-up-noted/v1.ts';
import { FollowUpOpened } from '../../../events/follow-up-opened/v1.ts';
import { FollowUpCause } from '../../../events/guidance-ref.ts';
import { onFirstUse } from '../../../events/on-first-use.ts';
import type { Acting } from '../acting.ts';
import { type Decided, happened } from '../event.ts';
import { defineMachine, follow } from '../machine.ts';
import { isRefusal, refuse, type Refusal } from '../problem.ts';
import { instantSchema } from '../time/instant.ts';
import { localDateSchema, toLocalDate } from '../time/local-date.ts';

/** Row 3-2a: the centre follows up an agency (跟踪服务). */
export const followUpMachine = defineMachine({
  name: 'FollowUp',
  states: ['OPEN', 'DONE'],
  terminal: ['DONE'],
  transitions: [
    { action: 'open', from: [], to: 'OPEN', actors: ['CENTRE_OFFICER', 'SYSTEM'] },
    { action: 'note', from: ['OPEN'], to: 'OPEN', actors: ['CENTRE_OFFICER'] },
    { action: 'finish', from: ['OPEN'], to: 'DONE', actors: ['CENTRE_OFFICER'] },
  ],
});
export type FollowUpStatus = (typeof followUpMachine.states)[number];

/** So that the whole stays under the 400 KB of an item (DynamoDB Developer Guide, "Service quotas"). */
export const MAX_NOTES = 40;

const note = onFirstUse(() => z.strictObject({ text: z.string(), by: z.string(), at: instantSchema() }));

/** Internal: no agency reads any of it. */
export const FollowUpBody = onFirstUse(() =>
  z.strictObject({
    agencyId: z.string(),
    uscc: z.string(),
    cause: FollowUpCause(),
    /** The aggregate that gave cause to it, e.g. `ADVICE#01J…`. */
    causeRef: z.string().optional(),
    title: z.string(),
    dueOn: localDateSchema(),
    openedAt: instantSchema(),
    openedBy: z.string(),
    notes: z.array(note()),
    conclusion: note().optional(),
  }),
);
export type FollowUpBody = z.infer<ReturnType<typeof FollowUpBody>>;

interface FollowUpState {
  readonly id: string;
  readonly status: string;
  readonly body: FollowUpBody;
}

const refOf = (followUpId: string, { agencyId, uscc }: FollowUpBody) => ({ followUpId, agencyId, uscc });

/** – → OPEN, due on a day that is not over. By an officer, or by the platform after an evaluation. */
export function decideOpenFollowUp(
  followUpId: string,
  about: Pick<FollowUpBody, 'agencyId' | 'uscc' | 'cause' | 'causeRef' | 'title' | 'dueOn'>,
  { now, actor }: Pick<Acting, 'now' | 'actor'>,
): Decided<FollowUpBody> | Refusal {
  if (about.dueOn < toLocalDate(now)) {
    const fields = [{ field: 'body.dueOn', zh: '不得早于今天', en: 'it is over' }];
    return refuse('VALIDATION_FAILED', { article: '3-2a', fields });
  }
  const body = { ...about, openedAt: now, openedBy: actor.id, notes: [] };
  const event = happened(
    FollowUpOpened,
    { ...refOf(followUpId, body), cause: about.cause },
    {
      article: '3-2a',
      to: 'OPEN',
      refs: { agency: about.agencyId },
      record: { dueOn: about.dueOn, ...(about.causeRef !== undefined && { causeRef: about.causeRef }) },
    },
  );
  return { events: [event], body };
}

/** One more note, while it is open. */
export function decideNoteFollowUp(
  { id, status, body }: FollowUpState,
  text: string,
  { now, actor, roles }: Acting,
): Decided<FollowUpBody> | Refusal {
  const to = follow(followUpMachine, status as FollowUpStatus, 'note', roles);
  if (isRefusal(to)) return to;
  if (body.notes.length >= MAX_NOTES) {
    const detail = { zh: '登记条数已满，请办结', en: 'There is no room for another note: finish it' };
    return refuse('ILLEGAL_TRANSITION', { article: '3-2a', detail });
  }
  const event = happened(FollowUpNoted, refOf(id, body), { article: '3-2a' });
  return { events: [event], body: { ...body, notes: [...body.notes, { text, by: actor.id, at: now }] } };
}

/** OPEN → DONE, with what came of it. */
export function decideFinishFollowUp(
  { id, status, body }: FollowUpState,
  text: string,
  { now, actor, roles }: Acting,
): Decided<FollowUpBody> | Refusal {
  const to = follow(followUpMachine, status as FollowUpStatus, 'finish', roles);
  if (isRefusal(to)) return to;
  const event = happened(FollowUpDone, refOf(id, body), { article: '3-2a', to });
  return { events: [event], body: { ...body, conclusion: { text, by: actor.id, at: now } } };
}
