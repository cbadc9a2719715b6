import type { Acting } from '../../../shared/domain/acting.ts';
import { decideReplace } from '../../../shared/domain/evaluation/sample/answer.ts';
import { SealedList } from '../../../shared/domain/evaluation/sample/sample.ts';
import { decideContinue, decideSettle } from '../../../shared/domain/evaluation/sample/slots.ts';
import type { SampleBody } from '../../../shared/domain/evaluation/sample/sample.ts';
import type { SurveyBody } from '../../../shared/domain/evaluation/sample/survey.ts';
import { orThrow } from '../../../shared/domain/problem.ts';
import type { Loaded } from '../../../shared/store/aggregate.ts';
import { sample, survey } from '../../../shared/store/aggregates/satisfaction.ts';
import { type Change, change, type Plan } from '../../../shared/store/plan.ts';
import { get } from '../../../shared/store/read.ts';
import type { SatisfactionWorkerDeps } from '../deps.ts';
import { newSurvey } from './new-survey.ts';

/** What an answer, or the end of the list, is for the sample: the last place closes it (9-3c). */
export function settleSlot(
  found: Loaded<SampleBody>,
  { slot }: Pick<SurveyBody, 'slot'>,
  outcome: 'RESPONDED' | 'EXHAUSTED',
  { now }: Pick<Acting, 'now'>,
): Change {
  return change(sample, found, orThrow(decideSettle(found, { slot, outcome }, now)));
}

/**
 * The next of the list takes the place of a user who did not answer or may not be asked; where nobody is left the place
 * stays empty (9-3c). Undefined when that was done.
 */
export async function planReplacement(
  surveyId: string,
  now: string,
  deps: SatisfactionWorkerDeps,
): Promise<Plan<undefined> | undefined> {
  const { tables } = deps;
  const found = await get(tables, survey, surveyId);
  const drawn = await get(tables, sample, found.body.sampleId);
  const slot = drawn.body.slots.find((each) => each.surveyId === surveyId);
  if (drawn.status !== 'DRAWN' || slot === undefined || slot.outcome !== undefined) return undefined;
  const next = await nextSurvey(drawn, found.body, now, deps);
  const replaced = decideReplace(found, next);
  const own = replaced === undefined ? [] : [change(survey, found, replaced)];
  if (next === undefined) {
    const settled = settleSlot(drawn, found.body, 'EXHAUSTED', { now });
    return { changes: [...own, settled], response: undefined };
  }
  const continued = decideContinue(drawn, {
    slot: slot.slot,
    surveyId: next.surveyId,
    next: drawn.body.next + 1,
  });
  return {
    changes: [...own, change(sample, drawn, continued), ...next.changes],
    guards: next.guards,
    sealed: next.sealed,
    response: undefined,
  };
}

async function nextSurvey(
  drawn: Loaded<SampleBody>,
  { cycleId, sampleId, slot, policyVersion }: SurveyBody,
  now: string,
  deps: SatisfactionWorkerDeps,
) {
  const { list, next: place } = drawn.body;
  if (list === undefined) return undefined;
  const { order } = await deps.sealed.open(list.ref, SealedList());
  const buyerId = order[place]?.buyerId;
  if (buyerId === undefined) return undefined;
  return newSurvey({ cycleId, sampleId, slot, place, buyerId, policyVersion }, now, deps);
}
