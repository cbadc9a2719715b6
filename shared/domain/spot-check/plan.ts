import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { follow } from '../machine.ts';
import type { Acting } from '../acting.ts';
import { instantSchema } from '../time/instant.ts';
import { Replacement } from '../sampling/bundle.ts';
import { type SpotCheckPlanAction, spotCheckPlanMachine, type SpotCheckPlanStatus } from './plan-machine.ts';

/** One plan a quarter, whose id is the quarter: no second seed can be tried (3-1c). */
export const SpotCheckPlanBody = onFirstUse(() =>
  z.strictObject({
    /** `2026Q1`. */
    quarter: z.string(),
    plannedBy: z.string(),
    plannedAt: instantSchema(),
    policyVersion: z.string(),
    /** SHA-256 of the seed, known before anything is drawn. */
    seedHash: z.string(),
    /** Where the seed lies sealed until the draw. */
    seedRef: z.string(),
    /** The orders that could be drawn: how many, in how many pages, and the hash over all of them. */
    population: z
      .strictObject({ size: z.int().min(0), pages: z.int().min(0), hash: z.string(), at: instantSchema() })
      .optional(),
    draw: z.strictObject({ by: z.string(), at: instantSchema() }).optional(),
    sample: z
      .strictObject({
        /** The seed, open once the sample is drawn. */
        seed: z.string(),
        /** The share of the population that was drawn, rounded up. */
        size: z.int().min(0),
        /** The least that each agency not yet checked enough this year gets. */
        perAgency: z.int().min(0),
        drawn: z.int().min(0),
        pages: z.int().min(0),
        at: instantSchema(),
      })
      .optional(),
    replacements: z.array(Replacement()).default([]),
    /** How often, by whom and why the orders with the gravest flags were taken besides. */
    riskParts: z
      .array(
        z.strictObject({ by: z.string(), at: instantSchema(), count: z.int().min(1), reason: z.string() }),
      )
      .default([]),
  }),
);
export type SpotCheckPlanBody = z.infer<ReturnType<typeof SpotCheckPlanBody>>;

export interface SpotCheckPlanState {
  readonly id: string;
  readonly status: string;
  readonly body: SpotCheckPlanBody;
}

export const followPlan = (status: string, action: SpotCheckPlanAction, { roles }: Pick<Acting, 'roles'>) =>
  // The status was written by the same machine.
  follow(spotCheckPlanMachine, status as SpotCheckPlanStatus, action, roles);

/** What a draw is made for: stands in front of each order's id when its place is computed. */
export const drawContextOf = (quarter: string): string => `spot-check ${quarter}`;
