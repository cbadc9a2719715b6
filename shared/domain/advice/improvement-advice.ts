import * as z from 'zod';
import { AdviceKind } from '../../../events/guidance-ref.ts';
import { ImprovementAdviceRead } from '../../../events/improvement-advice-read/v1.ts';
import { ImprovementAdviceResponded } from '../../../events/improvement-advice-responded/v1.ts';
import { ImprovementAdviceSent } from '../../../events/improvement-advice-sent/v1.ts';
import { onFirstUse } from '../../../events/on-first-use.ts';
import type { Acting } from '../acting.ts';
import { type Decided, happened } from '../event.ts';
import { AGENCY_ROLES } from '../identity/role.ts';
import { defineMachine, follow } from '../machine.ts';
import { isRefusal, type Refusal } from '../problem.ts';
import { instantSchema } from '../time/instant.ts';

/** Row 3-3b: advice to an agency (优化建议, 改进建议), with its read receipt and its answer. */
export const adviceMachine = defineMachine({
  name: 'ImprovementAdvice',
  states: ['SENT', 'READ', 'RESPONDED'],
  terminal: ['RESPONDED'],
  transitions: [
    { action: 'send', from: [], to: 'SENT', actors: ['CENTRE_OFFICER'] },
    { action: 'read', from: ['SENT'], to: 'READ', actors: AGENCY_ROLES },
    { action: 'respond', from: ['READ'], to: 'RESPONDED', actors: AGENCY_ROLES },
  ],
});
export type AdviceStatus = (typeof adviceMachine.states)[number];

/** What advice may rest on: tracking, evaluation, inspection and other supervision of this very agency. */
export const ADVICE_SOURCES = [
  'FOLLOWUP',
  'VISIT',
  'SPOTCHECK',
  'COMPLAINT',
  'RECTIFICATION',
  'VIOLATION',
  'ENTRY',
  'INSPECTION',
] as const;

export const AdviceBody = onFirstUse(() =>
  z.strictObject({
    agencyId: z.string(),
    uscc: z.string(),
    kind: AdviceKind(),
    title: z.string(),
    text: z.string(),
    /** The aggregate that it rests on, e.g. `SPOTCHECK#01J…`. */
    sourceRef: z.string(),
    sentAt: instantSchema(),
    sentBy: z.string(),
    readAt: instantSchema().optional(),
    response: z.strictObject({ text: z.string(), by: z.string(), at: instantSchema() }).optional(),
  }),
);
export type AdviceBody = z.infer<ReturnType<typeof AdviceBody>>;

interface AdviceState {
  readonly id: string;
  readonly status: string;
  readonly body: AdviceBody;
}

const refOf = (adviceId: string, { agencyId, uscc, kind }: AdviceBody) => ({
  adviceId,
  agencyId,
  uscc,
  kind,
});

/** – → SENT. That the source exists and concerns this agency is the caller's to see. */
export function decideSendAdvice(
  adviceId: string,
  advice: Pick<AdviceBody, 'agencyId' | 'uscc' | 'kind' | 'title' | 'text' | 'sourceRef'>,
  { now, actor }: Pick<Acting, 'now' | 'actor'>,
): Decided<AdviceBody> {
  const body = { ...advice, sentAt: now, sentBy: actor.id };
  const event = happened(
    ImprovementAdviceSent,
    { ...refOf(adviceId, body), sourceRef: advice.sourceRef },
    { article: '3-3b', to: 'SENT', refs: { source: advice.sourceRef, agency: advice.agencyId } },
  );
  return { events: [event], body };
}

/** SENT → READ, the first time that the agency opens it; undefined when it has been read before. */
export function decideReadAdvice(
  { id, status, body }: AdviceState,
  { now, roles }: Acting,
): Decided<AdviceBody> | Refusal | undefined {
  if (status !== 'SENT') return undefined;
  const to = follow(adviceMachine, status, 'read', roles);
  if (isRefusal(to)) return to;
  const event = happened(ImprovementAdviceRead, refOf(id, body), { article: '3-3b', to });
  return { events: [event], body: { ...body, readAt: now } };
}

/** READ → RESPONDED: nobody answers what they have not opened. */
export function decideRespondToAdvice(
  { id, status, body }: AdviceState,
  text: string,
  { now, actor, roles }: Acting,
): Decided<AdviceBody> | Refusal {
  const to = follow(adviceMachine, status as AdviceStatus, 'respond', roles);
  if (isRefusal(to)) return to;
  const event = happened(ImprovementAdviceResponded, refOf(id, body), { article: '3-3b', to });
  return { events: [event], body: { ...body, response: { text, by: actor.id, at: now } } };
}
