import { type Acting, PUBLIC } from '../../../shared/domain/acting.ts';
import { decideRespond } from '../../../shared/domain/evaluation/sample/answer.ts';
import type { SampleBody } from '../../../shared/domain/evaluation/sample/sample.ts';
import type { SurveyAnswers, SurveyBody } from '../../../shared/domain/evaluation/sample/survey.ts';
import type { Decided } from '../../../shared/domain/event.ts';
import { orThrow } from '../../../shared/domain/problem.ts';
import { addDays, closesAt, toLocalDate } from '../../../shared/domain/time/local-date.ts';
import { limitAttempts } from '../../../shared/runtime/limit-attempts.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import type { Loaded } from '../../../shared/store/aggregate.ts';
import { survey } from '../../../shared/store/aggregates/satisfaction.ts';
import { type Change, change, type Plan, type Reply } from '../../../shared/store/plan.ts';
import type { SatisfactionDeps } from '../deps.ts';
import type { routes } from '../routes.ts';
import { closeStep, openStep } from '../tasks.ts';
import { formView } from '../views.ts';
import { surveyByCode } from './by-code.ts';
import { settleSlot } from './replace.ts';

const NOT_KEPT = { 'cache-control': 'no-store' };

/** The form, for whoever holds the code of a message (9-3c). */
export async function readSurveyForm(
  request: Request<(typeof routes)['readSurveyForm']>,
  deps: SatisfactionDeps,
): Promise<Reply> {
  const { policy } = await deps.settings.current(request.now);
  await limitAttempts(request, 'survey-form', policy, deps);
  const { found, drawn } = await surveyByCode(request.headers['x-survey-code'], request.principal, deps);
  return { status: 200, body: formView(found, drawn.body), headers: NOT_KEPT };
}

/** The user's answers, once: nobody's login is recorded, the code is enough (9-3c). */
export async function answerSurvey(
  request: Request<(typeof routes)['answerSurvey']>,
  deps: SatisfactionDeps,
): Promise<Plan> {
  return {
    changes: await answerByCode(request.headers['x-survey-code'], request.body, request, deps),
    actor: PUBLIC,
    response: { status: 200, body: { status: 'RESPONDED', answeredAt: request.now }, headers: NOT_KEPT },
  };
}

/** What an answer changes that comes with a code, from whatever form. @throws NOT_FOUND, and what the survey refuses */
export async function answerByCode(
  code: string,
  answers: SurveyAnswers,
  request: Pick<Request, 'principal' | 'now' | 'sourceIp'>,
  deps: SatisfactionDeps,
): Promise<Change[]> {
  const { policy } = await deps.settings.current(request.now);
  await limitAttempts(request, 'survey-answer', policy, deps);
  const { found, drawn } = await surveyByCode(code, request.principal, deps);
  const user: Acting = { now: request.now, actor: PUBLIC, roles: ['PUBLIC'] };
  const decided = orThrow(decideRespond(found, answers, 'LINK', user));
  return answerChanges(found, drawn, decided, user, deps);
}

/** An answer with what follows from it: the place is settled, no call is due any more, and a "no" is a lead for an officer. */
export async function answerChanges(
  found: Loaded<SurveyBody>,
  drawn: Loaded<SampleBody>,
  decided: Decided<SurveyBody>,
  acting: Acting,
  { tables, settings }: Pick<SatisfactionDeps, 'tables' | 'settings'>,
): Promise<Change[]> {
  const { policy } = await settings.current(acting.now);
  const called = found.body.contacts.length;
  const calls = await Promise.all(
    [1, 2]
      .filter((round) => round <= called + 1)
      .map((round) => closeStep(tables, found.id, 'CALL_SURVEYED_USER', round, acting)),
  );
  const dueAt = closesAt(addDays(toLocalDate(acting.now), policy.get('task.days')));
  const about = { uscc: drawn.body.uscc, dueAt, now: acting.now };
  const lead =
    decided.body.lead === undefined ? [] : await openStep(tables, found.id, 'REVIEW_SURVEY_LEAD', 1, about);
  return [
    change(survey, found, decided),
    settleSlot(drawn, found.body, 'RESPONDED', acting),
    ...calls.flat(),
    ...lead,
  ];
}
