import * as z from 'zod';
import { onFirstUse } from '../../../../events/on-first-use.ts';
import { HOW_REACHED } from '../../notification/delivery.ts';
import { instantSchema } from '../../time/instant.ts';
import { defineMachine } from '../../machine.ts';

/** Row 9-1c: whether one agency in scope is told. */
export const coverageMachine = defineMachine({
  name: 'Coverage',
  states: ['OPEN', 'CLOSED'],
  terminal: ['CLOSED'],
  transitions: [
    { action: 'place', from: [], to: 'OPEN', actors: ['SYSTEM', 'CENTRE_REVIEWER', 'CENTRE_OFFICER'] },
    { action: 'record', from: ['OPEN'], to: 'OPEN', actors: ['SYSTEM'] },
    { action: 'overdue', from: ['OPEN'], to: 'OPEN', actors: ['SYSTEM'] },
    {
      action: 'close',
      from: ['OPEN'],
      to: 'CLOSED',
      actors: ['SYSTEM', 'CENTRE_OFFICER', 'CENTRE_REVIEWER'],
    },
  ],
});

/** How the agency was reached where no channel did (9-1c). */
export const ManualContact = onFirstUse(() =>
  z.strictObject({
    by: z.string(),
    at: instantSchema(),
    how: z.enum(HOW_REACHED),
    /** Where it was recorded here, and not with the message that failed. */
    note: z.string().max(500).optional(),
  }),
);

/** Its id: `<cycleId>.<agencyId>`. */
export const CoverageBody = onFirstUse(() =>
  z.strictObject({
    cycleId: z.string(),
    agencyId: z.string(),
    uscc: z.string(),
    policyVersion: z.string(),
    placedAt: instantSchema(),
    /** When the station letter was delivered, and the text message submitted. */
    letterAt: instantSchema().optional(),
    smsAt: instantSchema().optional(),
    manual: ManualContact().optional(),
    closedAt: instantSchema().optional(),
  }),
);
export type CoverageBody = z.infer<ReturnType<typeof CoverageBody>>;

export const coverageId = (cycleId: string, agencyId: string): string => `${cycleId}.${agencyId}`;
export const COVERAGE_OVERDUE = 'COVERAGE_OVERDUE';

export type CoverageStatus = (typeof coverageMachine.states)[number];
export type CoverageAction = (typeof coverageMachine.transitions)[number]['action'];
export type ManualContact = z.infer<ReturnType<typeof ManualContact>>;

/** The text that tells an agency of the evaluation: what becomes of it makes its coverage (9-1c). */
export const NOTICE_TEMPLATE = 'EVALUATION_NOTICE';
