import * as z from 'zod';
import { onFirstUse } from '../../../../events/on-first-use.ts';
import { defineMachine } from '../../machine.ts';
import { instantSchema } from '../../time/instant.ts';
import { IndicatorScheme } from '../scheme/scheme.ts';

/** Row 8-2. `lock` is part of the lock of a cycle. */
export const schemeMachine = defineMachine({
  name: 'IndicatorScheme',
  states: ['DRAFT', 'APPROVED', 'LOCKED'],
  terminal: ['LOCKED'],
  transitions: [
    {
      action: 'draft',
      from: [],
      to: 'DRAFT',
      actors: ['SYSTEM', 'CENTRE_OFFICER', 'CENTRE_REVIEWER', 'COMMISSION_OFFICER'],
    },
    {
      action: 'revise',
      from: ['DRAFT'],
      to: 'DRAFT',
      actors: ['CENTRE_OFFICER', 'CENTRE_REVIEWER', 'COMMISSION_OFFICER'],
    },
    { action: 'approve', from: ['DRAFT'], to: 'APPROVED', actors: ['COMMISSION_OFFICER'] },
    { action: 'reopen', from: ['APPROVED'], to: 'DRAFT', actors: ['COMMISSION_OFFICER'] },
    { action: 'lock', from: ['APPROVED'], to: 'LOCKED', actors: ['COMMISSION_OFFICER'] },
  ],
});
export type SchemeStatus = (typeof schemeMachine.states)[number];
export type SchemeAction = (typeof schemeMachine.transitions)[number]['action'];

/** A version of the scheme (8-2). Once locked it never changes: next year's is another version (8-3). */
export const SchemeBody = onFirstUse(() =>
  z.strictObject({
    scheme: IndicatorScheme(),
    policyVersion: z.string(),
    draftedBy: z.string(),
    draftedAt: instantSchema(),
    /** The version that it was copied from; none where it was made from the policy in force. */
    copyOf: z.string().optional(),
    revisedBy: z.string().optional(),
    revisedAt: instantSchema().optional(),
    approvedBy: z.string().optional(),
    approvedAt: instantSchema().optional(),
    locked: z.strictObject({ cycleId: z.string(), hash: z.string(), at: instantSchema() }).optional(),
  }),
);
export type SchemeBody = z.infer<ReturnType<typeof SchemeBody>>;
