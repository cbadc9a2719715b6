import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { UNFINISHED } from '../../../shared/domain/order/machine.ts';
import type { RemovalWorkerDeps } from '../deps.ts';
import { endOrders } from './end-orders.ts';
import { finishRemoval } from './finish.ts';
import { holdClaims } from './hold-claims.ts';
import { releaseClaims } from './release-claims.ts';

/** The steps of a removal after the agency itself: its orders state by state, its unpaid claims, and the look whether all is done. */
export const STEPS = [...UNFINISHED, 'CLAIMS', 'FINISH'] as const;

/** One page of one step. */
export const ExecutionPage = onFirstUse(() =>
  z.strictObject({
    removalId: z.string(),
    /** RELEASE comes alone, after a revocation. */
    step: z.enum([...STEPS, 'RELEASE']),
    index: z.int().nonnegative(),
    cursor: z.string().optional(),
  }),
);
export type ExecutionPage = z.infer<ReturnType<typeof ExecutionPage>>;

/**
 * Carries out one page and asks for the next (12-3h). A page that is repeated finds done what it did; a worker that dies
 * leaves the message on its queue, which brings it again: the saga resumes where it was.
 */
export async function executePage(page: ExecutionPage, now: string, deps: RemovalWorkerDeps): Promise<void> {
  const { removalId, step, index } = page;
  if (step === 'FINISH') return finishRemoval(removalId, now, deps);
  const cursor = await carryOut(page, step, now, deps);
  const following = step === 'RELEASE' ? undefined : STEPS[STEPS.indexOf(step) + 1];
  if (cursor !== undefined) await deps.pages.send([{ removalId, step, index: index + 1, cursor }]);
  else if (following !== undefined) await deps.pages.send([{ removalId, step: following, index: 0 }]);
}

function carryOut(
  page: ExecutionPage,
  step: Exclude<ExecutionPage['step'], 'FINISH'>,
  now: string,
  deps: RemovalWorkerDeps,
): Promise<string | undefined> {
  if (step === 'RELEASE') return releaseClaims(page, now, deps);
  return step === 'CLAIMS' ? holdClaims(page, now, deps) : endOrders(page, step, now, deps);
}
