import { createHash } from 'node:crypto';
import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { OFFICER_ROLES } from '../identity/role.ts';
import { instantSchema } from '../time/instant.ts';

export const CHANNELS = ['LETTER', 'SMS', 'YWTB_LETTER'] as const;
export const Channel = onFirstUse(() => z.enum(CHANNELS));
export type Channel = z.infer<ReturnType<typeof Channel>>;

/**
 * Who is told: an agency by its code, a buyer (the inbox of its organisation, or that of a team), an objector, a
 * complainant or a user who was drawn for a survey through their sealed record, or everybody of an officer role.
 */
export const Recipient = onFirstUse(() =>
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('AGENCY'), uscc: z.string() }),
    z.strictObject({ kind: z.literal('BUYER'), buyerId: z.string(), uscc: z.string().optional() }),
    z.strictObject({ kind: z.literal('OBJECTOR'), objectionId: z.string() }),
    z.strictObject({ kind: z.literal('COMPLAINANT'), complaintId: z.string() }),
    z.strictObject({ kind: z.literal('SURVEYED'), surveyId: z.string() }),
    z.strictObject({ kind: z.literal('OFFICERS'), role: z.enum(OFFICER_ROLES) }),
  ]),
);
export type Recipient = z.infer<ReturnType<typeof Recipient>>;

/** That one recipient is to be told of one event. Parameters are public facts; a secret one is sealed elsewhere. */
export const NoticeBody = onFirstUse(() =>
  z.strictObject({
    eventId: z.string(),
    eventType: z.string(),
    recipient: Recipient(),
    template: z.string(),
    params: z.record(z.string(), z.string()),
    subjectRef: z.string(),
    uscc: z.string().optional(),
    deliveries: z.array(z.strictObject({ channel: Channel(), deliveryId: z.string() })),
    issuedAt: instantSchema(),
  }),
);
export type NoticeBody = z.infer<ReturnType<typeof NoticeBody>>;

export const LetterBody = onFirstUse(() =>
  z.strictObject({
    noticeId: z.string(),
    deliveryId: z.string(),
    recipient: Recipient(),
    template: z.string(),
    subjectRef: z.string(),
    title: z.string(),
    body: z.string(),
    /** The passage of the regulation that the act rests on (row 1-1). */
    basis: z.string(),
    /** Where the recipient reads on. */
    link: z.string(),
    postedAt: instantSchema(),
    readAt: instantSchema().optional(),
    readBy: z.string().optional(),
  }),
);
export type LetterBody = z.infer<ReturnType<typeof LetterBody>>;

export function recipientKey(recipient: Recipient): string {
  switch (recipient.kind) {
    case 'AGENCY':
      return `AGENCY#${recipient.uscc}`;
    // An organisation has one inbox, whatever it is on the platform.
    case 'BUYER':
      return recipient.uscc === undefined ? `BUYER#${recipient.buyerId}` : `AGENCY#${recipient.uscc}`;
    case 'OBJECTOR':
      return `OBJECTOR#${recipient.objectionId}`;
    case 'COMPLAINANT':
      return `COMPLAINANT#${recipient.complaintId}`;
    case 'SURVEYED':
      return `SURVEYED#${recipient.surveyId}`;
    case 'OFFICERS':
      return `OFFICERS#${recipient.role}`;
  }
}

/** Whether only the discipline role may know who it is: the phone lies sealed (domain §3.4, §6.5). */
export const isSealed = ({ kind }: Recipient): boolean =>
  kind === 'OBJECTOR' || kind === 'COMPLAINANT' || kind === 'SURVEYED';

const digest = (parts: readonly string[]) =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32);

/** The one notice of an event for a recipient: planning it twice gives the same id. */
export const noticeIdOf = (eventId: string, recipient: Recipient): string =>
  digest([eventId, recipientKey(recipient)]);

/** The one delivery of an event for a recipient by a channel (SM-21). */
export const deliveryIdOf = (eventId: string, recipient: Recipient, channel: Channel): string =>
  digest([eventId, recipientKey(recipient), channel]);
