import * as z from 'zod';
import { onFirstUse } from '../../../../events/on-first-use.ts';
import { defineMachine } from '../../machine.ts';
import { instantSchema } from '../../time/instant.ts';
import { AGENCY_ROLES, CENTRE_ROLES } from '../../identity/role.ts';

/** Row 9-1d: what an agency asks to have corrected in the list. */
export const correctionMachine = defineMachine({
  name: 'ScopeCorrection',
  states: ['REQUESTED', 'ACCEPTED', 'REFUSED'],
  terminal: ['ACCEPTED', 'REFUSED'],
  transitions: [
    { action: 'request', from: [], to: 'REQUESTED', actors: AGENCY_ROLES },
    { action: 'accept', from: ['REQUESTED'], to: 'ACCEPTED', actors: CENTRE_ROLES },
    { action: 'refuse', from: ['REQUESTED'], to: 'REFUSED', actors: CENTRE_ROLES },
  ],
});

export const CorrectionAsked = onFirstUse(() => z.enum(['INCLUDE', 'EXCLUDE']));

export const CorrectionBody = onFirstUse(() =>
  z.strictObject({
    cycleId: z.string(),
    agencyId: z.string(),
    uscc: z.string(),
    policyVersion: z.string(),
    /** To be evaluated in this category, or not to be. */
    asked: CorrectionAsked(),
    category: z.string(),
    /** In the agency's own words. */
    reason: z.string(),
    requestedBy: z.string(),
    requestedAt: instantSchema(),
    decision: z
      .strictObject({
        by: z.string(),
        at: instantSchema(),
        reason: z.string(),
        listVersion: z.int().optional(),
      })
      .optional(),
  }),
);
export type CorrectionBody = z.infer<ReturnType<typeof CorrectionBody>>;

export type CorrectionStatus = (typeof correctionMachine.states)[number];
export type CorrectionAction = (typeof correctionMachine.transitions)[number]['action'];
