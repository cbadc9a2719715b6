import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { PublicitySubject } from '../../../events/publicity-subject.ts';
import type { Decided } from '../event.ts';
import { follow } from '../machine.ts';
import type { Acting } from '../acting.ts';
import type { Refusal } from '../problem.ts';
import type { Deadline } from '../time/deadline.ts';
import { instantSchema } from '../time/instant.ts';
import { localDateSchema } from '../time/local-date.ts';
import { type PublicityAction, publicityMachine, type PublicityStatus } from './machine.ts';

/** The clock of the objection period, in the publicity's partition. */
export const PUBLICITY_CLOSE = 'PUBLICITY_CLOSE';
/** The clock of a re-check after the objections that a source could not answer yet. */
export const PUBLICITY_RE_CHECK = 'PUBLICITY_RE_CHECK';

const RestDay = onFirstUse(() =>
  z.strictObject({ date: localDateSchema(), reason: z.enum(['HOLIDAY', 'WEEKEND']) }),
);

export const ExtensionCause = onFirstUse(() => z.enum(['CALENDAR', 'OUTAGE', 'CORRECTION']));
export type ExtensionCause = z.infer<ReturnType<typeof ExtensionCause>>;

/** The printed dates and how they were counted; kept after the clock has stopped (domain §1.1). */
export const PublicityPeriod = onFirstUse(() =>
  z.strictObject({
    publishedAt: instantSchema(),
    publishedOn: localDateSchema(),
    countFrom: localDateSchema(),
    lastDay: localDateSchema(),
    /** 24:00 of `lastDay` in Shanghai, exclusive. */
    closesAt: instantSchema(),
    mode: z.enum(['CIVIL_CODE', 'INCLUSIVE', 'WORKDAYS']),
    days: z.int().positive(),
    skipped: z.array(RestDay()),
    rolled: z.array(RestDay()),
    calendarVersions: z.record(z.string(), z.string()),
    provisional: z.boolean(),
  }),
);
export type PublicityPeriod = z.infer<ReturnType<typeof PublicityPeriod>>;

export const PublicityBody = onFirstUse(() =>
  z.strictObject({
    subject: PublicitySubject(),
    uscc: z.string().optional(),
    /** What is publicised in its RFC 8785 form, frozen when the notice was created. */
    content: z.string(),
    /** SHA-256 of `content`. */
    contentHash: z.string(),
    policyVersion: z.string(),
    period: PublicityPeriod(),
    extensions: z
      .array(
        z.strictObject({
          at: instantSchema(),
          by: z.string(),
          cause: ExtensionCause(),
          reason: z.string(),
          formerLastDay: localDateSchema(),
          lastDay: localDateSchema(),
        }),
      )
      .default([]),
    objections: z.strictObject({
      received: z.int().nonnegative(),
      undecided: z.array(z.string()),
      upheld: z.array(z.string()),
    }),
    cancellation: z
      .strictObject({ proposedBy: z.string(), proposedAt: instantSchema(), reason: z.string() })
      .optional(),
    closedAt: instantSchema().optional(),
  }),
);
export type PublicityBody = z.infer<ReturnType<typeof PublicityBody>>;

/** A publicity as a decision needs it: a loaded aggregate is one. */
export interface PublicityState {
  readonly id: string;
  readonly status: string;
  readonly deadlines: Readonly<Record<string, Deadline>>;
  readonly refs: Readonly<Record<string, string>>;
  readonly body: PublicityBody;
}

export type PublicityDecision = Decided<PublicityBody> | Refusal;

/** What names the publicity in its events. */
export const refOf = ({ id, body: { subject, uscc } }: Pick<PublicityState, 'id' | 'body'>) => ({
  publicityId: id,
  subject,
  ...(uscc !== undefined && { uscc }),
});

/** The state an action leads a publicity to under SM-2, or why it may not be taken. */
export function followPublicity(
  status: string,
  action: PublicityAction,
  acting: Pick<Acting, 'roles'>,
): PublicityStatus | Refusal {
  // The store keeps the status as text; a text that is no state of SM-2 matches no row and is refused.
  return follow(publicityMachine, status as PublicityStatus, action, acting.roles);
}
