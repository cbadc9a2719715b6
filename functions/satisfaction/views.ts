import * as z from 'zod';
import { onFirstUse } from '../../events/on-first-use.ts';
import { surveyMachine, type SurveyStatus } from '../../shared/domain/evaluation/sample/machine.ts';
import { SampleBody } from '../../shared/domain/evaluation/sample/sample.ts';
import { SURVEY_FACTS, SURVEY_QUESTIONS, SurveyBody } from '../../shared/domain/evaluation/sample/survey.ts';
import type { Principal } from '../../shared/domain/identity/principal.ts';
import { allowedActions } from '../../shared/domain/machine.ts';
import { deadlineViews, DeadlineViews } from '../../shared/runtime/deadline-view.ts';
import type { Standing } from '../../shared/store/standing-after.ts';

export const SampleView = onFirstUse(() => {
  const { list: _, policyVersion: _p, next: _n, ...open } = SampleBody().shape;
  return z.object({ sampleId: z.string(), status: z.string(), version: z.int(), ...open });
});

/** How many were drawn and what became of each place; who it was is in none of it. */
export function sampleView({ id, status, version, body }: Standing<SampleBody>) {
  const { list: _, policyVersion: _p, next: _n, ...open } = body;
  return { sampleId: id, status, version, ...open };
}

export const SurveyView = onFirstUse(() => {
  const { cycleId, sampleId, slot, channel, drawnAt, contacts, dueOn, answer, lead, ineligible, replacedBy } =
    SurveyBody().shape;
  return z.object({
    surveyId: z.string(),
    status: z.enum(surveyMachine.states),
    version: z.int(),
    cycleId,
    sampleId,
    slot,
    channel,
    drawnAt,
    contacts,
    dueOn,
    answer,
    lead,
    ineligible,
    replacedBy,
    deadlines: DeadlineViews(),
    allowedActions: z.array(z.string()),
  });
});

export function surveyView(
  { id, status, version, deadlines, body }: Standing<SurveyBody>,
  { roles }: Pick<Principal, 'roles'>,
) {
  const { respondent: _, place: _p, policyVersion: _v, views: _w, ...open } = body;
  return {
    surveyId: id,
    status: status as SurveyStatus,
    version,
    ...open,
    deadlines: deadlineViews(deadlines),
    allowedActions: allowedActions(surveyMachine, status as SurveyStatus, roles),
  };
}

export const FormView = onFirstUse(() =>
  z.object({
    status: z.enum(surveyMachine.states),
    agencyName: z.string(),
    cycleId: z.string(),
    dueOn: z.string().optional(),
    questions: z.array(z.object({ key: z.string(), zh: z.string(), scale: z.literal('0-100') })),
    facts: z.array(z.object({ key: z.string(), zh: z.string() })),
  }),
);

const asked = Object.entries(SURVEY_QUESTIONS).map(([key, zh]) => ({ key, zh, scale: '0-100' as const }));
const facts = Object.entries(SURVEY_FACTS).map(([key, zh]) => ({ key, zh }));

/** What is asked about which agency; nothing of the user. */
export function formView(
  { status, body }: Pick<Standing<SurveyBody>, 'status' | 'body'>,
  { agencyName }: SampleBody,
) {
  return {
    status: status as SurveyStatus,
    agencyName,
    cycleId: body.cycleId,
    ...(body.dueOn !== undefined && { dueOn: body.dueOn }),
    questions: asked,
    facts,
  };
}
