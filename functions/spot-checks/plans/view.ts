import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import type { Principal } from '../../../shared/domain/identity/principal.ts';
import { allowedActions } from '../../../shared/domain/machine.ts';
import { Replacement } from '../../../shared/domain/sampling/bundle.ts';
import type { SpotCheckPlanBody } from '../../../shared/domain/spot-check/plan.ts';
import {
  spotCheckPlanMachine,
  type SpotCheckPlanStatus,
} from '../../../shared/domain/spot-check/plan-machine.ts';
import type { Standing } from '../../../shared/store/standing-after.ts';

export const SpotCheckPlanView = onFirstUse(() =>
  z.object({
    planId: z.string(),
    quarter: z.string(),
    status: z.enum(spotCheckPlanMachine.states),
    version: z.int(),
    plannedAt: z.string(),
    seedHash: z.string().describe('SHA-256 of the seed, published before the draw'),
    seed: z.string().optional().describe('once the sample is drawn'),
    population: z.object({ size: z.int(), hash: z.string(), at: z.string() }).optional(),
    drawOrderedAt: z.string().optional(),
    sample: z.object({ size: z.int(), drawn: z.int(), perAgency: z.int(), at: z.string() }).optional(),
    replacements: z.array(Replacement()),
    allowedActions: z.array(z.string()),
  }),
);

export function planView(
  { id, status, version, body }: Pick<Standing<SpotCheckPlanBody>, 'id' | 'status' | 'version' | 'body'>,
  { roles }: Pick<Principal, 'roles'>,
) {
  const { quarter, plannedAt, seedHash, population, draw, sample, replacements } = body;
  const { size, drawn, perAgency, at } = sample ?? {};
  return {
    planId: id,
    quarter,
    status: status as SpotCheckPlanStatus,
    version,
    plannedAt,
    seedHash,
    ...(sample && { seed: sample.seed, sample: { size, drawn, perAgency, at } }),
    ...(population && { population: { size: population.size, hash: population.hash, at: population.at } }),
    ...(draw && { drawOrderedAt: draw.at }),
    replacements,
    allowedActions: allowedActions(spotCheckPlanMachine, status as SpotCheckPlanStatus, roles),
  };
}
