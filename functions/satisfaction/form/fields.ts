import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import {
  SURVEY_FACTS,
  SURVEY_QUESTIONS,
  SURVEY_SCALE,
  SurveyAnswers,
  type SurveyFact,
} from '../../../shared/domain/evaluation/sample/survey.ts';

export type Question = keyof typeof SURVEY_QUESTIONS;

/** What a person has written into the form, as it came; nothing where a field was left out. */
export type Written = Readonly<Partial<Record<Question | SurveyFact, string | undefined>>>;

const text = () => z.string().optional();

/** The code of the text message, as a form carries it. */
export const CodeForm = onFirstUse(() => z.object({ code: text() }));

/** Every field may be missing or wrong: the person is told so on the form, not by a problem document. */
export const AnswerForm = onFirstUse(() =>
  z.object({
    code: text(),
    expertise: text().describe('0-100'),
    responsiveness: text().describe('0-100'),
    quality: text().describe('0-100'),
    pricing: text().describe('0-100'),
    overall: text().describe('0-100'),
    performedByAgency: text().describe('yes or no'),
    deliverableReceived: text().describe('yes or no'),
  }),
);

/** What is wrong with a field, for the person who filled it in. */
export type Wrong = Readonly<Partial<Record<Question | SurveyFact, string>>>;

export const QUESTIONS = Object.entries(SURVEY_QUESTIONS) as readonly [Question, string][];
export const FACTS = Object.entries(SURVEY_FACTS) as readonly [SurveyFact, string][];

const { min, max } = SURVEY_SCALE;
const asScore = (given = ''): number => (/^\d{1,3}$/.test(given.trim()) ? Number(given) : Number.NaN);
const asFact = (given: string | undefined): boolean | undefined =>
  given === 'yes' ? true : given === 'no' ? false : undefined;

/** The answers of a form that is filled in whole, else what is wrong with which field (9-3c). */
export function answersOf(written: Written): { readonly answers: SurveyAnswers } | { readonly wrong: Wrong } {
  const scores = Object.fromEntries(QUESTIONS.map(([name]) => [name, asScore(written[name])]));
  const facts = Object.fromEntries(FACTS.map(([name]) => [name, asFact(written[name])]));
  const parsed = SurveyAnswers().safeParse({ scores, ...facts });
  if (parsed.success) return { answers: parsed.data };
  const named = new Set(parsed.error.issues.map(({ path }) => String(path.at(-1))));
  const zh = (name: string) => (name in SURVEY_FACTS ? '请选择“是”或“否”' : `请填写${min}至${max}的整数`);
  return { wrong: Object.fromEntries([...named].map((name) => [name, zh(name)])) };
}
