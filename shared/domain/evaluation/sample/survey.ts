import * as z from 'zod';
import { onFirstUse } from '../../../../events/on-first-use.ts';
import type { Acting } from '../../acting.ts';
import type { Decided } from '../../event.ts';
import { follow } from '../../machine.ts';
import type { Refusal } from '../../problem.ts';
import { SealedPart } from '../../sealed-part.ts';
import type { Deadline } from '../../time/deadline.ts';
import { instantSchema } from '../../time/instant.ts';
import { type SurveyAction, surveyMachine, type SurveyStatus } from './machine.ts';

/** The five questions, in the order of the form (domain §6.5). */
export const SURVEY_QUESTIONS = {
  expertise: '专业水平',
  responsiveness: '响应速度',
  quality: '服务质量',
  pricing: '收费合理',
  overall: '总体满意度',
} as const;

/** The two questions whose "no" gives rise to a lead. */
export const SURVEY_FACTS = {
  performedByAgency: '服务是否由该机构自行完成',
  deliverableReceived: '是否收到服务成果',
} as const;
export type SurveyFact = keyof typeof SURVEY_FACTS;

/** What each of the five questions is answered in (domain §6.5). */
export const SURVEY_SCALE = { min: 0, max: 100 } as const;

const score = () => z.int().min(SURVEY_SCALE.min).max(SURVEY_SCALE.max);

/** A user's answers: five scores 0–100 and two yes/no questions. */
export const SurveyAnswers = onFirstUse(() =>
  z.strictObject({
    scores: z.strictObject({
      expertise: score(),
      responsiveness: score(),
      quality: score(),
      pricing: score(),
      overall: score(),
    }),
    performedByAgency: z.boolean(),
    deliverableReceived: z.boolean(),
  }),
);
export type SurveyAnswers = z.infer<ReturnType<typeof SurveyAnswers>>;

/** One user who was drawn (SM-9). Who it is lies sealed under `respondent`. */
export const SurveyBody = onFirstUse(() =>
  z.strictObject({
    cycleId: z.string(),
    sampleId: z.string(),
    slot: z.int().min(1),
    /** Place in the list of the draw. */
    place: z.int().min(0),
    respondent: SealedPart(),
    /** By a link to a verified phone, or by an officer's call. */
    channel: z.enum(['LINK', 'PHONE']),
    drawnAt: instantSchema(),
    policyVersion: z.string(),
    contacts: z.array(
      z.strictObject({
        at: instantSchema(),
        by: z.string(),
        /** Of a call: whether the user could be spoken to. */
        reached: z.boolean().optional(),
      }),
    ),
    dueOn: z.iso.date().optional(),
    views: z.strictObject({ count: z.int(), lastBy: z.string(), lastAt: instantSchema() }).optional(),
    answer: z
      .strictObject({
        ...SurveyAnswers().shape,
        at: instantSchema(),
        via: z.enum(['LINK', 'PHONE']),
        by: z.string(),
      })
      .optional(),
    /** What an officer made of a "no". */
    lead: z
      .strictObject({
        facts: z.array(z.enum(['performedByAgency', 'deliverableReceived'])),
        outcome: z.enum(['SUSPECTED', 'DISMISSED']).optional(),
        by: z.string().optional(),
        at: instantSchema().optional(),
        violationIds: z.array(z.string()).optional(),
      })
      .optional(),
    ineligible: z
      .strictObject({ cause: z.string(), by: z.string(), at: instantSchema(), reason: z.string() })
      .optional(),
    replacedBy: z.string().optional(),
  }),
);
export type SurveyBody = z.infer<ReturnType<typeof SurveyBody>>;

export interface SurveyState {
  readonly id: string;
  readonly status: string;
  readonly body: SurveyBody;
  readonly deadlines: Readonly<Record<string, Deadline>>;
}

export type SurveyDecision = Decided<SurveyBody> | Refusal;

/** The reference that events about a survey carry: neither the user nor the agency. */
export const surveyRefOf = ({ id, body }: Pick<SurveyState, 'id' | 'body'>) => ({
  surveyId: id,
  cycleId: body.cycleId,
});

export const followSurvey = (status: string, action: SurveyAction, { roles }: Pick<Acting, 'roles'>) =>
  // The status was written by the same machine.
  follow(surveyMachine, status as SurveyStatus, action, roles);

/** The clocks of a survey: when the second contact may be made, and the end of the term. */
export const SURVEY_CONTACT_AGAIN = 'SURVEY_CONTACT_AGAIN';
export const SURVEY_DUE = 'SURVEY_DUE';

/** Where the user of a survey lies sealed. */
export const respondentRefOf = (surveyId: string): string => `SURVEY-${surveyId}/respondent`;

/** A user's score for the evaluation: the mean of the five, which has one decimal (domain §6.1 [J]). */
export function scoreOf({ scores }: Pick<SurveyAnswers, 'scores'>): number {
  const five = Object.values(scores);
  return Math.round((five.reduce((sum, each) => sum + each, 0) * 10) / five.length) / 10;
}
