import { SurveyContacted } from '../../../../events/survey-contacted/v1.ts';
import { SurveyDrawn } from '../../../../events/survey-drawn/v1.ts';
import { SurveyIneligible } from '../../../../events/survey-ineligible/v1.ts';
import { SurveyRespondentOpened } from '../../../../events/survey-respondent-opened/v1.ts';
import type { PolicySet } from '../../../policy/policy.ts';
import type { Acting } from '../../acting.ts';
import { type Decided, happened } from '../../event.ts';
import { isRefusal, refuse } from '../../problem.ts';
import type { Calendar } from '../../time/calendar.ts';
import { type Deadline, deadlineInWorkingDays, isDue, lastDayOf } from '../../time/deadline.ts';
import type { Instant } from '../../time/instant.ts';
import {
  followSurvey,
  SURVEY_CONTACT_AGAIN,
  SURVEY_DUE,
  type SurveyBody,
  type SurveyDecision,
  surveyRefOf,
  type SurveyState,
} from './survey.ts';

type NewSurvey = Omit<SurveyBody, 'contacts' | 'drawnAt'>;

/** – → DRAWN: a user was drawn, or follows in the list (9-3b). */
export function decideDrawSurvey(surveyId: string, survey: NewSurvey, now: Instant): Decided<SurveyBody> {
  const body: SurveyBody = { ...survey, drawnAt: now, contacts: [] };
  const event = happened(SurveyDrawn, surveyRefOf({ id: surveyId, body }), {
    article: '9-3b',
    to: 'DRAWN',
    inputHash: survey.respondent.hash,
  });
  return { events: [event], body };
}

export interface Counting {
  readonly policy: PolicySet;
  readonly calendar: Calendar;
}

/**
 * DRAWN → CONTACTED, and again policy `evaluation.surveyContactGapWorkingDays` later, up to policy
 * `evaluation.surveyContacts` times (9-3c). The term of policy `evaluation.surveyWorkingDays` runs from the first; that of
 * a user who is called ends no earlier than the gap after the latest call, so that nobody is passed over whom the centre
 * called once only.
 */
export function decideContact(
  state: SurveyState,
  { reached }: { readonly reached?: boolean },
  acting: Acting & Counting,
): SurveyDecision {
  const to = followSurvey(state.status, 'contact', acting);
  if (isRefusal(to)) return to;
  const { body, deadlines } = state;
  const round = body.contacts.length + 1;
  const again = deadlines[SURVEY_CONTACT_AGAIN];
  const contacts = acting.policy.get('evaluation.surveyContacts');
  if (round > contacts)
    return refuse('ILLEGAL_TRANSITION', { article: '9-3c', extra: { state: state.status } });
  if (again !== undefined && !isDue(again, acting.now)) {
    const on = lastDayOf(again);
    const zh = `两次联系须间隔规定的工作日，${on} 之后方可再次联系`;
    const detail = { zh, en: `The second contact may be made after ${on}` };
    return refuse('ILLEGAL_TRANSITION', { article: '9-3c', detail, extra: { earliestDate: on } });
  }
  const { set, clear, dueOn } = clocksOf(state, { round, contacts }, acting);
  const event = happened(
    SurveyContacted,
    { ...surveyRefOf(state), round, dueOn },
    {
      article: '9-3c',
      to,
      deadlines: { set, clear },
      ...(reached !== undefined && { record: { reached } }),
    },
  );
  const contact = { at: acting.now, by: acting.actor.id, ...(reached !== undefined && { reached }) };
  return { events: [event], body: { ...body, contacts: [...body.contacts, contact], dueOn } };
}

/** Whether a call counts as a contact of its own: the first, or a further one once the gap is over (9-3c). */
export function isContact(
  { status, body, deadlines }: SurveyState,
  now: Instant,
  policy: PolicySet,
): boolean {
  if (status === 'DRAWN') return true;
  const again = deadlines[SURVEY_CONTACT_AGAIN];
  const few =
    status === 'CONTACTED' &&
    body.channel === 'PHONE' &&
    body.contacts.length < policy.get('evaluation.surveyContacts');
  return few && (again === undefined || isDue(again, now));
}

function clocksOf(
  { body, deadlines }: SurveyState,
  { round, contacts }: { readonly round: number; readonly contacts: number },
  { now, policy, calendar }: Acting & Counting,
) {
  const count = (kind: string, policyKey: Counted): Deadline =>
    deadlineInWorkingDays({
      kind,
      base: now,
      source: { policyKey, article: '9-3c' },
      amount: policy.get(policyKey),
      calendar,
    });
  const again =
    round < contacts ? [count(SURVEY_CONTACT_AGAIN, 'evaluation.surveyContactGapWorkingDays')] : [];
  const clear = again.length === 0 && deadlines[SURVEY_CONTACT_AGAIN] ? [SURVEY_CONTACT_AGAIN] : [];
  if (round === 1) {
    const due = count(SURVEY_DUE, 'evaluation.surveyWorkingDays');
    return { set: [due, ...again], clear, dueOn: lastDayOf(due) };
  }
  const running = deadlines[SURVEY_DUE];
  const after = count(SURVEY_DUE, 'evaluation.surveyContactGapWorkingDays');
  const due =
    body.channel === 'PHONE' && (running === undefined || after.dueAt > running.dueAt) ? after : running;
  if (due === undefined) throw new Error('a survey that was contacted has a term');
  return { set: [...(due === running ? [] : [due]), ...again], clear, dueOn: lastDayOf(due) };
}
type Counted = 'evaluation.surveyWorkingDays' | 'evaluation.surveyContactGapWorkingDays';

/** DRAWN → INELIGIBLE: found so before anybody was asked. Whoever was asked stays, however unhappy (domain §6.5). */
export function decideFindIneligible(
  state: SurveyState,
  {
    cause,
    reason,
  }: { readonly cause: 'RELATED_PARTY_HOLD' | 'CLOSED' | 'DEREGISTERED'; readonly reason: string },
  acting: Acting,
): SurveyDecision {
  const to = followSurvey(state.status, 'findIneligible', acting);
  if (isRefusal(to)) return to;
  const event = happened(
    SurveyIneligible,
    { ...surveyRefOf(state), cause },
    { article: '9-3b', to, record: { by: acting.actor.role } },
  );
  const ineligible = { cause, reason, by: acting.actor.id, at: acting.now };
  return { events: [event], body: { ...state.body, ineligible } };
}

/** An officer looks at whom to call: who and when stands in the trail before anything is shown. */
export function decideOpenRespondent(state: SurveyState, { actor, now }: Acting): SurveyDecision {
  if (state.status !== 'DRAWN' && state.status !== 'CONTACTED')
    return refuse('ILLEGAL_TRANSITION', { article: '9-3c', extra: { state: state.status } });
  const views = { count: (state.body.views?.count ?? 0) + 1, lastBy: actor.id, lastAt: now };
  const event = happened(SurveyRespondentOpened, surveyRefOf(state), { article: '9-3c' });
  return { events: [event], body: { ...state.body, views } };
}
