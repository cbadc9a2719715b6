import type { Decided } from '../domain/event.ts';
import type { Principal } from '../domain/identity/principal.ts';
import type { AggregateType, Loaded } from '../store/aggregate.ts';
import { type Change, change, type NotBy, type Plan } from '../store/plan.ts';
import { type Standing, standingAfter } from '../store/standing-after.ts';
import { etag } from './version.ts';

/** What is committed together with a step, and who may not take it. */
export type StepExtras = Omit<Partial<Plan>, 'changes' | 'response'> & {
  readonly changes?: readonly Change[];
  readonly notBy?: NotBy;
};

/**
 * One step of a procedure as a plan: the aggregate's own change first, then what goes with it, and the aggregate after
 * it as the answer, as the caller may see it.
 */
export const stepPlan =
  <B>(type: AggregateType<B>, view: (after: Standing<B>, principal: Principal) => unknown) =>
  (
    found: Loaded<B>,
    decided: Decided<B>,
    { principal }: { readonly principal: Principal },
    { changes = [], notBy, ...rest }: StepExtras = {},
  ): Plan => {
    const after = standingAfter(found, decided);
    return {
      ...rest,
      changes: [change(type, found, decided, notBy), ...changes],
      response: { status: 200, body: view(after, principal), headers: etag(after.version) },
    };
  };
