import * as z from 'zod';
import { HotlineConsultationAnswered } from '../../../events/hotline-consultation-answered/v1.ts';
import { HotlineConsultationRecorded } from '../../../events/hotline-consultation-recorded/v1.ts';
import { HotlineKnowledgePublished } from '../../../events/hotline-knowledge-published/v1.ts';
import { HotlineKnowledgeWithdrawn } from '../../../events/hotline-knowledge-withdrawn/v1.ts';
import { onFirstUse } from '../../../events/on-first-use.ts';
import type { Acting } from '../acting.ts';
import { type Decided, happened } from '../event.ts';
import { type Identifying, identifies } from '../identifying.ts';
import { defineMachine, follow } from '../machine.ts';
import { isRefusal, refuse, type Refusal } from '../problem.ts';
import { SealedPart } from '../sealed-part.ts';
import { instantSchema } from '../time/instant.ts';

const CENTRE = ['CENTRE_OFFICER'] as const;

/** Row 3-2c: the hotline (热线咨询). An answer may be published as knowledge, and withdrawn. */
export const consultationMachine = defineMachine({
  name: 'HotlineConsultation',
  states: ['OPEN', 'ANSWERED'],
  terminal: [],
  transitions: [
    { action: 'record', from: [], to: 'OPEN', actors: CENTRE },
    { action: 'answer', from: ['OPEN'], to: 'ANSWERED', actors: CENTRE },
    { action: 'publish', from: ['ANSWERED'], to: 'ANSWERED', actors: CENTRE },
    { action: 'withdraw', from: ['ANSWERED'], to: 'ANSWERED', actors: CENTRE },
  ],
});
export type ConsultationStatus = (typeof consultationMachine.states)[number];

const Knowledge = onFirstUse(() =>
  z.strictObject({ question: z.string(), answer: z.string(), by: z.string(), at: instantSchema() }),
);

/** A consultation; who called lies sealed. */
export const ConsultationBody = onFirstUse(() =>
  z.strictObject({
    /** The agency that called, where it said so. */
    agencyId: z.string().optional(),
    uscc: z.string().optional(),
    question: z.string(),
    caller: SealedPart().optional(),
    recordedAt: instantSchema(),
    recordedBy: z.string(),
    answer: z.strictObject({ text: z.string(), by: z.string(), at: instantSchema() }).optional(),
    knowledge: Knowledge().optional(),
  }),
);
export type ConsultationBody = z.infer<ReturnType<typeof ConsultationBody>>;

interface ConsultationState {
  readonly id: string;
  readonly status: string;
  readonly body: ConsultationBody;
}

type Decision = Decided<ConsultationBody> | Refusal;

/** – → OPEN. Commit with the sealed caller. */
export function decideRecordConsultation(
  consultationId: string,
  call: Pick<ConsultationBody, 'agencyId' | 'uscc' | 'question' | 'caller'>,
  { now, actor }: Pick<Acting, 'now' | 'actor'>,
): Decided<ConsultationBody> {
  const event = happened(
    HotlineConsultationRecorded,
    { consultationId },
    { article: '3-2c', to: 'OPEN', ...(call.caller && { refs: { caller: call.caller.ref } }) },
  );
  return { events: [event], body: { ...call, recordedAt: now, recordedBy: actor.id } };
}

/** OPEN → ANSWERED. */
export function decideAnswerConsultation(
  { id, status, body }: ConsultationState,
  text: string,
  { now, actor, roles }: Acting,
): Decision {
  const to = follow(consultationMachine, status as ConsultationStatus, 'answer', roles);
  if (isRefusal(to)) return to;
  const event = happened(HotlineConsultationAnswered, { consultationId: id }, { article: '3-2c', to });
  return { events: [event], body: { ...body, answer: { text, by: actor.id, at: now } } };
}

/** A mobile number or an identity number, whoever's it is. */
const PERSONAL_NUMBER = /(?<!\d)(?:1[3-9]\d{9}|\d{17}[\dXx])(?![\dXx])/;

/**
 * Publishes question and answer as the officer wrote them for everybody, anew where they were published before. Refuses
 * a text that names who called, or holds anybody's mobile or identity number: VALIDATION_FAILED naming the field.
 */
export function decidePublishKnowledge(
  { id, status, body }: ConsultationState,
  text: { readonly question: string; readonly answer: string },
  { now, actor, roles, caller }: Acting & { readonly caller: Identifying },
): Decision {
  const to = follow(consultationMachine, status as ConsultationStatus, 'publish', roles);
  if (isRefusal(to)) return to;
  const fields = (['question', 'answer'] as const)
    .filter((field) => {
      const plain = text[field].normalize('NFKC');
      return identifies(plain, caller) || PERSONAL_NUMBER.test(plain.replaceAll(/[\s-]/g, ''));
    })
    .map((field) => ({ field: `body.${field}`, zh: '不得含有个人信息', en: 'it holds personal data' }));
  if (fields.length > 0) return refuse('VALIDATION_FAILED', { article: '3-2c', fields });
  const event = happened(HotlineKnowledgePublished, { consultationId: id }, { article: '3-2c' });
  return { events: [event], body: { ...body, knowledge: { ...text, by: actor.id, at: now } } };
}

/** Takes what was published back. */
export function decideWithdrawKnowledge(
  { id, status, body }: ConsultationState,
  reason: string,
  { roles }: Acting,
): Decision {
  const to = follow(consultationMachine, status as ConsultationStatus, 'withdraw', roles);
  if (isRefusal(to)) return to;
  const { knowledge, ...rest } = body;
  if (knowledge === undefined) {
    const detail = { zh: '未公开，无须撤回', en: 'Nothing of it is published' };
    return refuse('ILLEGAL_TRANSITION', { article: '3-2c', detail });
  }
  const event = happened(HotlineKnowledgeWithdrawn, { consultationId: id }, { article: '3-2c', reason });
  return { events: [event], body: rest };
}
