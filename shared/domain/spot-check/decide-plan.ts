import { SpotCheckDrawOrdered } from '../../../events/spot-check-draw-ordered/v1.ts';
import { SpotCheckPlanned } from '../../../events/spot-check-planned/v1.ts';
import { SpotCheckPopulationFrozen } from '../../../events/spot-check-population-frozen/v1.ts';
import { SpotCheckReplacementDrawn } from '../../../events/spot-check-replacement-drawn/v1.ts';
import { SpotCheckSampled } from '../../../events/spot-check-sampled/v1.ts';
import { SpotCheckSeedRevealed } from '../../../events/spot-check-seed-revealed/v1.ts';
import type { PolicySet } from '../../policy/policy.ts';
import type { Acting } from '../acting.ts';
import { type Decided, happened } from '../event.ts';
import { isRefusal, refuse, type Refusal } from '../problem.ts';
import type { Replacement } from '../sampling/bundle.ts';
import { commitmentOf } from '../sampling/draw.ts';
import { startOfDay } from '../time/local-date.ts';
import { daysOfQuarter } from '../time/quarter.ts';
import { followPlan, type SpotCheckPlanBody, type SpotCheckPlanState } from './plan.ts';

type PlanDecision = Decided<SpotCheckPlanBody> | Refusal;

/**
 * Plans a quarter that is over: the seed is committed to by its hash before anybody can know the draw, and lies sealed
 * until then (3-1c, domain §6.5). The plan's id is the quarter, so that there is one seed only.
 */
export function decidePlan(
  quarter: string,
  { seed, seedRef }: { readonly seed: string; readonly seedRef: string },
  acting: Acting & { readonly policy: PolicySet },
): PlanDecision {
  const endsAt = startOfDay(daysOfQuarter(quarter).next);
  if (acting.now < endsAt) return refuse('QUARTER_NOT_OVER', { article: '3-1c', extra: { endsAt } });
  const seedHash = commitmentOf(seed);
  const event = happened(
    SpotCheckPlanned,
    { planId: quarter, quarter, seedHash },
    { article: '3-1c', to: 'PLANNED' },
  );
  const { actor, now, policy } = acting;
  return {
    events: [event],
    body: {
      quarter,
      plannedBy: actor.id,
      plannedAt: now,
      policyVersion: policy.version,
      seedHash,
      seedRef,
      replacements: [],
      riskParts: [],
    },
  };
}

/** Fixes what may be drawn. Undefined when it is fixed already. */
export function decideFreeze(
  state: SpotCheckPlanState,
  frozen: { readonly size: number; readonly pages: number; readonly hash: string },
  now: string,
): Decided<SpotCheckPlanBody> | undefined {
  const to = followPlan(state.status, 'freeze', { roles: ['SYSTEM'] });
  if (isRefusal(to) || state.body.population !== undefined) return undefined;
  const { size, hash } = frozen;
  const { quarter } = state.body;
  const event = happened(
    SpotCheckPopulationFrozen,
    { planId: state.id, quarter, size, populationHash: hash },
    { article: '3-1c' },
  );
  return { events: [event], body: { ...state.body, population: { ...frozen, at: now } } };
}

/** Orders the draw: another person than the one who planned, once the population is fixed [J]. */
export function decideOrderDraw(state: SpotCheckPlanState, acting: Acting): PlanDecision {
  const to = followPlan(state.status, 'draw', acting);
  if (isRefusal(to)) return to;
  if (state.body.draw !== undefined) return refuse('DUPLICATE', { article: '3-1c' });
  if (state.body.population === undefined) {
    const detail = { zh: '抽查总体尚未固定', en: 'The population is not fixed yet' };
    return refuse('ILLEGAL_TRANSITION', { article: '3-1c', detail, extra: { state: state.status } });
  }
  if (state.body.plannedBy === acting.actor.id) return refuse('FOUR_EYES', { article: '3-1c' });
  const { quarter } = state.body;
  const event = happened(SpotCheckDrawOrdered, { planId: state.id, quarter }, { article: '3-1c' });
  return { events: [event], body: { ...state.body, draw: { by: acting.actor.id, at: acting.now } } };
}

/** PLANNED → SAMPLED: the sample stands and the seed is open, in one commit. Undefined when that is done. */
export function decideSample(
  state: SpotCheckPlanState,
  sample: Omit<NonNullable<SpotCheckPlanBody['sample']>, 'at'>,
  now: string,
): Decided<SpotCheckPlanBody> | undefined {
  const to = followPlan(state.status, 'sample', { roles: ['SYSTEM'] });
  if (isRefusal(to) || state.body.draw === undefined) return undefined;
  const { quarter, seedHash } = state.body;
  const plan = { planId: state.id, quarter };
  const { size, perAgency, drawn } = sample;
  return {
    events: [
      happened(
        SpotCheckSampled,
        { ...plan, drawn },
        { article: '3-1c', to, record: { size, perAgency, drawn } },
      ),
      happened(
        SpotCheckSeedRevealed,
        { ...plan, seedHash },
        { article: '3-1c', record: { seed: sample.seed } },
      ),
    ],
    body: { ...state.body, sample: { ...sample, at: now } },
  };
}

/** The next of the list takes the place of a replaced order. Undefined when that was done. */
export function decideDrawReplacement(
  state: SpotCheckPlanState,
  replacement: Replacement,
): Decided<SpotCheckPlanBody> | undefined {
  const to = followPlan(state.status, 'replace', { roles: ['SYSTEM'] });
  const { replaced, by } = replacement;
  if (isRefusal(to) || state.body.replacements.some((each) => each.replaced === replaced)) return undefined;
  const event = happened(
    SpotCheckReplacementDrawn,
    {
      planId: state.id,
      quarter: state.body.quarter,
      replacedOrderId: replaced,
      ...(by !== undefined && { orderId: by }),
    },
    { article: '3-1c', record: { skipped: replacement.skipped } },
  );
  return {
    events: [event],
    body: { ...state.body, replacements: [...state.body.replacements, replacement] },
  };
}

/** What a person may choose: an order for the risk-weighted part only; the random part is closed to everybody. */
export function refusePick(
  state: SpotCheckPlanState,
  part: 'RANDOM' | 'RISK',
  acting: Pick<Acting, 'roles'>,
): Refusal | undefined {
  if (part === 'RANDOM') return sampleLocked();
  const to = followPlan(state.status, 'pick', acting);
  return isRefusal(to) ? to : undefined;
}

export const sampleLocked = (): Refusal => refuse('SAMPLE_LOCKED', { article: '3-1c' });
