import type { Envelope } from '../../events/envelope.ts';
import { EvaluationScored } from '../../events/evaluation-scored/v1.ts';
import { SatisfactionClosed } from '../../events/satisfaction-closed/v1.ts';
import { SurveyDrawn } from '../../events/survey-drawn/v1.ts';
import { SurveyIneligible } from '../../events/survey-ineligible/v1.ts';
import { SurveyNoResponse } from '../../events/survey-no-response/v1.ts';
import type { SatisfactionWorkerDeps } from './deps.ts';
import { drawPage, startDraw } from './draw/draw-page.ts';
import type { DrawPage } from './draw/page.ts';
import { once } from './once.ts';
import { rescoreEntries } from './rescore-entries.ts';
import { planFirstContact } from './surveys/contact.ts';
import { planReplacement } from './surveys/replace.ts';

/** The queue carries what happened to cycles and surveys, and the pages of the draw. */
export async function react(
  message: Envelope | DrawPage,
  now: string,
  deps: SatisfactionWorkerDeps,
): Promise<void> {
  if ('step' in message) return drawPage(message, now, deps);
  switch (message.type) {
    case EvaluationScored.type:
      return startDraw(EvaluationScored.data().parse(message.data).cycleId, deps);
    case SurveyDrawn.type: {
      const { surveyId } = SurveyDrawn.data().parse(message.data);
      return once(message.id, () => planFirstContact(surveyId, now, deps), now, deps);
    }
    case SurveyNoResponse.type: {
      const { surveyId } = SurveyNoResponse.data().parse(message.data);
      return once(message.id, () => planReplacement(surveyId, now, deps), now, deps);
    }
    case SurveyIneligible.type: {
      const { surveyId } = SurveyIneligible.data().parse(message.data);
      return once(message.id, () => planReplacement(surveyId, now, deps), now, deps);
    }
    case SatisfactionClosed.type:
      return rescoreEntries(SatisfactionClosed.data().parse(message.data), now, deps);
    default:
      deps.log.info('SKIPPED', { eventId: message.id, eventType: message.type });
  }
}
