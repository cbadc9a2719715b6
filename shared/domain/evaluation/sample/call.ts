import type { Acting } from '../../acting.ts';
import type { Decided } from '../../event.ts';
import { isRefusal } from '../../problem.ts';
import { decideRespond } from './answer.ts';
import { type Counting, decideContact, isContact } from './contact.ts';
import type { SurveyAnswers, SurveyBody, SurveyDecision, SurveyState } from './survey.ts';

/**
 * A call in which the user answers (9-3c). Where it is a contact of its own, it is taken as one first: the term of a user
 * who is called ends no earlier than the gap after the second call, so that one who answers in that call is never late.
 * @returns what {@link decideContact} and {@link decideRespond} refuse
 */
export function decideAnswerByCall(
  state: SurveyState,
  { reached, answers }: { readonly reached: boolean; readonly answers: SurveyAnswers },
  acting: Acting & Counting,
): SurveyDecision {
  if (!isContact(state, acting.now, acting.policy)) return decideRespond(state, answers, 'PHONE', acting);
  const contact = decideContact(state, { reached }, acting);
  if (isRefusal(contact)) return contact;
  const answer = decideRespond(contacted(state, contact), answers, 'PHONE', acting);
  if (isRefusal(answer)) return answer;
  return { events: [...contact.events, ...answer.events], body: answer.body };
}

function contacted(state: SurveyState, { events, body }: Decided<SurveyBody>): SurveyState {
  const cleared = events.flatMap(({ deadlines }) => deadlines?.clear ?? []);
  const kept = Object.entries(state.deadlines).filter(([kind]) => !cleared.includes(kind));
  const set = events.flatMap(({ deadlines }) => deadlines?.set ?? []);
  const deadlines = Object.fromEntries([...kept, ...set.map((each) => [each.kind, each] as const)]);
  return { ...state, status: 'CONTACTED', body, deadlines };
}
