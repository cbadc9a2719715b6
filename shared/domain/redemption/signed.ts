import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import type { Acting } from '../acting.ts';
import { type Instant, instantSchema } from '../time/instant.ts';

/** The two offices that decide on money (14-2): an agency is told which of them acted. */
const OFFICES = ['COMMISSION', 'FINANCE'] as const;

/** Who took a step, when, why, and for which office; the platform for none. */
export const signature = onFirstUse(() => ({
  by: z.string(),
  at: instantSchema(),
  reason: z.string(),
  office: z.enum(OFFICES).optional(),
}));

interface Signed {
  readonly by: string;
  readonly at: Instant;
  readonly reason: string;
  readonly office?: (typeof OFFICES)[number];
}

export function signed({ actor, now }: Pick<Acting, 'actor' | 'now'>, reason: string): Signed {
  const office = OFFICES.find((each) => actor.role === `${each}_OFFICER`);
  return { by: actor.id, at: now, reason, ...(office && { office }) };
}
