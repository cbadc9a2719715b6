import type { Handlers } from '../../shared/runtime/route.ts';
import type { SatisfactionDeps } from './deps.ts';
import { openSurveyForm, openSurveyLink, readSurveyEntry, submitSurveyForm } from './form/forms.ts';
import { listSamples, listSurveys, readSurvey, redrawSamples } from './read.ts';
import type { routes } from './routes.ts';
import { answerSurvey, readSurveyForm } from './surveys/answer.ts';
import {
  findRespondentIneligible,
  openRespondent,
  recordSurveyCall,
  settleSurveyLead,
} from './surveys/handling.ts';

/** The use case of each operation. */
export const handlers = {
  readSurveyForm,
  answerSurvey,
  readSurveyEntry,
  openSurveyForm,
  openSurveyLink,
  submitSurveyForm,
  listSamples,
  redrawSamples,
  listSurveys,
  readSurvey,
  openRespondent,
  recordSurveyCall,
  findRespondentIneligible,
  settleSurveyLead,
} satisfies Handlers<typeof routes, SatisfactionDeps>;
