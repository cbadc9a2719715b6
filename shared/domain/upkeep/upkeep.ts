import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { instantSchema } from '../time/instant.ts';
import { localDateSchema } from '../time/local-date.ts';
import type { Deadline } from '../time/deadline.ts';
import { Outcome } from '../verification/verification-state.ts';

/** The four sections whose change is an effective update, and the signed confirmation of all four (6-3a). */
export const SECTIONS = ['INTRODUCTION', 'QUALIFICATIONS', 'PRODUCTS', 'CHARGING_STANDARD'] as const;
export type Section = (typeof SECTIONS)[number];
const UPDATE_SOURCES = [...SECTIONS, 'CONFIRMATION'] as const;

/** A reminder that was given; its event's id names the notice and so its deliveries. */
export const Reminder = onFirstUse(() =>
  z.strictObject({
    dueOn: localDateSchema(),
    daysLeft: z.int().nonnegative(),
    at: instantSchema(),
    eventId: z.string(),
  }),
);
export type Reminder = z.infer<ReturnType<typeof Reminder>>;

/** What an agency kept up to date, and when. Every date only ever moves forward, whatever order the events come in. */
export const UpkeepBody = onFirstUse(() =>
  z.strictObject({
    agencyId: z.string(),
    uscc: z.string(),
    /** The day from which the platform knows the agency, or knows it again: what it said then was up to date. */
    knownFrom: localDateSchema(),
    /** The last day of an effective update, by its source. */
    updates: z.partialRecord(z.enum(UPDATE_SOURCES), localDateSchema()),
    lastEffectiveUpdateOn: localDateSchema(),
    /** The last day on which an order that had been accepted moved on. */
    lastOrderActivityOn: localDateSchema().optional(),
    /** The last day of the running period; when it has ended, of the period that ended. */
    dueOn: localDateSchema(),
    /** Whole periods since the last update that ended without one. */
    missed: z.int().nonnegative(),
    /** Of the running period. */
    reminders: z.array(Reminder()),
    dormancy: z.strictObject({
      /** The day that completes the years without update and without order. */
      dueOn: localDateSchema(),
      reminders: z.array(Reminder()),
      reachedAt: instantSchema().optional(),
      uncuredAt: instantSchema().optional(),
    }),
    /** The last signed confirmation that nothing had changed. */
    confirmation: z
      .strictObject({
        on: localDateSchema(),
        at: instantSchema(),
        by: z.string(),
        declarationVersion: z.string(),
        /** What stood on the platform then. */
        agencyVersion: z.int().positive(),
      })
      .optional(),
    registry: z.strictObject({ on: localDateSchema(), outcome: Outcome() }).optional(),
  }),
);
export type UpkeepBody = z.infer<ReturnType<typeof UpkeepBody>>;

export interface UpkeepState {
  readonly id: string;
  readonly status: string;
  readonly version: number;
  readonly deadlines: Readonly<Record<string, Deadline>>;
  readonly body: UpkeepBody;
}
