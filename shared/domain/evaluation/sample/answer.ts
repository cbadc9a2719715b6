import { SurveyExhausted } from '../../../../events/survey-exhausted/v1.ts';
import { SurveyLeadSettled } from '../../../../events/survey-lead-settled/v1.ts';
import { SurveyNoResponse } from '../../../../events/survey-no-response/v1.ts';
import { SurveyReplaced } from '../../../../events/survey-replaced/v1.ts';
import { SurveyResponded } from '../../../../events/survey-responded/v1.ts';
import type { PolicySet } from '../../../policy/policy.ts';
import type { Acting } from '../../acting.ts';
import { canonicalHash } from '../../canonical.ts';
import { type Decided, happened } from '../../event.ts';
import { isRefusal, refuse } from '../../problem.ts';
import { isDue } from '../../time/deadline.ts';
import type { Instant } from '../../time/instant.ts';
import type { ViolationKind } from '../../violation/kinds.ts';
import {
  followSurvey,
  SURVEY_CONTACT_AGAIN,
  SURVEY_DUE,
  SURVEY_FACTS,
  type SurveyAnswers,
  type SurveyBody,
  type SurveyDecision,
  type SurveyFact,
  surveyRefOf,
  type SurveyState,
} from './survey.ts';

const clocksOf = ({ deadlines }: SurveyState) =>
  [SURVEY_CONTACT_AGAIN, SURVEY_DUE].filter((kind) => deadlines[kind] !== undefined);

/** What a "no" makes one suspect (domain §6.5): a person decides, never the platform (domain §5.2). */
export const LEADS = {
  performedByAgency: 'SUBCONTRACTING',
  deliverableReceived: 'FALSIFICATION_SERVICE_RECORD',
} as const satisfies Readonly<Record<SurveyFact, ViolationKind>>;

/** The questions that were answered with "no". */
export const leadsOf = (answers: SurveyAnswers): SurveyFact[] =>
  (['performedByAgency', 'deliverableReceived'] as const).filter((fact) => !answers[fact]);

/**
 * Where an answer leads that is given now: only while the user is asked, and once (9-3c).
 * @returns DUPLICATE for a second answer, DEADLINE_PASSED once the term is over
 */
export function followAnswer(state: SurveyState, acting: Pick<Acting, 'now' | 'roles'>) {
  if (state.body.answer !== undefined) return refuse('DUPLICATE', { article: '9-3c' });
  const due = state.deadlines[SURVEY_DUE];
  const over = ['NO_RESPONSE', 'REPLACED', 'EXHAUSTED'].includes(state.status);
  if (over || (due !== undefined && isDue(due, acting.now)))
    return refuse('DEADLINE_PASSED', { article: '9-3c' });
  return followSurvey(state.status, 'respond', acting);
}

/** CONTACTED → RESPONDED, once (9-3c). @returns what {@link followAnswer} refuses */
export function decideRespond(
  state: SurveyState,
  answers: SurveyAnswers,
  via: 'LINK' | 'PHONE',
  acting: Acting,
): SurveyDecision {
  const to = followAnswer(state, acting);
  if (isRefusal(to)) return to;
  const facts = leadsOf(answers);
  const event = happened(
    SurveyResponded,
    { ...surveyRefOf(state), via },
    { article: '9-3c', to, deadlines: { clear: clocksOf(state) }, inputHash: canonicalHash(answers) },
  );
  const answer = { ...answers, at: acting.now, via, by: acting.actor.id };
  return {
    events: [event],
    body: { ...state.body, answer, ...(facts.length > 0 && { lead: { facts } }) },
  };
}

/**
 * CONTACTED → NO_RESPONSE: the term is over (9-3c). Undefined when it is too early, or a user was not contacted as often
 * as policy `evaluation.surveyContacts` asks.
 */
export function decideLapse(
  state: SurveyState,
  now: Instant,
  policy: PolicySet,
): Decided<SurveyBody> | undefined {
  const due = state.deadlines[SURVEY_DUE];
  const contacts = policy.get('evaluation.surveyContacts');
  if (due === undefined || !isDue(due, now) || state.body.contacts.length < contacts) return undefined;
  const to = followSurvey(state.status, 'lapse', { roles: ['SYSTEM'] });
  if (isRefusal(to)) return undefined;
  const event = happened(SurveyNoResponse, surveyRefOf(state), {
    article: '9-3c',
    to,
    deadlines: { clear: clocksOf(state) },
  });
  return { events: [event], body: state.body };
}

/** NO_RESPONSE → REPLACED by the next of the list, or EXHAUSTED where nobody is left (9-3c). Undefined when it was done. */
export function decideReplace(
  state: SurveyState,
  next: { readonly surveyId: string } | undefined,
): Decided<SurveyBody> | undefined {
  const to = followSurvey(state.status, next === undefined ? 'exhaust' : 'replace', { roles: ['SYSTEM'] });
  if (isRefusal(to)) return undefined;
  if (next === undefined) {
    const event = happened(SurveyExhausted, surveyRefOf(state), { article: '9-3c', to });
    return { events: [event], body: state.body };
  }
  const by = next.surveyId;
  const event = happened(
    SurveyReplaced,
    { ...surveyRefOf(state), nextSurveyId: by },
    { article: '9-3c', to },
  );
  return { events: [event], body: { ...state.body, replacedBy: by } };
}

/** An officer takes the lead up as suspicions, or finds nothing in it. */
export function decideSettleLead(
  state: SurveyState,
  settled:
    | { readonly outcome: 'SUSPECTED'; readonly violationIds: readonly string[] }
    | { readonly outcome: 'DISMISSED' },
  reason: string,
  { actor, now }: Acting,
): SurveyDecision {
  const { lead } = state.body;
  if (lead === undefined) return refuse('NOT_FOUND', { article: '9-3c' });
  if (lead.outcome !== undefined) return refuse('DUPLICATE', { article: '9-3c' });
  const { outcome } = settled;
  const event = happened(
    SurveyLeadSettled,
    { ...surveyRefOf(state), outcome },
    { article: '9-3c', reason, record: { facts: lead.facts.map((fact) => SURVEY_FACTS[fact]) } },
  );
  const violationIds = outcome === 'SUSPECTED' ? { violationIds: [...settled.violationIds] } : {};
  return {
    events: [event],
    body: { ...state.body, lead: { ...lead, outcome, by: actor.id, at: now, ...violationIds } },
  };
}
