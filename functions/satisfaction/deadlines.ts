import { decideLapse } from '../../shared/domain/evaluation/sample/answer.ts';
import { SURVEY_CONTACT_AGAIN, SURVEY_DUE } from '../../shared/domain/evaluation/sample/survey.ts';
import { survey } from '../../shared/store/aggregates/satisfaction.ts';
import { change, type Plan } from '../../shared/store/plan.ts';
import { get } from '../../shared/store/read.ts';
import type { SatisfactionDeadlineDeps } from './deps.ts';
import { contactAgain } from './surveys/contact.ts';

/** The term is over: the next of the list follows by the event (9-3c). */
async function lapse(
  { id, now }: { readonly id: string; readonly now: string },
  { tables, settings }: SatisfactionDeadlineDeps,
): Promise<Plan<undefined> | undefined> {
  const found = await get(tables, survey, id);
  const policy = await settings.policyOf(found.body.policyVersion);
  const decided = decideLapse(found, now, policy);
  const changes = decided && [change(survey, found, decided)];
  return changes && { changes, response: undefined, policyVersion: policy.version };
}

/** What happens when a deadline of this capability is due (functions/timers). */
export const deadlineHandlers = {
  [`SURVEY ${SURVEY_CONTACT_AGAIN}`]: contactAgain,
  [`SURVEY ${SURVEY_DUE}`]: lapse,
};
